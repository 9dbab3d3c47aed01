import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { digestFault } from "./content-digest.js";

const digest = (algorithm: "sha-256" | "sha-512", body: Uint8Array | string) =>
  `${algorithm}=:${createHash(algorithm.replace("-", "")).update(body).digest("base64")}:`;

test("the digests of RFC 9530, appendix D, are good of their body and of no other", () => {
  const body = Buffer.from('{"hello": "world"}\n');
  const fields = [
    "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:",
    "sha-512=:YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP+pgk4vf2aCsyRZOtw8MjkM7iw7yZ/WkppmM44T3qg==:",
  ];
  for (const field of [...fields, fields.join(", ")]) {
    expect(digestFault(field, body)).toBeUndefined();
    expect(digestFault(field, body.subarray(1))).toBe("digest-wrong");
  }
});

test("of several digests each that is known has to be right; unknown ones may be anything", () => {
  const right = digest("sha-256", "body");
  const body = Buffer.from("body");
  expect(digestFault(`md5=:AAAA:, ${right}`, body)).toBeUndefined();
  expect(digestFault(`${right}, ${digest("sha-512", "other")}`, body)).toBe("digest-wrong");
  expect(digestFault("sha-256=abc", body)).toBe("digest-wrong");
  expect(digestFault(`${right}, sha-512`, body)).toBe("digest-wrong");
});

test.each(["", "md5=:AAAA:", "sha-256", "SHA-256=:AAAA:", "sha-256=:AAAA", "="])(
  "%j names no digest of this body",
  (field) => {
    expect(["digest-unreadable", "digest-wrong"]).toContain(digestFault(field, Buffer.from("body")));
  },
);

test("whatever is sent as a digest, no other body passes for it, and nothing breaks", () => {
  const field = fc.oneof(
    fc.string(),
    fc.base64String().map((text) => `sha-256=:${text}:`),
  );
  fc.assert(
    fc.property(field, fc.uint8Array(), (text, body) => {
      expect(digestFault(text, body)).toBeDefined();
      expect(digestFault(digest("sha-512", body), body)).toBeUndefined();
    }),
  );
});

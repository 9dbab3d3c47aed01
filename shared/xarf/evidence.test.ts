import { describe, expect, test } from "vitest";
import type { XarfFault } from "./fault.js";
import { parseXarf } from "./parse.js";
import { evidenceOf, SENT } from "./testing/reports.js";

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

function faultsWith(type: keyof typeof SENT, ...evidence: readonly object[]): readonly XarfFault[] {
  const parsed = parseXarf({ ...SENT[type], evidence });
  return parsed.ok ? [] : parsed.faults;
}

describe("evidence of the abuse of a child", () => {
  test.each(["csam", "csem"] as const)("is never taken, not even as text: %s", (type) => {
    for (const item of [evidenceOf("image/png", PNG), evidenceOf("text/plain", "hash match")]) {
      expect(faultsWith(type, item)).toEqual([{ field: "evidence.0.payload", code: "evidence-refused" }]);
    }
  });

  test.each(["csam", "csem"] as const)("may be described, with its hash, and kept by the sender: %s", (type) => {
    expect(faultsWith(type, { ...evidenceOf("image/png", PNG), description: "A frame", payload: "" })).toEqual([]);
    expect(faultsWith(type)).toEqual([]);
  });

  test("is refused by name whatever else is wrong", () => {
    const sent = { ...SENT.csam, url: 7, evidence: [{ content_type: 7, payload: "AAAA", hash: "sha256:00" }] };
    const parsed = parseXarf(sent);
    expect(parsed.ok ? [] : parsed.faults).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: "url" }),
        { field: "evidence.0.payload", code: "evidence-refused" },
        { field: "evidence.0.hash", code: "evidence-hash-mismatch" },
      ]),
    );
  });
});

describe("other evidence", () => {
  test.each(["text/plain", "text/html; charset=utf-8", "TEXT/CSV", "application/json"])(
    "is taken as %s",
    (contentType) => {
      expect(faultsWith("fraud", evidenceOf(contentType, "Пошаљи новац\r\n\t😀"))).toEqual([]);
    },
  );

  test.each([
    "image/png",
    "application/pdf",
    "application/zip",
    "message/rfc822",
    "video/mp4",
    "application/octet-stream",
    "",
  ])("is refused as %s, which is or may hold media", (contentType) => {
    expect(faultsWith("phishing", evidenceOf("text/plain", "x"), evidenceOf(contentType, "x"))).toEqual([
      expect.objectContaining({ field: "evidence.1.content_type", code: "evidence-type-refused" }),
    ]);
  });

  test.each([
    ["a picture that calls itself text", evidenceOf("text/plain", PNG), "evidence-not-text"],
    ["control characters", evidenceOf("text/plain", "a\0b"), "evidence-not-text"],
    ["a picture within a page", evidenceOf("text/html", "<img src=data:image/png;base64,AAAA>"), "data-uri"],
    ["a picture in base64 twice", evidenceOf("text/plain", `iVBORw0KGgo${"A".repeat(300)}`), "media-refused"],
    ["no base64", { content_type: "text/plain", payload: "plain words" }, "evidence-not-base64"],
  ])("with %s is refused", (_what, item, code) => {
    expect(faultsWith("fraud", item)).toEqual([{ field: "evidence.0.payload", code }]);
  });
});

describe("a hash", () => {
  test.each(["md5", "sha1", "sha256", "sha512"])("%s is compared, in capitals or not", (algorithm) => {
    const { hash, ...item } = evidenceOf("text/plain", "words", algorithm);
    expect(faultsWith("fraud", { ...item, hash })).toEqual([]);
    expect(faultsWith("fraud", { ...item, hash: hash.replace(/:.*/, (hex) => hex.toUpperCase()) })).toEqual([]);
    expect(
      faultsWith("fraud", item, { ...item, hash: hash.replace(/.$/, (last) => (last === "0" ? "1" : "0")) }),
    ).toEqual([{ field: "evidence.1.hash", code: "evidence-hash-mismatch" }]);
  });

  test("of which half is missing is another one", () => {
    const { hash, ...item } = evidenceOf("text/plain", "words");
    expect(faultsWith("fraud", { ...item, hash: hash.slice(0, -1) })).toEqual([
      { field: "evidence.0.hash", code: "evidence-hash-mismatch" },
    ]);
  });

  test("of a kind that nobody knows is a fault of its own, told once", () => {
    expect(faultsWith("fraud", { ...evidenceOf("text/plain", "words"), hash: "crc32:00" })).toEqual([
      expect.objectContaining({ field: "evidence.0.hash", code: "xarf-format" }),
    ]);
  });
});

describe("media by the back door", () => {
  test.each([
    ["url", "data:image/png;base64,AAAA", "data-uri"],
    ["description", "see data:image/png;base64,AAAA", "data-uri"],
    ["screenshot", `/9j/${"A".repeat(300)}=`, "media-refused"],
    ["note", `The picture:\n${"iVBORw0KGgoAAAANSUhE\r\n".repeat(20)}`, "media-refused"],
    ["_internal", { picture: `UklGR${"A".repeat(300)}` }, "media-refused"],
  ])("is refused in %s", (field, value, code) => {
    const parsed = parseXarf({ ...SENT.fraud, [field]: value });
    const faults = parsed.ok ? [] : parsed.faults;
    expect(faults).toEqual([{ field: field === "_internal" ? "_internal.picture" : field, code }]);
  });

  test("a hash in base64 is no picture", () => {
    expect(parseXarf({ ...SENT.csam, hash_values: { photodna: Buffer.alloc(144, 7).toString("base64") } }).ok).toBe(
      true,
    );
  });
});

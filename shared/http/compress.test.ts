import { brotliDecompressSync, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compressed } from "./compress.js";

const LONG = "Пиши нам. ".repeat(300);
const answer = (body: string) => ({ statusCode: 200, headers: { "content-type": "text/html" }, body });
const asking = (accepts?: string) => ({ headers: accepts === undefined ? {} : { "accept-encoding": accepts } });

const decoders = { br: brotliDecompressSync, gzip: gunzipSync };
const textOf = ({ body = "", headers, isBase64Encoded }: ReturnType<typeof compressed>): string => {
  const encoding = headers?.["content-encoding"];
  if (encoding === undefined) return body;
  expect(isBase64Encoded).toBe(true);
  return decoders[encoding === "br" ? "br" : "gzip"](Buffer.from(body, "base64")).toString("utf8");
};

test.each([
  ["gzip, deflate, br", "br"],
  ["gzip, deflate", "gzip"],
  ["GZIP", "gzip"],
  ["br;q=0, gzip;q=0.5", "gzip"],
  ["br; q=0.0, gzip; q=0", undefined],
  ["identity", undefined],
  ["", undefined],
  [undefined, undefined],
])("a browser that takes %s gets %s, and the same text", (accepts, encoding) => {
  const got = compressed(asking(accepts), answer(LONG));
  expect(got.headers?.["content-encoding"]).toBe(encoding);
  expect(got.headers?.["vary"]).toBe("Accept-Encoding");
  expect(got.headers?.["content-type"]).toBe("text/html");
  expect(textOf(got)).toBe(LONG);
});

test("any text comes through as it was", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 3000 }),
      fc.constantFrom("br", "gzip", "deflate"),
      (text, one) => {
        expect(textOf(compressed(asking(one), answer(text)))).toBe(text);
      },
    ),
  );
});

test("what is small, empty or encoded already stays as it is", () => {
  for (const response of [answer("short"), { statusCode: 303 }, { ...answer(LONG), isBase64Encoded: true }])
    expect(compressed(asking("br"), response)).toBe(response);
});

test("what an answer varies by already is kept", () => {
  const response = { ...answer(LONG), headers: { vary: "Origin" } };
  expect(compressed(asking("br"), response).headers?.["vary"]).toBe("Origin, Accept-Encoding");
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { isFormatted } from "../xarf/formats.js";
import { writtenAddress } from "../xarf/testing/notices.js";
import { sendableAddress } from "./sendable-address.js";

test("whatever people write, what is sent is a URI, and the same again", () => {
  fc.assert(
    fc.property(fc.oneof(writtenAddress, fc.webUrl(), fc.string()), (written) => {
      const address = sendableAddress(written);
      if (address === undefined) return;
      expect(isFormatted("uri", address)).toBe(true);
      expect(sendableAddress(address)).toBe(address);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["https://reporter:secret@okapi.example/x", "https://okapi.example/x"],
  ["https://video.example/watch?v=1&si=abc&fbclid=x#t", "https://video.example/watch?v=1#t"],
  ["https://pictures.example/p?igshid=me&utm_source=mail", "https://pictures.example/p"],
  ["https://store.example/folder#key|[1]#2", "https://store.example/folder#key%7C%5B1%5D%232"],
  [
    "http://пример.срб/слика једна",
    "http://xn--e1afmkfd.xn--90a3ac/%D1%81%D0%BB%D0%B8%D0%BA%D0%B0%20%D1%98%D0%B5%D0%B4%D0%BD%D0%B0",
  ],
  [" https://Okapi.EXAMPLE:8443 ", "https://okapi.example:8443/"],
])("%s goes out as %s", (written, wanted) => {
  expect(sendableAddress(written)).toBe(wanted);
});

test.each(
  ["", "okapi.example/x", "ftp://okapi.example/x", "javascript:alert(1)", "http://localhost/x", "https://"].concat(
    `https://okapi.example/${"x".repeat(2_048)}`,
  ),
)("%s is not sent", (written) => {
  expect(sendableAddress(written)).toBeUndefined();
});

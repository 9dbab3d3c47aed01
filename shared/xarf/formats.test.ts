import { expect, test } from "vitest";
import { type Format, isFormatted } from "./formats.js";

/** Thousands more are compared with the published schemas in `test/xarf`. */
test.each<[Format, readonly string[], readonly string[]]>([
  ["uuid", ["F7A8B9C0-d1e2-3456-fabc-def012345678"], ["f7a8b9c0d1e23456fabcdef012345678", "7", ""]],
  [
    "date-time",
    [..."2024-02-29T00:00:00Z 2025-01-15t10:30:00.5+05:30 2016-12-31T23:59:60Z 2016-12-31T18:59:60-05:00".split(" ")],
    [..."2025-02-29T00:00:00Z 2025-01-15 2025-01-15T10:30:00 2025-13-01T00:00:00Z 2025-04-31T00:00:00Z".split(" "), ""],
  ],
  ["date-time", ["2000-02-29T23:59:59Z"], ["2016-12-31T23:58:60Z", "1900-02-29T00:00:00Z", "2025-01-01T24:00:00Z"]],
  ["email", ["a.b+c@d.example"], ["a", "a@b", "a..b@c.example", "a@-b.example", "ä@b.example"]],
  ["hostname", ["localhost", "a-b.example."], ["-a.example", "a_b.example", "", `${"a".repeat(64)}.example`]],
  ["hostname", [Array(4).fill("a".repeat(62)).join(".")], [Array(5).fill("a".repeat(62)).join(".")]],
  [
    "uri",
    [
      ..."https://a.example/x?y#z http://[2001:db8::1]:80/ urn:x:y tg://resolve?domain=x http://u:p@a.example".split(
        " ",
      ),
    ],
    [
      ..."a.example /x //a.example http://a.example/%zz http://a.example/ž http://[1::2::3]/ http: magnet:?x".split(
        " ",
      ),
    ],
  ],
  ["ipv4", ["192.0.2.1"], ["192.0.2.256", "192.0.2", "01.2.3.4"]],
  ["ipv6", ["::1", "::ffff:192.0.2.1"], ["fe80::1%eth0", "1::2::3", "192.0.2.1"]],
])("%s, right and wrong", (format, right, wrong) => {
  expect(right.filter((text) => !isFormatted(format, text))).toEqual([]);
  expect(wrong.filter((text) => isFormatted(format, text))).toEqual([]);
});

test.each<[Format, string]>([
  ["email", `a@${"a.".repeat(20_000)}!`],
  ["email", `a@${"a-".repeat(20_000)}!`],
  ["hostname", `${"a.".repeat(20_000)}!`],
  ["uri", `http://${"a@".repeat(20_000)} `],
  ["uri", `http://${"a:".repeat(20_000)} `],
  ["uri", `x:${"/a".repeat(20_000)}%`],
])("%s is told in a time that grows with the text alone", (format, text) => {
  expect(isFormatted(format, text)).toBe(false);
});

import fc from "fast-check";

export const label = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const host = fc
  .tuple(label, fc.constantFrom("example", "example.com", "co.example.org"))
  .map((parts) => parts.join("."));

/** What is written in a format, and next to it what looks so. Which is which, the published schemas say. */
export const RIGHT: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.oneof(
    fc.uuid(),
    fc.constantFrom("f7a8b9c0-d1e2-3456-fabc-def012345678", "F7A8B9C0-D1E2-3456-FABC-DEF012345678"),
  ),
  "date-time": fc.oneof(
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
    fc.constantFrom(
      "2024-02-29T00:00:00+05:30",
      "2025-01-15T10:30:00Z",
      "2016-12-31T23:59:60Z",
      "2025-01-15t10:30:00.5z",
    ),
  ),
  email: fc.oneof(
    fc.emailAddress({ size: "xsmall" }),
    host.map((name) => `abuse@${name}`),
  ),
  hostname: fc.oneof(host, fc.constantFrom("localhost", "a-b.example.", "xn--e1afmkfd.example", "1.2.3.4")),
  uri: fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.ipV6().map((ip) => `http://[${ip}]:8080/x`),
    fc.constantFrom(
      "urn:x:y",
      "magnet:?xt=urn:btih:0",
      "tg://resolve?domain=x",
      "mailto:a@b.example",
      "http://u:p@a.example:80",
    ),
  ),
  ipv4: fc.ipV4(),
  ipv6: fc.ipV6(),
};
export const WRONG: Readonly<Record<string, readonly string[]>> = {
  uuid: ["urn:uuid:f7a8b9c0-d1e2-3456-fabc-def012345678", "f7a8b9c0d1e23456fabcdef012345678", "{f7a8b9c0}", "7"],
  "date-time": [
    ..."2023-02-29T00:00:00Z 2025-01-15 2025-01-15T10:30:00 2025-1-15T10:30:00Z 2025-13-01T00:00:00Z".split(" "),
    ..."2025-01-15T24:00:00Z 2025-01-15T10:60:00Z 2025-01-15T10:30:60Z 2025-01-15T10:30:00+0100 1900-02-29T00:00:00Z".split(
      " ",
    ),
    ..."2025-01-15T10:30:00+25:00 2025-01-15T10:30Z 2016-12-31T18:59:60-05:00 2025-01-15T10:30:00.Z 20250115T103000Z".split(
      " ",
    ),
    "2025-01-15 10:30:00Z",
    "2025-01-15T10:30:00Z ",
    "2025-01-15T10:30:00+01",
  ],
  email: [
    "a",
    "a@b",
    "a@b.example ",
    "a..b@c.example",
    "a@-b.example",
    "ä@b.example",
    '"a b"@c.example',
    "a@b_c.example",
    "A@B.EXAMPLE",
  ],
  hostname: [
    "-a.example",
    "a_b.example",
    "a..example",
    "",
    ".",
    "ä.example",
    `${"a".repeat(64)}.example`,
    "a.example/x",
  ],
  uri: [
    ..."example.com /x //a.example/x http://a.example/%zz http://a.example/ž http://[1::2::3]/ http: http:// :x 1a:b".split(
      " ",
    ),
    ..."http://a.example/<x> http://a.example/[x] http://[v1.x]/ http://[::ffff:1.2.3.4]/ x:?q x:#f x:/ http://a.example:x/ a:b@c:d".split(
      " ",
    ),
    ..."http://a.example/{x} http://a^b.example http:///x x:/a:b/c http://a@b@c/ http://a.example?x#y#z HTTP://A.EXAMPLE".split(
      " ",
    ),
    "http://a.example/x y",
    'http://a.example/"x"',
    " http://a.example",
  ],
  ipv4: ["1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4 ", "::1"],
  ipv6: [
    "1::2::3",
    "::ffff:1.2.3.4",
    "1:2:3:4:5:6:7::",
    "fe80::1%eth0",
    ":::",
    "12345::",
    "1.2.3.4",
    "::ffff:1.2.3.256",
  ],
};

/** What looks like a format: right, nearly so, or right with a character changed. */
export function nearly(format: string): fc.Arbitrary<string> {
  const right = RIGHT[format] ?? fc.constant("");
  const known = fc.oneof(right, fc.constantFrom("", ...(WRONG[format] ?? [])));
  const character = fc.oneof(
    fc.constantFrom(...'0:-+.@/%[]Zz _é\n#?"<v'.split("")),
    fc.string({ minLength: 1, maxLength: 1 }),
  );
  const edited = fc
    .tuple(known, fc.nat({ max: 60 }), fc.nat({ max: 1 }), fc.oneof(fc.constant(""), character))
    .map(([text, at, gone, put]) => text.slice(0, at) + put + text.slice(at + gone));
  // RFC 3986 §3.2.2 has no octet `01`; the validator's pattern lets it through within an IPv6 address.
  const octet = /\[.*(?:[:.]0\d+\.|\.0\d+\])/;
  return fc.oneof(known, edited).filter((text) => format !== "uri" || !octet.test(text));
}

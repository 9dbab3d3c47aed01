import fc from "fast-check";
import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { defanged, normalisedAddress, webAddressesIn } from "./web-address.js";

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/);
const host = fc
  .tuple(word, word, fc.constantFrom("rs", "com", "example", "срб", "online", "co.me"))
  .map((labels) => labels.join("."));
const path = fc
  .array(
    fc.stringMatching(/^[A-Za-z0-9~@%_-]{1,8}$/).filter((part) => !/%(?![0-9a-f]{2})/i.test(part)),
    {
      maxLength: 3,
    },
  )
  .map((parts) => parts.map((part) => `/${part}`).join(""));
const address = fc.tuple(fc.constantFrom("http", "https"), host, path).map(([s, h, p]) => `${s}://${h}${p}`);

/** What text is made of that somebody wrote to get a link past us. */
const hostile = fc
  .array(
    fc.oneof(
      address,
      host,
      word,
      fc.constantFrom(
        ..."./:@[]()<>\"'#?&%-_ \n",
        ..."http:// https:// HTTP:// //www. www. ftp:// tg:// mailto: javascript: skype: x@ .com .Com .rs .онлајн".split(
          " ",
        ),
        ..."evil.Click a..b.com 1.2.3.4 10.0.0.1:80/x u:p@ evil。com evil．rs 例え.jp [.] [@] [:]// (dot) hxxp:// \u200b \u00ad 💩.la".split(
          " ",
        ),
      ),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

/** The links that a mail program, which knows every ending there is, makes of plain text. */
async function linksIn(text: string): Promise<string[]> {
  const mail = `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(text).toString("base64")}`;
  const { textAsHtml = "" } = await simpleParser(mail);
  return textAsHtml.match(/<a href="[^"]*"/g) ?? [];
}

describe("a defanged text", () => {
  test.each([
    ["https://a.example/x", "hxxps://a[.]example/x"],
    ["HTTP://WWW.A.EXAMPLE", "hxxp://WWW[.]A[.]EXAMPLE"],
    ["www.a.example/x", "www[.]a[.]example/x"],
    ["vidi t.me/x, pa a.example.", "vidi t[.]me/x, pa a[.]example."],
    ["x@y.example", "x[@]y[.]example"],
    ["http://u:p@a.b:80/c", "hxxp://u:p[@]a[.]b:80/c"],
    ["http://1.2.3.4:8080/x i 10.0.0.1", "hxxp://1[.]2[.]3[.]4:8080/x i 10[.]0[.]0[.]1"],
    ["ftp://a.example tg://resolve?domain=x", "ftp[:]//a[.]example tg[:]//resolve?domain=x"],
    ["javascript:alert(1) mailto:a@b.rs tel:+38160", "javascript[:]alert(1) mailto[:]a[@]b[.]rs tel[:]+38160"],
    ["пример.срб и evil。com", "пример[.]срб и evil[.]com"],
    ["kraj.Sutra", "kraj[.]Sutra"],
    ["evil.\u200bcom", "evil[.]\u200bcom"],
  ])("%s is written %s", (text, written) => {
    expect(defanged(text)).toBe(written);
  });

  test.each([
    "npr. juče. Sutra, 12.11.2026. u 15.30, tj. d.o.o. „Čas“… i onda...ništa",
    "Nó nói: 3,5 triệu. Hôm qua lúc 15:30",
    "napomena: razred 7-2, cena 1.250,00 (vidi str. 4)",
  ])("is the same when there is no address in it: %s", (text) => {
    expect(defanged(text)).toBe(text);
  });

  test("has nothing that a mail program makes a link of", async () => {
    // The program at hand does make links: a test that finds none says something.
    expect(await linksIn("a.example.com evil.Click x@y.rs http://1.2.3.4/x @somebody")).toHaveLength(5);
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        expect(await linksIn(defanged(text))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test("is the same when it is defanged again", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(defanged(defanged(text))).toBe(defanged(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("addresses in prose", () => {
  test.each([
    ["vidi (https://a.example/x_(y)). Onda http://b.example, pa", ["https://a.example/x_(y)", "http://b.example"]],
    ["www.a.example/x i t.me/x i a.example.", ["www.a.example/x", "t.me/x", "a.example"]],
    ["Youtube.com? „instagram.com/ana_“ na facebook.com-u", ["Youtube.com", "instagram.com/ana_", "facebook.com"]],
    [
      "hxxps://a[.]example/x, b (dot) example, hxxp[:]//c[.]example",
      ["https://a.example/x", "b.example", "http://c.example"],
    ],
    ["vidihttps://a.example/1,https://b.example/2", ["https://a.example/1", "https://b.example/2"]],
    ["пример.срб/ж i 1.2.3.4:8080/x", ["пример.срб/ж", "1.2.3.4:8080/x"]],
    ["a.example i opet a.example", ["a.example"]],
  ])("%s: %j", (text, addresses) => {
    expect(webAddressesIn(text)).toEqual(addresses);
  });

  test.each([
    "kraj.Sutra dan.pomozite 12.11.2026. 15.30 d.o.o.",
    "ana.me@x.example",
    "ftp://a.example/x",
    "https://",
    "",
  ])("there are none in: %s", (text) => {
    expect(webAddressesIn(text)).toEqual([]);
  });

  test("are found in any prose, defanged or not, as the same page", () => {
    const prose = fc.constantFrom("vidi ", "Рекао је: ", "(", "„", "x\n", "<");
    const after = fc.constantFrom("", ".", ", pa", ")", "“", " i", "\n", "?!");
    fc.assert(
      fc.property(prose, address, after, (before, one, behind) => {
        const page = normalisedAddress(one);
        expect(webAddressesIn(before + one + behind).map(normalisedAddress)).toEqual([page]);
        expect(webAddressesIn(defanged(before + one + behind)).map(normalisedAddress)).toEqual([page]);
      }),
    );
  });

  test("each has a normal form, whatever is written", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const one of webAddressesIn(text)) expect(normalisedAddress(one)).toBeDefined();
      }),
    );
  });
});

describe("one page", () => {
  test.each([
    [
      "a.example/x?a=1&b=2",
      ["HTTPS://WWW.A.Example:443//x/?b=2&a=1#top", "http://u:p@m.a.example:80/x?utm_source=q&b=2&a=1&fbclid=z"],
    ],
    ["a.example", ["https://a.example/", "//a.example", "a.example.", "http://a.example/#!/x", "hxxps://a[.]example"]],
    ["a.example/~A/%C5%A1", ["a.example/%7eA/š", "https://mobile.a.example/./b/../%7EA/%c5%a1/"]],
    ["xn--e1afmkfd.xn--90a3ac", ["https://ПРИМЕР.срб", "xn--e1afmkfd.xn--90a3ac/"]],
    [
      "youtube.com/watch?v=X_1",
      ["https://youtu.be/X_1?si=q&t=3", "https://m.youtube.com/watch?v=X_1&feature=share", "youtube.com/shorts/X_1"],
    ],
    [
      "x.com/ana/status/1",
      ["https://mobile.twitter.com/ana/status/1?s=20&t=q", "https://x.com/ana/status/1?ref_src=q"],
    ],
    ["t.me/x", ["https://telegram.me/x", "T.me/x/"]],
    ["facebook.com/ana", ["fb.com/ana", "https://fb.me/ana?mc_cid=1", "https://m.facebook.com/ana?igshid=1&gclid=2"]],
    ["a.example:8080/x", ["http://a.example:8080/x"]],
    ["a.example/100%25", ["a.example/100%", "https://a.example/100%25"]],
    ["192.168.1.1/x", ["http://3232235777/x", "192.168.1.1/x"]],
  ])("%s has one normal form", (page, addresses) => {
    expect(addresses.map(normalisedAddress)).toEqual(addresses.map(() => page));
  });

  test.each([
    ["a.example/X", "a.example/x"],
    ["a.example/x?id=1", "a.example/x?id=2"],
    ["a.example/a%2Fb", "a.example/a/b"],
    ["a.example:8080", "a.example"],
    ["m.me/x", "me/x"],
    ["a.example/watch?v=X", "youtu.be/X"],
  ])("%s is another one than %s", (one, other) => {
    expect(normalisedAddress(one)).not.toBe(normalisedAddress(other));
  });

  test.each([
    "",
    "ana",
    "localhost/x",
    "ftp://a.example",
    "javascript:alert(1)",
    "mailto:x@y.example",
    "x@y.example",
    "12.11.2026",
    "http://[::1]/x",
    "https://",
    "two words.example",
    "https://a..example:x",
  ])("%s is none on the web", (text) => {
    expect(normalisedAddress(text)).toBeUndefined();
  });

  test("keeps its normal form when that is normalised again, and when it is written otherwise", () => {
    const parameters = fc.array(
      fc.tuple(word, word).map((pair) => pair.join("=")),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(host, path, parameters, fc.constantFrom("utm_x=1", "fbclid=2", "si=3"), (h, p, pairs, tracking) => {
        const normal = normalisedAddress(`https://${h}${p}?${pairs.join("&")}`);
        expect(normal).toBeDefined();
        expect(normalisedAddress(normal ?? "")).toBe(normal);
        const otherwise = `http://www.${h.toUpperCase()}:80${p}//?${[...pairs].reverse().join("&")}&${tracking}#x`;
        expect(normalisedAddress(otherwise)).toBe(normal);
      }),
    );
  });

  test("no text is too odd to be normalised", () => {
    fc.assert(
      fc.property(
        fc.oneof(hostile, fc.string({ unit: "binary" }), fc.webUrl({ withFragments: true, withQueryParameters: true })),
        (text) => {
          const normal = normalisedAddress(text);
          if (normal !== undefined) expect(normalisedAddress(normal)).toBe(normal);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

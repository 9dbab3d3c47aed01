import fc from "fast-check";
import type { PrivateKey } from "openpgp";
import { beforeAll, expect, test } from "vitest";
import { LOCALES } from "../domain/vocabulary.js";
import { composeDispatchMail, type MailInput } from "./dispatch-mail.js";
import { bookOf, MARK, mailInput } from "./mail-input.arbitrary.js";
import { input, LINK, messages, report, statement, withKey } from "./testing/example.js";
import { clickable, freshKey, headerOf, hrefsIn, parsed, shownIn, unsealed } from "./testing/parsed.js";

let armored: string;
let key: PrivateKey;
beforeAll(async () => {
  ({ armored, key } = await freshKey());
});

const sealedInput = (): MailInput => ({ ...input, book: withKey(input.book, armored), statement, messages });

test("an agency with a key gets what the reporter wrote, encrypted, in text and HTML", async () => {
  const { raw } = await composeDispatchMail(sealedInput());
  const { text, html } = await unsealed(raw, key);
  for (const body of [text, shownIn(html)]) {
    expect(body).toContain("On mi preti.");
    expect(body).toContain("Piše sa nepoznato[.]example i traži još.");
    expect(body).toContain("hxxps://slike[.]example/a?b=1");
    expect(body).toContain("moja[.]adresa[@]posta[.]example");
    expect(body).toContain("Samo posle škole");
    expect(body).toContain("Question to the reporter, Monday, 23 November 2026 at 16:00 · Agency police");
    expect(body).toContain("Koliko imaš godina?");
    expect(body).toContain("Četrnaest, vidi www[.]moj-profil[.]example");
    expect(body).not.toContain("are not in this mail");
    expect(body).toContain(LINK);
  }
});

test("an encrypted mail shows no more outside than an open one", async () => {
  const [open, sealed] = [await composeDispatchMail(input), await composeDispatchMail(sealedInput())];
  const [one, two] = [await parsed(open.raw), await parsed(sealed.raw)];
  const shown = ({ headers }: typeof one) => headers.filter(([name]) => name !== "Content-Type");
  expect(shown(two)).toEqual(shown(one));
  expect(headerOf(two, "Content-Type")).toContain('multipart/encrypted; protocol="application/pgp-encrypted"');
  expect(sealed.keyUnusable).toBeUndefined();
});

test.each(LOCALES)("inside an encrypted mail in %s nothing but the desk can be clicked", async (locale) => {
  const book = withKey(bookOf(locale, "agency.com"), armored);
  const { text, html } = await unsealed((await composeDispatchMail({ ...sealedInput(), book })).raw, key);
  expect(hrefsIn(html)).toEqual([LINK]);
  expect(await clickable(text)).toEqual([LINK]);
  expect(await clickable(shownIn(html))).toEqual([LINK]);
});

test("with a key that is no use, the mail goes out open, without the statement, and says so to who sends it", async () => {
  const broken = await composeDispatchMail({ ...sealedInput(), book: withKey(input.book, "not a key") });
  expect(broken.keyUnusable).toBe(true);
  expect(Buffer.from(broken.raw)).toEqual(Buffer.from((await composeDispatchMail(input)).raw));
});

test("without a statement an agency with a key is pointed to the desk", async () => {
  const { raw, keyUnusable } = await composeDispatchMail({ ...input, book: withKey(input.book, armored), messages });
  expect((await parsed(raw)).text).toContain("You read them in the desk.");
  expect(keyUnusable).toBeUndefined();
});

test("no mail holds what the reporter wrote unless it is encrypted", async () => {
  await fc.assert(
    fc.asyncProperty(mailInput(), fc.constantFrom("none", "broken", "good"), async (any, held) => {
      const book = held === "none" ? any.book : withKey(any.book, held === "broken" ? "not a key" : armored);
      const { raw } = await composeDispatchMail({ ...any, book });
      const { headers, text, html } = await parsed(raw);
      expect(JSON.stringify([headers, text, html])).not.toContain(MARK);
      const encrypted = held === "good" && any.statement !== undefined;
      expect(Buffer.from(raw).includes("-----BEGIN PGP MESSAGE-----")).toBe(encrypted);
      if (encrypted) expect((await unsealed(raw, key)).text).toContain(MARK);
    }),
    { numRuns: 60 },
  );
});

test("whatever the reporter wrote, nothing of it can be clicked or turns the writing round", async () => {
  await fc.assert(
    fc.asyncProperty(mailInput(), async (any) => {
      const { raw } = await composeDispatchMail({
        ...any,
        statement: any.statement ?? statement,
        book: withKey(any.book, armored),
      });
      const { text, html } = await unsealed(raw, key);
      expect(hrefsIn(html)).toEqual([any.link]);
      expect(html).not.toMatch(/<(img|script|link|iframe|form)\b|url\(|src=|\son\w+=/i);
      expect(text).not.toMatch(/\p{Bidi_Control}/u);
      expect(await clickable(text)).toEqual([any.link]);
      expect(await clickable(shownIn(html))).toEqual([any.link]);
    }),
    { numRuns: 60 },
  );
});

test("all mails of one report are one conversation, encrypted or not", async () => {
  const { raw } = await composeDispatchMail(sealedInput());
  expect(headerOf(await parsed(raw), "References")).toBe(`<${report.id}.0@safelane.example>`);
});

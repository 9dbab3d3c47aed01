import fc from "fast-check";
import type { PrivateKey } from "openpgp";
import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../domain/report.js";
import type { Statement } from "../domain/statement.js";
import { LOCALES } from "../domain/vocabulary.js";
import { composeDispatchMail, type MailInput } from "./dispatch-mail.js";
import { bookOf, MARK, mailInput, tellsOfWithdrawal } from "./mail-input.arbitrary.js";
import { input, LINK, messages, reading, report, statement, withKey } from "./testing/example.js";
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
      const encrypted = held === "good" && any.statement !== undefined && !tellsOfWithdrawal(any);
      expect(Buffer.from(raw).includes("-----BEGIN PGP MESSAGE-----")).toBe(encrypted);
      if (encrypted) expect((await unsealed(raw, key)).text).toContain(MARK);
    }),
    { numRuns: 60 },
  );
});

test("whatever the reporter wrote, nothing of it can be clicked or turns the writing round", async () => {
  await fc.assert(
    fc.asyncProperty(mailInput(), async (any) => {
      fc.pre(!tellsOfWithdrawal(any));
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

describe("what the partner did already", () => {
  const HEADING = "What the partner that forwarded it has done already";
  const textWith = async (done: string | undefined, number: string | undefined): Promise<string> => {
    const partner = { id: "hotline", digest: "x", ...(number !== undefined && { case: number }) };
    const mail = { ...sealedInput(), report: { ...report, partner } };
    const given: Statement = { ...statement, ...(done !== undefined && { done }) };
    return (await unsealed((await composeDispatchMail({ ...mail, statement: given })).raw, key)).text;
  };

  test("stands beside the words, with its case number", async () => {
    const text = await textWith("We called the school.", "ALO/2026-7");
    for (const told of [HEADING, "We called the school.", "case number: ALO/2026-7", "Forwarded by: hotline"])
      expect(text).toContain(told);
    expect(await textWith(undefined, "ALO/2026-7")).toContain("not said");
  });

  test("is not asked about where it said nothing", async () => {
    expect(await textWith(undefined, undefined)).not.toContain(HEADING);
  });
});

describe("how to reach the reporter", () => {
  const { contactConsent: _, ...silent } = statement;

  async function reached(consent: Statement["contactConsent"], about: Partial<Report> = {}): Promise<string> {
    const mail = { ...sealedInput(), report: { ...report, ...about } };
    const given: Statement = { ...silent, ...(consent && { contactConsent: consent }) };
    const { text } = await unsealed((await composeDispatchMail({ ...mail, statement: given })).raw, key);
    return text;
  }
  /** In no other text. */
  const CONTACT = "Kvx";
  const WITHHELD = "A contact was given, but not the consent to pass it on.";
  const FOR_LIFE = "Passed on without consent, for protecting life only.";

  test("is passed on with all the consents that are needed", async () => {
    const text = await reached(["self", "parent"]);
    expect(text).toContain("Contact: moja[.]adresa[@]posta[.]example");
    expect(text).not.toContain(WITHHELD);
    expect(text).not.toContain(FOR_LIFE);
  });

  test.each([[undefined], [[]], [["self" as const]]])(
    "is withheld, and when it is safe too, with %j",
    async (consent) => {
      const text = await reached(consent);
      expect(text).toContain(WITHHELD);
      expect(text).not.toMatch(/moja|Samo posle/);
      expect(text).toContain("On mi preti.");
    },
  );

  test.each<Partial<Report>>([{ danger: true }, { reading: { ...reading, priority: "immediate" } }])(
    "is passed on without consent to protect life, and says so: %j",
    async (about) => {
      const text = await reached([], about);
      expect(text).toContain("Contact: moja[.]adresa[@]posta[.]example");
      expect(text).toContain(FOR_LIFE);
    },
  );

  test("is not said to be withheld where nothing was given", async () => {
    const { contact: _c, contactSafely: _s, ...anonymous } = silent;
    const mail = { ...sealedInput(), statement: anonymous };
    const { text } = await unsealed((await composeDispatchMail(mail)).raw, key);
    expect(text).toContain("Contact: not said");
    expect(text).not.toContain(WITHHELD);
  });

  test("stands in no mail without consent or danger, whatever else there is", async () => {
    await fc.assert(
      fc.asyncProperty(mailInput(), async (any) => {
        fc.pre(!tellsOfWithdrawal(any));
        const calm = { ...any.report, danger: false, reading: { ...reading, priority: "urgent" as const } };
        const given = { ...silent, contact: CONTACT, contactSafely: CONTACT };
        const book = withKey(any.book, armored);
        const mail = { ...any, report: calm, statement: given, messages: [], book };
        expect((await unsealed((await composeDispatchMail(mail)).raw, key)).text).not.toContain(CONTACT);
      }),
      { numRuns: 30 },
    );
  });
});

test("all mails of one report are one conversation, encrypted or not", async () => {
  const { raw } = await composeDispatchMail(sealedInput());
  expect(headerOf(await parsed(raw), "References")).toBe(`<${report.id}.0@safelane.example>`);
});

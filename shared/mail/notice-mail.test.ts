import { readFileSync } from "node:fs";
import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { CHILD_KINDS, EXPOSURES, NOTICE_KINDS, type NoticeContent } from "../domain/notices.js";
import { LOCALES, type Locale } from "../domain/vocabulary.js";
import { provider } from "../language/provider.js";
import { bookOf } from "./mail-input.arbitrary.js";
import { composeNoticeMail } from "./notice-mail.js";
import { at } from "./testing/example.js";
import { clickable, headerOf, parsed } from "./testing/parsed.js";

const content: NoticeContent = {
  id: "1".repeat(32),
  at: at("13:05"),
  url: "https://pictures.okapi.example/a?b=1#c",
  provider: "abuse@host.example",
  kind: "csam-A1",
  basis: "reported",
  urgency: "urgent",
};
const report = { url: content.url, report_id: "x" };

function composed(changes: Partial<NoticeContent> = {}, locale: Locale = "en") {
  const book = bookOf(locale);
  const [agency] = book.agencies;
  if (!agency) throw new Error("no agency");
  const reference = "RS-7K3M2-QXD9A/1";
  const xarf = { type: "content/csam", report };
  const from = "reports@safelane.example";
  return composeNoticeMail({
    content: { ...content, ...changes },
    reference,
    xarf,
    agency,
    book,
    from,
    now: at("13:06"),
  });
}

test("it goes to the provider from our sender, and answers go to the agency", async () => {
  const { to, raw } = composed();
  const mail = await parsed(raw);
  expect([to, mail.to, mail.from]).toEqual([
    "abuse@host.example",
    "abuse@host.example",
    '"Safelane · Agency" <reports@safelane.example>',
  ]);
  expect(mail.replyTo).toBe('"Agency police" <police@agency.example>');
  expect(headerOf(mail, "Auto-Submitted")).toBe("auto-generated");
  expect(headerOf(mail, "Importance")).toBe("high");
  expect(headerOf(await parsed(composed({ urgency: "normal" }).raw), "Importance")).toBeUndefined();
});

test.each(NOTICE_KINDS)(
  "%s: the subject names it, with our reference, and neither address nor provider",
  async (kind) => {
    const { subject, text } = await parsed(composed({ kind }).raw);
    expect(subject).toBe(`URGENT: abuse report RS-7K3M2-QXD9A/1 · ${provider("en", `kind.${kind}`)}`);
    expect(subject).not.toMatch(/okapi|host/);
    const isAboutChild = CHILD_KINDS.some((one) => one === kind);
    expect(text.includes(provider("en", "ask.care"))).toBe(isAboutChild);
    expect(text.includes(provider("en", "ask.other"))).toBe(!isAboutChild);
  },
);

test("nothing in its text can be clicked, and the file has the address as it is", async () => {
  const { raw } = composed();
  const { text } = await parsed(raw);
  expect(await clickable(text)).toEqual([]);
  expect(text).toContain("hxxps://pictures[.]okapi[.]example/a?b=1#c");
  const { attachments } = await simpleParser(Buffer.from(raw));
  expect(attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ["xarf.json", "application/json"],
  ]);
  expect(JSON.parse(attachments[0]?.content.toString() ?? "")).toEqual(report);
});

test.each(LOCALES)("whoever reads English can read it, and whoever reads %s", async (locale) => {
  const mail = await parsed(composed({}, locale).raw);
  expect(mail.text).toContain(provider("en", "ask.child"));
  expect(mail.text).toContain(provider(locale, "ask.child"));
  expect(mail.text.split(provider(locale, "about.legal"))).toHaveLength(2);
});

describe("each text of the catalogue", () => {
  const file = new URL("../language/provider/en.json", import.meta.url);
  const texts: Record<string, string> = JSON.parse(readFileSync(file, "utf8"));

  test("is what some mail says", async () => {
    const mails = [
      ...NOTICE_KINDS.map((kind) => composed({ kind })),
      ...EXPOSURES.map((exposure) => composed({ exposure, kind: "exposed-medical" })),
      composed({ basis: "seen", urgency: "normal" }),
    ];
    const said = (await Promise.all(mails.map(({ raw }) => parsed(raw))))
      .map((mail) => `${mail.subject}\n${mail.text}`)
      .join("\n");
    const missing = Object.entries(texts).filter(([, text]) => {
      const parts = text.split(/\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      return !new RegExp(parts.join("[^\n]*?")).test(said);
    });
    expect(missing.map(([key]) => key)).toEqual([]);
  });
});

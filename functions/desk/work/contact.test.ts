import { describe, expect, test } from "vitest";
import type { Report } from "../../../shared/domain/report.js";
import type { Statement } from "../../../shared/domain/statement.js";
import { LOCALES } from "../../../shared/domain/vocabulary.js";
import { desk as say } from "../../../shared/language/desk.js";
import { aReading } from "../../../test/support/reports.js";
import { aDispatch, aDispatched, anOfficer, aStatement, POLICE } from "./testing/case.js";
import { aDesk } from "./testing/showing.js";

const REACH = { contact: "ana@posta.example", contactSafely: "Only on WhatsApp 0601234567" };
const WITHHELD = "A contact was given, but not the consent to pass it on.";
const FOR_LIFE = "Passed on without consent, for protecting life only.";

async function shown(statement: Partial<Statement>, about: Partial<Report> = {}, locale?: (typeof LOCALES)[number]) {
  const desk = aDesk();
  const report = aDispatched([aDispatch(POLICE)], about);
  await desk.stored(report, aStatement(report.id, statement));
  return desk.show(report, 0, anOfficer(POLICE, locale ?? "en"));
}

describe("how to reach the reporter", () => {
  test("is shown to the agency when all who have to agree did", async () => {
    const { text } = await shown({ ...REACH, contactConsent: ["self"] });
    expect(text).toContain("ana[@]posta[.]example");
    expect(text).toContain("Only on WhatsApp 0601234567");
    expect(text).not.toMatch(/consent/);
  });

  test("is withheld without consent, when it is safe too, and the conversation is named instead", async () => {
    const { text, body } = await shown(REACH);
    expect(text).toContain(WITHHELD);
    expect(text).toContain("Please ask for it in the conversation with the reporter.");
    expect(body).not.toMatch(/posta|WhatsApp/);
    expect(text).toContain("He insults my daughter");
  });

  test.each<Partial<Report>>([{ danger: true }, { reading: aReading({ priority: "immediate", spans: [] }) }])(
    "is shown without consent where life is at stake, for that only (%#)",
    async (about) => {
      const { text } = await shown(REACH, about);
      expect(text).toContain("ana[@]posta[.]example");
      expect(text).toContain(FOR_LIFE);
    },
  );

  test("is not called withheld where nobody gave any", async () => {
    const { text } = await shown({}, { danger: true });
    expect(text).toContain("No contact was left.");
    expect(text).not.toContain(WITHHELD);
    expect(text).not.toContain(FOR_LIFE);
  });

  test.each(LOCALES)("is withheld in %s in the officer's own language", async (locale) => {
    const { text, body } = await shown(REACH, {}, locale);
    expect(text).toContain(say(locale, "statement.withheld"));
    expect(body).not.toMatch(/posta|WhatsApp/);
  });
});

test("a request for training says who asks, and nothing of a child", async () => {
  const { text } = await shown({}, { institution: "youth-office" });
  expect(text).toContain("Training or advice asked for bya youth office");
  expect(text).not.toMatch(/Age of the child|Reported by/);
  expect((await shown({})).text).toContain("Age of the child");
});

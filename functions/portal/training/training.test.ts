import { describe, expect, test } from "vitest";
import { INSTITUTIONS, JURISDICTIONS, LOCALES } from "../../../shared/domain/vocabulary.js";
import { page } from "../../../shared/language/pages.js";
import { formIn, sent, textOf } from "../testing/form-in.js";
import { aPortal, type Fields, type Portal } from "../testing/portal.js";

const request = { institution: "dormitory", text: "A talk for parents.", contact: "office@school.example" };

const ask = (portal: Portal, typed: Fields, locale = "en") =>
  sent(portal, { contactConsent: "self", ...typed }, `/${locale}/training`);

test.each(LOCALES)("in %s, a request is stored as one for advice, and answered with a receipt", async (locale) => {
  const portal = aPortal();
  const { status, body } = await ask(portal, request, locale);
  expect(status).toBe(201);
  expect(textOf(body)).toContain(page(locale, "training.received"));
  expect(textOf(body)).toMatch(/[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/);
  expect(portal.reports.all()).toMatchObject([
    { institution: "dormitory", chosenCategory: "advice", reporter: "citizen", danger: false, locale },
  ]);
  expect(portal.statements.all()).toMatchObject([{ text: request.text, contactConsent: ["self"] }]);
});

test("a school's is a teacher's, whatever else is sent along", async () => {
  const portal = aPortal();
  await ask(portal, { ...request, institution: "school", category: "csam", reporter: "child" });
  expect(portal.reports.all()).toMatchObject([{ chosenCategory: "advice", reporter: "teacher" }]);
});

test.each(INSTITUTIONS)("%s can ask in each jurisdiction", async (institution) => {
  const portal = aPortal({ served: JURISDICTIONS });
  for (const jurisdiction of JURISDICTIONS) await ask(portal, { ...request, institution, jurisdiction });
  expect(portal.reports.all().map((one) => one.jurisdiction)).toEqual(JURISDICTIONS);
});

describe("nothing is stored, and all that was typed comes back,", () => {
  test.each([
    ["without saying who asks", { institution: "" }, "institution"],
    ["without saying what for", { text: " " }, "text"],
    ["without a contact", { contact: "" }, "contact"],
    ["without a word that it may be passed on", { contactConsent: "" }, "contactConsent"],
    ["with an institution that is none", { institution: "bank" }, "institution"],
  ])("%s", async (_, typed, field) => {
    const portal = aPortal();
    const wrong = { ...request, contactConsent: "self", ...typed };
    const { status, body } = await ask(portal, wrong);
    expect([status, portal.stored().reports]).toEqual([422, 0]);
    expect(body.match(/<li><a href="#/g)).toHaveLength(1);
    expect(body).toContain(`<a href="#${field}">`);
    const kept = Object.entries(wrong).filter(([, value]) => value !== "" && value !== "bank");
    expect(formIn(body)).toMatchObject(Object.fromEntries(kept));
  });
});

test("who has harm to tell of is sent to the other form", async () => {
  const { body } = await aPortal().get("/en/training");
  expect(body).toMatch(/<main.*If a child is in danger.*<a href="\/en">.*<form/s);
});

import { describe, expect, test } from "vitest";
import { builtInBook } from "../../../shared/directory/jurisdictions.js";
import { parseReceipt, reportIdOf } from "../../../shared/domain/receipt.js";
import { JURISDICTIONS, LOCALES } from "../../../shared/domain/vocabulary.js";
import { page } from "../../../shared/language/pages.js";
import { formIn, sent, textOf } from "../testing/form-in.js";
import { aPortal, NO_DIRECTORY } from "../testing/portal.js";

const STORY = "Somebody from school threatens me.";

const receiptOn = (body: string): string => /[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/.exec(textOf(body))?.[0] ?? "";

describe("a report on the form", () => {
  test.each(LOCALES)("is stored as it was written in %s, and answered with its receipt", async (locale) => {
    const portal = aPortal();
    const { status, body } = await sent(portal, { text: STORY, urls: "chat.example/u/1", danger: "yes" }, `/${locale}`);
    expect(status).toBe(201);
    expect(textOf(body)).toContain(page(locale, "receipt.heading"));
    const receipt = parseReceipt(receiptOn(body));
    const [report] = portal.reports.all();
    expect(receipt.ok && reportIdOf(receipt.receipt)).toBe(report?.id);
    expect(report).toMatchObject({ jurisdiction: "RS", locale, danger: true });
    expect(portal.statements.all()).toMatchObject([{ text: STORY, urls: ["https://chat.example/u/1"] }]);
    expect(portal.classify.sent).toMatchObject([{ lane: "express" }]);
  });

  test("leaves nothing of itself in what ops teams see", async () => {
    const portal = aPortal();
    const { body } = await sent(portal, { text: STORY, contact: "060 123", contactConsent: "self" });
    const seen = JSON.stringify([portal.reports.all(), portal.classify.sent, portal.telemetry.records]);
    for (const personal of ["threatens", "060", receiptOn(body)]) expect(seen).not.toContain(personal);
  });

  test("sent twice, or loaded again, is one report with one receipt", async () => {
    const portal = aPortal();
    const form = { ...formIn((await portal.get("/en")).body), text: STORY };
    const [first, second] = [await portal.post("/en", form), await portal.post("/en", form)];
    expect(second).toEqual(first);
    expect(portal.stored().reports).toBe(1);
  });

  test("is taken with a trap that something filled in", async () => {
    const portal = aPortal();
    expect((await sent(portal, { text: STORY, website: "https://spam.example" })).status).toBe(201);
    expect(portal.stored().reports).toBe(1);
  });

  test("keeps each line break as one sign", async () => {
    const portal = aPortal();
    await sent(portal, { text: "one\r\ntwo" });
    expect(portal.statements.all()).toMatchObject([{ text: "one\ntwo" }]);
  });

  test("says by when somebody looks at it, or in danger that they are told at once, and where the receipt is used", async () => {
    const { body } = await sent(aPortal(), { text: STORY });
    expect(textOf(body)).toContain("within 2 working days");
    expect(body).toContain('href="/en/answer"');
    expect(body).toContain("data-sent");
    const urgent = textOf((await sent(aPortal(), { text: STORY, danger: "yes" })).body);
    expect(urgent).toContain(page("en", "receipt.next-danger"));
    expect(urgent).not.toContain("working day");
  });

  test("whose proof of work is no number is taken", async () => {
    expect((await sent(aPortal(), { text: STORY, proof: "x" })).status).toBe(201);
  });
});

describe("what is wrong stands at the top and beside its field, and nothing is stored", () => {
  test.each([
    ["no text", { text: " \n" }, "text"],
    ["too long a text", { text: "x".repeat(10_001) }, "text"],
    ["a picture in the text", { text: "data:image/png;base64,AAAA" }, "text"],
    ["a link that is none", { urls: "https://a.example\nhello" }, "urls"],
    ["too many links", { urls: "https://a.example\n".repeat(21) }, "urls"],
    ["too long a contact", { contact: "x".repeat(201), contactConsent: "self" }, "contact"],
    ["too long an advice", { contactSafely: "x".repeat(301) }, "contactSafely"],
    ["a contact that may not be passed on", { contact: "060" }, "contactConsent"],
    ["an age that is none", { age: "12" }, "age"],
  ])("%s", async (_, typed, field) => {
    const portal = aPortal();
    const { status, body } = await sent(portal, { text: STORY, ...typed });
    expect(status).toBe(422);
    expect(body).toMatch(/<title>Error: /);
    expect(body).toContain(`<a href="#${field}">`);
    expect(body).toContain(`id="${field}-error"`);
    expect(body).not.toContain("data-fresh");
    expect(portal.stored()).toEqual({ reports: 0, statements: 0, messages: 0 });
  });

  test("each thing once, in the order of the page", async () => {
    const { body } = await sent(aPortal({ served: ["RS", "ME"] }), { urls: "a b c", contact: "x".repeat(201) });
    const [, summary = ""] = /<div class="errors"(.*?)<\/ul>/s.exec(body) ?? [];
    expect([...summary.matchAll(/href="#(\w+)"/g)].map(([, field]) => field)).toEqual([
      "jurisdiction",
      "text",
      "urls",
      "contact",
    ]);
  });

  test("what is behind a line is open where something is wrong or written", async () => {
    const closed = (body: string) => [...body.matchAll(/<details( open)?>/g)].map(([, open]) => open === undefined);
    expect(closed((await aPortal().get("/en")).body)).toEqual([true, true, true]);
    expect(closed((await sent(aPortal(), { urls: "hello" })).body)).toEqual([true, false, true]);
    expect(closed((await sent(aPortal(), { contactSafely: "at noon" })).body)).toEqual([true, true, false]);
  });

  test.each([
    ["a mark that can be guessed", { nonce: "1" }],
    ["a field that is not known here", { email: "a@b.example" }],
  ])("%s is nothing that a person could mend: sent once more, it goes", async (_, typed) => {
    const portal = aPortal();
    const again = await sent(portal, { text: STORY, ...typed });
    expect(again.status).toBe(422);
    expect((await portal.post("/en", formIn(again.body))).status).toBe(201);
    expect(portal.statements.all()).toMatchObject([{ text: STORY }]);
  });
});

describe("while the directory can't be read", () => {
  test("the form is there, names the police, and takes reports", async () => {
    const portal = aPortal({ directory: NO_DIRECTORY });
    const form = await portal.get("/en");
    expect(textOf(form.body)).toContain(page("en", "form.danger-police"));
    const typed = { text: STORY, contact: "060", place: "niksic" };
    const receipt = await portal.post("/en", { ...formIn(form.body), ...typed });
    expect(receipt.status).toBe(201);
    expect(textOf(receipt.body)).toContain(page("en", "receipt.danger-police"));
    expect(portal.reports.all()).toMatchObject([{ place: "niksic" }]);
  });

  test("of one jurisdiction, the others are complete", async () => {
    const directory: typeof NO_DIRECTORY = {
      current: async (one) => (one === "RS" ? NO_DIRECTORY.current(one) : builtInBook(one)),
    };
    const { body } = await aPortal({ served: ["RS", "ME"], directory }).get("/en?jurisdiction=ME");
    expect(body).toContain('<a href="tel:122">');
  });
});

describe("with several jurisdictions", () => {
  const served = ["RS", "ME", "VN-18", "VN-DN"] as const;

  test("the numbers of each are there, those of one country once; of one that is chosen, only its own", async () => {
    const portal = aPortal({ served });
    const all = (await portal.get("/vi")).body;
    // At the top, and beside the answer that somebody is in danger.
    expect(all.match(/href="tel:113"/g)).toHaveLength(2);
    expect(all).toContain('href="tel:192"');
    const chosen = (await portal.get("/vi?jurisdiction=VN-DN")).body;
    expect(chosen).toContain('href="tel:113"');
    expect(chosen).not.toContain('href="tel:192"');
    expect(formIn(chosen)["jurisdiction"]).toBe("VN-DN");
  });

  test.each([
    ["vi", "Ninh Bình"],
    ["sr-Cyrl", "Србија"],
    ["cnr", "Crna Gora"],
  ])(
    "while nobody has said where they are, the numbers of the country where %s is read are in sight",
    async (locale, country) => {
      const { body } = await aPortal({ served }).get(`/${locale}`);
      const open = [...body.matchAll(/<details open><summary>([^<]+)/g)].map(([, summary]) => summary);
      expect(open).toEqual([expect.stringContaining(country), expect.stringContaining(country)]);
    },
  );

  test("a place goes with its own jurisdiction, and is left out with another", async () => {
    const portal = aPortal({ served });
    await sent(portal, { text: STORY, jurisdiction: "VN-18", place: "hoa-lu" });
    await sent(portal, { text: STORY, jurisdiction: "ME", place: "hoa-lu" });
    expect(portal.reports.all().map(({ jurisdiction, place }) => [jurisdiction, place])).toEqual([
      ["VN-18", "hoa-lu"],
      ["ME", undefined],
    ]);
  });

  test("no two call a place by the same name", () => {
    const places = JURISDICTIONS.flatMap((one) => builtInBook(one).places.map(({ id }) => id));
    expect(new Set(places).size).toBe(places.length);
  });
});

import { describe, expect, test } from "vitest";
import * as z from "zod";
import { FIELDS, LIMITS, parseSubmission } from "../../../shared/acceptance/submission.js";
import { consentsNeeded } from "../../../shared/directory/consent.js";
import { builtInBook } from "../../../shared/directory/jurisdictions.js";
import { AGE_BANDS, JURISDICTIONS, LOCALES, REPORTERS } from "../../../shared/domain/vocabulary.js";
import { page } from "../../../shared/language/pages.js";
import { problemText } from "../../../shared/language/problems.js";
import { aPortal, NO_DIRECTORY } from "../testing/portal.js";
import { type FormDescription, formDescription, type Question } from "./description.js";

const address = (jurisdiction: string, language: string): string =>
  `/v1/form?${new URLSearchParams({ jurisdiction, language })}`;

async function described(jurisdiction: string, language: string, deps = {}): Promise<FormDescription> {
  const { status, body } = await aPortal({ served: JURISDICTIONS, ...deps }).get(address(jurisdiction, language));
  expect(status).toBe(200);
  return formDescription.parse(JSON.parse(body));
}

const questionsOf = ({ groups }: FormDescription): readonly Question[] => groups.flatMap(({ questions }) => questions);

/** What a question's answer is in a report, by its kind. */
function fieldOf({ kind }: Question, answer: string): unknown {
  if (kind === "yes-no") return answer === "yes";
  return kind === "links" || kind === "consents" ? [answer] : answer;
}

describe.each(JURISDICTIONS)("the form of %s", (jurisdiction) => {
  const book = builtInBook(jurisdiction);

  test.each(LOCALES)("is described in %s by its schema, with all numbers and places", async (locale) => {
    const form = await described(jurisdiction, locale);
    expect(form).toMatchObject({ jurisdiction, language: locale });
    expect(form.emergency.map(({ number }) => number)).toEqual(book.emergency.map(({ number }) => number));
    const place = questionsOf(form).find(({ name }) => name === "place");
    expect((place?.options ?? []).map(({ value }) => value)).toEqual(book.places.map(({ id }) => id));
    expect(form.texts.about.paragraphs.join(" ")).toContain(String(book.retentionDays));
  });

  test("asks with the API's names, and each answer it offers is accepted", async () => {
    const questions = questionsOf(await described(jurisdiction, "en"));
    const report = { jurisdiction, language: "en", text: "x" };
    for (const question of questions) {
      expect(FIELDS).toContain(question.name);
      const answers = question.options?.map(({ value }) => value) ?? ["t.me/x"];
      for (const answer of answers) {
        const parsed = parseSubmission({ ...report, [question.name]: fieldOf(question, answer) }, JURISDICTIONS);
        expect([question.name, answer, parsed.ok]).toEqual([question.name, answer, true]);
      }
    }
  });

  test("asks for the consents that agencies need to see a contact, whoever writes about whomever", async () => {
    const form = await described(jurisdiction, "en");
    const { usual, otherwise } = form.consents;
    const offered = questionsOf(form).find(({ kind }) => kind === "consents")?.options ?? [];
    for (const reporter of [undefined, ...REPORTERS]) {
      for (const age of [undefined, ...AGE_BANDS]) {
        const exception = otherwise.find((one) => one.reporter === reporter && one.age === age);
        const asked = exception?.needed ?? usual;
        const writer = { ...(reporter && { reporter }), ...(age && { age }) };
        expect([writer, asked]).toEqual([writer, consentsNeeded(book, writer)]);
        expect(offered.map(({ value }) => value)).toEqual(expect.arrayContaining(asked));
      }
    }
  });
});

test("it asks what the portal's own form asks, in the same order and words", async () => {
  const own = (await aPortal().get("/sr-Latn")).body;
  const questions = questionsOf(await described("RS", "sr-Latn"));
  const places = questions.map(({ name, label }) => [own.indexOf(` name="${name}"`), own.indexOf(`>${label}<`)]);
  for (const [name = -1, label = -1] of places) expect([name > 0, label > 0]).toEqual([true, true]);
  const order = places.map(([name = 0]) => name);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const names = new Set([...own.matchAll(/ name="([a-z]+)"/gi)].map(([, name]) => name));
  for (const hidden of ["viewport", "robots", "jurisdiction", "nonce", "proof", "website"]) names.delete(hidden);
  expect(new Set(questions.map(({ name }) => name))).toEqual(names);
});

test("limits are those that are kept", async () => {
  const { limits } = await described("RS", "en");
  expect({ ...limits, place: LIMITS.place }).toEqual(LIMITS);
});

test("a text is needed, and for a contact the consents; what is said of them is what the portal says", async () => {
  const form = await described("VN-DN", "vi");
  const required = questionsOf(form).flatMap(({ name, required }) => (required ? [[name, required]] : []));
  expect(required).toEqual([
    ["text", problemText("vi", { code: "text-missing", max: LIMITS.text }, "page")],
    ["contactConsent", problemText("vi", { code: "contact-consent-missing" }, "page")],
  ]);
});

test("its links lead to the portal's pages in the same language", async () => {
  const portal = aPortal({ served: JURISDICTIONS });
  const { links } = await described("ME", "cnr");
  const form = await portal.get(links.form);
  expect([form.status, form.body.includes('value="ME" selected')]).toEqual([200, true]);
  expect((await portal.get(links.answer)).status).toBe(200);
});

test.each([
  ["sr", "sr-Latn"],
  ["sr-Cyrl-RS", "sr-Cyrl"],
  ["en-GB", "en"],
  ["cnr", "cnr"],
])("the language of a page, %s, is as good a name as %s", async (tag, language) => {
  expect((await described("RS", tag)).language).toBe(language);
});

test("where one jurisdiction is served it need not be named", async () => {
  const { status, body } = await aPortal({ served: ["AL"] }).get("/v1/form?language=sq");
  expect([status, formDescription.parse(JSON.parse(body)).jurisdiction]).toEqual([200, "AL"]);
});

describe("while the directory can't be read", () => {
  test("the form is there, with the police, without numbers and places, and no consent is asked for in vain", async () => {
    const form = await described("VN-DN", "en", { directory: NO_DIRECTORY });
    expect(form.emergency).toEqual([]);
    expect(form.texts).toMatchObject({
      danger: page("en", "form.danger-police"),
      call: page("en", "danger.call-police"),
    });
    expect(questionsOf(form).map(({ name }) => name)).not.toContain("place");
    expect(questionsOf(form).find(({ kind }) => kind === "consents")?.required).toBeUndefined();
  });

  test("nobody keeps it, and otherwise everybody for five minutes", async () => {
    const kept = await aPortal().get(address("RS", "en"));
    const poor = await aPortal({ directory: NO_DIRECTORY }).get(address("RS", "en"));
    expect(kept.headers["cache-control"]).toBe("public, max-age=300");
    expect(poor.headers["cache-control"]).toBe("no-store");
  });
});

const problem = z.object({
  type: z.literal("urn:safelane:problem:form-unknown"),
  detail: z.string().min(1),
  errors: z.array(z.object({ field: z.string(), code: z.string(), detail: z.string() })),
});

test.each([
  ["XX", "en", { jurisdiction: /Accepted: RS, ME/ }],
  ["", "en", { jurisdiction: /Accepted: RS, ME/ }],
  // Of another deployment.
  ["AL", "sq", { jurisdiction: /RS, ME/ }],
  ["RS", "tlh", { language: /sr-Latn, sr-Cyrl, cnr, sq, vi, en/ }],
  ["RS", "", { language: /sr-Latn, sr-Cyrl, cnr, sq, vi, en/ }],
  ["rs", "x", { jurisdiction: /RS, ME/, language: /sr-Latn/ }],
])("of %s in %s there is none, and it is said what there is", async (jurisdiction, language, expected) => {
  const { status, headers, body } = await aPortal({ served: ["RS", "ME"] }).get(address(jurisdiction, language));
  expect([status, headers["content-type"]]).toEqual([422, "application/problem+json"]);
  const { errors } = problem.parse(JSON.parse(body));
  expect(errors.map(({ field }) => field)).toEqual(Object.keys(expected));
  for (const [index, pattern] of Object.values(expected).entries()) expect(errors[index]?.detail).toMatch(pattern);
});

describe("pages of other sites", () => {
  const origins = ["https://school.example"];
  const portal = aPortal({ served: ["RS"], origins });

  test("that are listed may read it, and what is wrong with how they asked", async () => {
    for (const url of [address("RS", "en"), address("RS", "tlh")]) {
      const { headers } = await portal.get(url, { origin: "https://school.example" });
      expect(headers["access-control-allow-origin"]).toBe("https://school.example");
    }
    const asked = await portal.send("OPTIONS", address("RS", "en"), { origin: "https://school.example" });
    expect([asked.status, asked.headers["access-control-allow-methods"]]).toEqual([204, "GET"]);
  });

  test("that are not may not, and no cache hands one what another may have", async () => {
    const { headers } = await portal.get(address("RS", "en"), { origin: "https://evil.example" });
    expect(headers["access-control-allow-origin"]).toBeUndefined();
    expect(headers["vary"]).toMatch(/origin/i);
  });
});

import { describe, expect, test } from "vitest";
import { FIELDS, fieldsOfForm, parseSubmission } from "../../../../shared/acceptance/submission.js";
import { CATEGORIES, JURISDICTIONS, LOCALES } from "../../../../shared/domain/vocabulary.js";
import { page } from "../../../../shared/language/pages.js";
import { formIn, inputsIn, textOf } from "../../testing/form-in.js";
import { aPortal } from "../../testing/portal.js";

const all = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, found = ""]) => found);

/** Each kind of page, with all that may be on it. */
async function pagesIn(locale: string) {
  const portal = aPortal({ served: JURISDICTIONS });
  const contact = { text: "Help.", contact: "060", contactConsent: "self\nparent" };
  const wrong = { text: "", danger: "maybe", urls: "hello", reporter: "x", age: "x", category: "x", place: "X" };
  const tooLong = { contact: "x".repeat(300), contactSafely: "x".repeat(400) };
  const requested = { ...contact, jurisdiction: "RS", institution: "school" };
  const bodies = {
    form: portal.get(`/${locale}`),
    "form for one region": aPortal({ served: ["VN-18"] }).get(`/${locale}`),
    "form with problems": portal.post(`/${locale}`, { ...wrong, ...tooLong }),
    "form that another page brought": portal.post(`/${locale}`, contact, { "sec-fetch-site": "cross-site" }),
    receipt: portal.post(`/${locale}`, { ...contact, jurisdiction: "VN-18", danger: "yes" }),
    training: portal.get(`/${locale}/training`),
    "training with problems": portal.post(`/${locale}/training`),
    "receipt for training": portal.post(`/${locale}/training`, requested),
    "notice of nothing": portal.get(`/${locale}/nothing`),
  };
  const answers = Object.entries(bodies).map(async ([name, answer]) => [name, (await answer).body] as const);
  return Promise.all(answers);
}

describe.each(LOCALES)("in %s", (locale) => {
  test("each page names its language, has one heading, loads nothing of others and runs nothing of its own", async () => {
    for (const [name, html] of await pagesIn(locale)) {
      expect(html, name).toMatch(/^<!DOCTYPE html><html lang="[A-Za-z-]+">/);
      expect(all(html, /<(h1)>/g), name).toHaveLength(1);
      const main = /<main.*<\/main>/s.exec(html)?.[0] ?? "";
      expect(main, name).not.toMatch(
        /https?:|<(script|img|link|iframe|object)\b|src=|style=|\son\w+=|undefined|\[object/i,
      );
      expect(textOf(html), name).not.toMatch(/[{}]|NaN/);
    }
  });

  test("each control has its label, hint and problem bound to it, and each entry of a summary leads to one", async () => {
    for (const [name, html] of await pagesIn(locale)) {
      const ids = all(html, /\sid="([^"]+)"/g);
      expect(new Set(ids).size, name).toBe(ids.length);
      for (const target of [...all(html, /\sfor="([^"]+)"/g), ...all(html, /\shref="#([^"]+)"/g)])
        expect(ids, name).toContain(target);
      for (const targets of all(html, /aria-describedby="([^"]+)"/g))
        expect(ids, name).toEqual(expect.arrayContaining(targets.split(" ")));
      const controls = all(html, /<(?:input type="(?:text|radio|checkbox)"|textarea|select) id="([^"]+)"/g);
      expect(new Set(all(html, /<label for="([^"]+)"/g)), name).toEqual(new Set(controls));
      expect(all(html, /<fieldset[^>]*>(<legend>)/g), name).toHaveLength(all(html, /(<fieldset)/g).length);
    }
  });

  test("titles give nothing away, and start with the word for error where something is wrong", async () => {
    const titles = Object.fromEntries(
      (await pagesIn(locale)).map(([name, html]) => [name, all(html, /<title>(.*)<\/title>/g)[0]]),
    );
    const title = page(locale, "form.title");
    expect([titles["form"], titles["training"]]).toEqual([title, title]);
    expect(titles["form with problems"]).toBe(page(locale, "error.title", { title }));
    expect(titles["receipt"]).toBe(titles["receipt for training"]);
  });
});

test("the form asks with the contract's names, and each answer it offers is accepted", async () => {
  const { body } = await aPortal({ served: JURISDICTIONS }).get("/en");
  for (const name of Object.keys(formIn(body))) expect([...FIELDS, "website"]).toContain(name);
  const filled = { jurisdiction: "RS", language: "en", text: "x", nonce: "n".repeat(22) };
  const choices = inputsIn(body).filter(({ type }) => /radio|checkbox/.test(type));
  const options = [...body.matchAll(/<select id="([^"]+)".*?<\/select>/g)].flatMap(([select, name = ""]) =>
    all(select, /<option[^>]*value="([^"]+)"/g).map((value) => ({ name, value })),
  );
  expect(options.filter(({ name }) => name === "category")).toHaveLength(CATEGORIES.length);
  expect(choices.length + options.length).toBeGreaterThan(50);
  for (const { name, value } of [...choices, ...options]) {
    const fields = fieldsOfForm({ ...filled, [name]: value });
    expect([name, value, parseSubmission(fields, JURISDICTIONS).ok]).toEqual([name, value, true]);
  }
});

test("the form is short: two questions, and all else behind a line of its own", async () => {
  const { body } = await aPortal().get("/en");
  const form = /<form.*<\/form>/s.exec(body)?.[0] ?? "";
  const shown = form
    .replaceAll(/<details>.*?<\/details>/gs, "")
    .replaceAll(/<div class="seen-by-none".*?<\/div>/gs, "");
  const names = [
    ...inputsIn(shown).filter(({ type }) => type !== "hidden"),
    ...all(shown, /<textarea[^>]*name="(\w+)"/g).map((name) => ({ name })),
  ];
  expect(new Set(names.map(({ name }) => name))).toEqual(new Set(["danger", "text"]));
});

test("browsers bring back what was typed on back, and suggest it to nobody", async () => {
  for (const path of ["/en", "/en/training"]) {
    const { body } = await aPortal({ served: JURISDICTIONS }).get(path);
    const form = /<form.*<\/form>/s.exec(body)?.[0] ?? "";
    expect(/<form[^>]*>/.exec(form)?.[0]).not.toContain("autocomplete");
    for (const control of all(form, /<((?:textarea|input type="text")[^>]*)>/g))
      expect(control).toContain(control.includes("website") ? 'autocomplete="off"' : 'autocomplete="one-time-code"');
    for (const control of all(form, /<((?:select|input type="(?:radio|checkbox)")[^>]*)>/g))
      expect(control).not.toContain("autocomplete");
  }
});

test("the trap is hidden from people and screen readers, not from programs", async () => {
  const { body } = await aPortal().get("/en");
  expect(body).toMatch(/<div class="seen-by-none" aria-hidden="true">.*name="website"[^>]* tabindex="-1"/s);
  expect(body).not.toMatch(/<input type="hidden" name="website"/);
});

test("who has something to tell reads who reads it, that they need not say who they are, and how long it is kept", async () => {
  const text = textOf((await aPortal().get("/en")).body);
  expect(text).toContain("You do not have to say who you are.");
  expect(text).toContain("National Contact Centre for Child Safety on the Internet");
  expect(text).toContain("180 more days");
});

test("the receipt is shown once, to be copied, printed or kept as a picture, with the reference that is no secret", async () => {
  const { body } = await aPortal().post("/en", { text: "Help." });
  const [receipt = ""] = /[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/.exec(textOf(body)) ?? [];
  expect(textOf(body).split(receipt)).toHaveLength(2);
  const id = /<strong id="([^"]+)">/.exec(body)?.[1];
  for (const hook of ["data-copy", "data-picture"]) expect(body).toContain(`${hook}="${id}"`);
  expect(body).toContain("data-print");
  expect(textOf(body)).toMatch(/RS-[0-9A-Z]{5}-[0-9A-Z]{5}/);
  expect(all(body, /href="([^"]*)"/g).filter((link) => link.includes(receipt.slice(0, 4)))).toEqual([]);
});

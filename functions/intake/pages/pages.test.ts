import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { JURISDICTIONS, LOCALES, type Locale } from "../../../shared/domain/vocabulary.js";
import { PAGE_CSP } from "../../../shared/pages/style.js";
import { FIELDS, fieldsOfForm, parseSubmission } from "../submission.js";
import { FORM_FIELDS, type FormPageProps } from "./form-page.js";
import { formPage, noticePage, receiptPage } from "./index.js";

const form = (props: Partial<FormPageProps> = {}): string =>
  formPage({ locale: "en", jurisdictions: JURISDICTIONS, values: {}, problems: [], nonce: "n".repeat(22), ...props });

const everything = (locale: Locale): Partial<FormPageProps> => ({
  locale,
  problems: FORM_FIELDS.map((field) => ({ field, detail: `Wrong ${field}` })),
  places: [{ id: "niksic", name: "Nikšić" }],
  emergency: [{ number: "116 111", name: "Child helpline" }],
});

const all = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, found = ""]) => found);
const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

describe.each(LOCALES)("in %s", (locale) => {
  const pages = {
    form: form({ locale }),
    "form with problems": form(everything(locale)),
    receipt: receiptPage({ locale, receipt: "7K3M-2QXD-9A7K-3M2Q-XD9A-7K3M", reference: "RS-7K3M2-QXD9A" }),
    notice: noticePage({ locale, title: "Not found", text: "Nothing here." }),
  };

  test.each(Object.entries(pages))(
    "the %s names its language, has one heading, loads nothing and runs nothing",
    (_, html) => {
      expect(html).toMatch(/^<!DOCTYPE html><html lang="[A-Za-z-]+">/);
      expect(all(html, /<(h1)>/g)).toHaveLength(1);
      expect(html).not.toMatch(/https?:|<(script|img|link|iframe|object)\b|src=|style=|\son\w+=|undefined|\[object/i);
    },
  );

  test.each(Object.entries(pages))("the %s is let through by its own policy, and nothing but it", (_, html) => {
    const [style = ""] = all(html, /<style>([^<]*)<\/style>/g);
    expect(PAGE_CSP).toContain(`style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`);
    expect(PAGE_CSP).toContain("default-src 'none'");
    expect(PAGE_CSP).not.toContain("unsafe");
  });

  test("each control has its label, hint and problem bound to it, and each entry of the summary leads to one", () => {
    const html = pages["form with problems"];
    const ids = all(html, /\sid="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    for (const target of all(html, /\sfor="([^"]+)"/g)) expect(ids).toContain(target);
    for (const target of all(html, /\shref="#([^"]+)"/g)) expect(ids).toContain(target);
    for (const targets of all(html, /aria-describedby="([^"]+)"/g))
      expect(ids).toEqual(expect.arrayContaining(targets.split(" ")));
    const controls = all(html, /<(?:input type="(?:text|radio)"|textarea|select) id="([^"]+)"/g);
    expect(new Set(all(html, /<label for="([^"]+)"/g))).toEqual(new Set(controls));
    expect(all(html, /<fieldset[^>]*>(<legend>)/g)).toHaveLength(all(html, /(<fieldset)/g).length);
  });

  test("each other language can be reached, and keeps the region", () => {
    const html = form({ locale, values: { jurisdiction: "ME" } });
    for (const other of LOCALES.filter((one) => one !== locale)) {
      expect(html).toContain(`href="/report?language=${other}&amp;jurisdiction=ME"`);
    }
    expect(html).not.toContain(`?language=${locale}&`);
  });

  test("the title gives nothing away, and starts with the word for error when something is wrong", () => {
    const [title = ""] = all(pages.form, /<title>(.*)<\/title>/g);
    const [wrong = ""] = all(pages["form with problems"], /<title>(.*)<\/title>/g);
    expect(wrong.endsWith(`: ${title}`)).toBe(true);
    expect(wrong.length).toBeGreaterThan(title.length + 2);
  });
});

test("every problem stands in the summary and beside its field", () => {
  const html = form(everything("en"));
  for (const field of FORM_FIELDS) {
    expect(html).toContain(`<li><a href="#${field}">Wrong ${field}</a></li>`);
    expect(html).toContain(`id="${field}-error">Error: Wrong ${field}</p>`);
  }
  expect(all(html, /(aria-invalid="true")/g)).not.toHaveLength(0);
  expect(form()).not.toContain("aria-invalid");
});

test("a problem of a part belongs to its field, once however many parts have it; one of no field stands in the summary", () => {
  const link = (n: number) => ({ field: `urls.${n}`, detail: "Write each link in full." });
  const html = form({ problems: [link(0), link(7), { field: "nonce", detail: "No such mark." }] });
  expect(all(html, /<li><a href="#urls">(Write each link in full.)<\/a>/g)).toHaveLength(1);
  expect(html).toContain("<li>No such mark.</li>");
  expect(all(html, /(Write each link in full\.)/g)).toHaveLength(2);
});

test("what was chosen is still chosen", () => {
  const values = {
    jurisdiction: "AL",
    danger: "no",
    reporter: "teacher",
    age: "7-12",
    place: "niksic",
    category: "abuse",
  };
  const html = form({ ...everything("en"), values });
  for (const value of ["AL", "niksic", "abuse"]) expect(html).toContain(`<option value="${value}" selected>`);
  for (const value of ["no", "teacher", "7-12"]) expect(html).toMatch(new RegExp(`value="${value}" checked`));
  expect(all(html, /( checked)/g)).toHaveLength(3);
});

test("whatever was typed comes back as it was typed, and adds nothing to the page", () => {
  const typed = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.constantFrom(
      "</textarea><script>alert(1)</script>",
      '" autofocus onfocus="alert(1)',
      "\n\nfirst lines empty",
      "&lt;b&gt;",
      "]]>",
      "<!--",
    ),
  );
  fc.assert(
    fc.property(typed, typed, typed, (text, urls, contact) => {
      fc.pre([text, urls, contact].every((one) => !one.includes("\0")));
      const html = form({ values: { text, urls, contact } });
      const areas = all(html, /<textarea[^>]*>\n([^<]*)<\/textarea>/g);
      expect(areas.map(unescaped)).toEqual([text, urls]);
      const [field = ""] = all(html, /<input type="text" id="contact" name="contact" value(?:="([^"]*)")?/g);
      expect(unescaped(field)).toBe(contact);
      const tags = (page: string) => all(page, /<(\/?[a-z]\w*)/gi);
      expect(tags(html)).toEqual(tags(form()));
    }),
  );
});

test("hostile problems, places, numbers and titles stay text", () => {
  const hostile = "</p><script>alert(1)</script>";
  const pages = [
    form({
      problems: [
        { field: "text", detail: hostile },
        { field: hostile, detail: hostile },
      ],
    }),
    form({
      places: [{ id: hostile, name: hostile }],
      emergency: [{ number: `javascript:1${hostile}`, name: hostile }],
    }),
    form({ nonce: hostile, values: { jurisdiction: `"&x=${hostile}` } }),
    noticePage({ locale: "en", title: hostile, text: hostile }),
    receiptPage({ locale: "en", receipt: hostile, reference: hostile }),
  ];
  for (const html of pages) expect(html).not.toMatch(/<script|javascript:1"/);
});

test("the form asks with the contract's names, and each answer it offers is accepted", () => {
  const html = form({ places: [{ id: "niksic", name: "Nikšić" }] });
  for (const name of all(html, /\sname="([^"]+)"/g).filter((name) => !/^(viewport|referrer|robots)$/.test(name))) {
    expect(FIELDS).toContain(name);
  }
  const filled = { jurisdiction: "RS", language: "en", text: "x", nonce: "n".repeat(22), urls: "", contact: "" };
  const radios = [...html.matchAll(/type="radio" id="[^"]+" name="([^"]+)" value="([^"]+)"/g)];
  const options = [...html.matchAll(/<select id="([^"]+)".*?<\/select>/g)].flatMap(([select, name]) =>
    all(select, /<option[^>]*value="([^"]+)"/g).map((value) => [select, name, value] as const),
  );
  expect(radios.length + options.length).toBeGreaterThan(30);
  for (const [, name = "", value = ""] of [...radios, ...options]) {
    const fields = fieldsOfForm({ ...filled, [name]: value });
    expect([name, value, parseSubmission(fields, JURISDICTIONS).ok]).toEqual([name, value, true]);
  }
});

test("the place is asked where there are places, the region where there are several", () => {
  expect(form()).not.toContain('name="place"');
  expect(form({ problems: [{ field: "place", detail: "Choose a place." }] })).toContain("<li>Choose a place.</li>");
  const single = form({ jurisdictions: ["AL"] });
  expect(single).toContain('<input type="hidden" name="jurisdiction" value="AL"/>');
  expect(single).not.toContain('id="jurisdiction"');
});

test("numbers to call can be called from a telephone; without any the police is named", () => {
  expect(form(everything("en"))).toContain('<a href="tel:116111">116 111</a> Child helpline');
  expect(form()).toContain("Call the police first");
});

test("the receipt is shown once, with the reference that is no secret", () => {
  const html = receiptPage({ locale: "en", receipt: "7K3M-2QXD-9A7K-3M2Q-XD9A-7K3M", reference: "RS-7K3M2-QXD9A" });
  expect(all(html, /(7K3M-2QXD-9A7K-3M2Q-XD9A-7K3M)/g)).toHaveLength(1);
  expect(html).toContain("RS-7K3M2-QXD9A");
  expect(html).not.toMatch(/href="[^"]*7K3M/);
});

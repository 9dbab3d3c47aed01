import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import IntlMessageFormat from "intl-messageformat";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod";
import type { Book } from "../directory/book.js";
import { composeCodeMail } from "./code-mail.js";
import { composeDispatchMail } from "./dispatch-mail.js";
import { bookOf, mailInput, tellsOfWithdrawal } from "./mail-input.arbitrary.js";
import { at, withKey } from "./testing/example.js";
import { freshKey, parsed, unsealed } from "./testing/parsed.js";

const texts = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, "../language/mail/en.json"), "utf8")));

/** Every line of many mails, their subjects included, each once. */
let lines: readonly string[];

beforeAll(async () => {
  const { armored, key } = await freshKey();
  const found = new Set<string>();
  const add = ({ subject, text }: { readonly subject: string; readonly text: string }) => {
    for (const line of [subject, ...text.split("\n")]) found.add(line);
  };
  const partner: Book["partners"][number] = { jurisdiction: "ME", places: ["town"], agency: "police", role: "acts" };
  const book = { ...bookOf("en"), partners: [partner] };
  for (const any of fc.sample(mailInput(), { numRuns: 600, seed: 7 })) {
    add(await parsed((await composeDispatchMail({ ...any, book })).raw));
  }
  for (const any of fc.sample(mailInput(), { numRuns: 60, seed: 7 })) {
    if (any.statement === undefined || tellsOfWithdrawal(any)) continue;
    add(await unsealed((await composeDispatchMail({ ...any, book: withKey(book, armored) })).raw, key));
  }
  for (const agency of book.agencies) {
    const [address = ""] = agency.addresses;
    const code = {
      agency,
      address,
      book,
      code: "482913",
      minutes: 15,
      from: "reports@safelane.example",
      now: at("13:06"),
    };
    add(await parsed(composeCodeMail(code).raw));
  }
  lines = [...found];
});

test.each(Object.entries(texts))("%s is what some mail says", (_, text) => {
  const written = new IntlMessageFormat(text, "en", undefined, { ignoreTag: true })
    .getAst()
    .map((part) => (part.type === 0 ? part.value.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&") : ".+"))
    .join("");
  // A label stands before its value, a sentence among others; neither in the middle of a word.
  const pattern = new RegExp(`(^|\\s)${written}($|[\\s:.;)])`, "u");
  expect(lines.some((line) => pattern.test(line))).toBe(true);
});

import { describe, expect, test } from "vitest";
import { LOCALES, type Locale } from "../domain/vocabulary.js";
import { composeCodeMail } from "./code-mail.js";
import { bookOf } from "./mail-input.arbitrary.js";
import { at } from "./testing/example.js";
import { clickable, headerOf, hrefsIn, parsed, shownIn } from "./testing/parsed.js";

function codeMail(locale: Locale, id = "police", name = "Agency") {
  const book = bookOf(locale, name);
  const agency = book.agencies.find((one) => one.id === id);
  if (!agency) throw new Error("no agency");
  const from = "reports@safelane.example";
  return composeCodeMail({
    agency,
    address: `${id}-2@agency.example`,
    book,
    code: "482913",
    minutes: 15,
    from,
    now: at("13:06"),
  });
}

describe.each(LOCALES)("the mail that brings a code, in %s", (locale) => {
  test("says it on a line of its own, in text and HTML, and not in any header", async () => {
    const { to, raw } = codeMail(locale);
    const mail = await parsed(raw);
    expect(to).toBe("police-2@agency.example");
    expect(mail.to).toContain("<police-2@agency.example>");
    expect(mail.text.split("\n").map((line) => line.trim())).toContain("482913");
    expect(shownIn(mail.html).split("\n")).toContain("482913");
    expect(JSON.stringify(mail.headers)).not.toContain("482913");
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain("15");
      expect(body).not.toMatch(/undefined|\[object|\{\w+[,}]/);
    }
  });

  test("has nothing to click", async () => {
    const mail = await parsed(codeMail(locale, "police", "agency.com").raw);
    expect(hrefsIn(mail.html)).toEqual([]);
    expect(await clickable(mail.text)).toEqual([]);
    expect(await clickable(shownIn(mail.html))).toEqual([]);
  });
});

test("who did not ask for a code is told to ignore it, and to tell the focal point", async () => {
  const { text, subject, replyTo } = await parsed(codeMail("en").raw);
  expect(subject).toBe("Safelane · code for the desk");
  expect(replyTo).toContain("focal@agency.example");
  expect(text).toContain("If you did not ask for it, ignore this mail and give the code to nobody.");
  expect(text).toContain("Please tell the focal point that it came: Agency focal.");
  expect((await parsed(codeMail("en", "focal").raw)).text).not.toContain("Please tell the focal point");
});

test("machines know that a machine wrote it", async () => {
  const mail = await parsed(codeMail("en").raw);
  expect(headerOf(mail, "Auto-Submitted")).toBe("auto-generated");
  expect(headerOf(mail, "X-Auto-Response-Suppress")).toBe("All");
  expect(headerOf(mail, "List-ID")).toBe("<rs.codes.safelane.example>");
  expect(headerOf(mail, "References")).toBeUndefined();
});

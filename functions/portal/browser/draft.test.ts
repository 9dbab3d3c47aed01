import fc from "fast-check";
import { expect, test } from "vitest";
import { type Control, draftOf, putBack } from "./draft.js";

const text = (name: string, value = ""): Control => ({ name, type: "textarea", value });
const choice = (type: "radio" | "checkbox", name: string, value: string, checked = false): Control => ({
  ...{ name, type, value, checked },
});

/** A form as the server sends it, before anybody typed. */
const blank = (): Control[] => [
  text("text"),
  { name: "place", type: "select-one", value: "" },
  choice("radio", "danger", "yes"),
  choice("radio", "danger", "no"),
  choice("checkbox", "contactConsent", "self"),
  choice("checkbox", "contactConsent", "parent"),
];

test("what was typed and chosen comes back, whatever it was", () => {
  const typed = fc.record({
    text: fc.string({ unit: "grapheme" }),
    place: fc.constantFrom("", "rs-beograd"),
    chosen: fc.subarray([2, 4, 5]),
  });
  fc.assert(
    fc.property(typed, ({ text, place, chosen }) => {
      const form = blank().map((control, index) => {
        if (index === 0) return { ...control, value: text };
        if (index === 1) return { ...control, value: place };
        return { ...control, checked: chosen.includes(index) };
      });
      const back = blank();
      putBack(back, draftOf(form) ?? "");
      expect(back).toEqual(form);
    }),
  );
});

test("an empty form leaves no draft", () => {
  expect(draftOf(blank())).toBeUndefined();
});

test("what nobody types is not kept: hidden fields, buttons, and the one that only programs fill in", () => {
  const controls = ["hidden", "submit", "password", "file"].map((type) => ({ name: type, type, value: "x" }));
  expect(draftOf([...controls, text("website", "x"), text("", "x")])).toBeUndefined();
});

test("which report it is stays with what was typed, and is no draft by itself", () => {
  const nonce = { name: "nonce", type: "hidden", value: "of the first page" };
  expect(draftOf([nonce, text("text")])).toBeUndefined();
  const fresh = [{ ...nonce, value: "of the second page" }, text("text")];
  putBack(fresh, draftOf([nonce, text("text", "typed")]) ?? "");
  expect(fresh.map(({ value }) => value)).toEqual(["of the first page", "typed"]);
});

test("what the draft doesn't hold stays as the page has it", () => {
  const page = [text("text"), text("contact", "from the server"), choice("radio", "danger", "no", true)];
  expect(putBack(page, '{"text":["typed"]}')).toEqual([page[0]]);
  expect(page.map(({ value }) => value)).toEqual(["typed", "from the server", "no"]);
  expect(page[2]?.checked).toBe(true);
});

test.each(["", "{", "null", "7", '{"text":"x"}', '{"text":[]}'])("half a draft changes nothing: %s", (draft) => {
  const page = blank();
  expect(putBack(page, draft)).toEqual([]);
  expect(page).toEqual(blank());
});

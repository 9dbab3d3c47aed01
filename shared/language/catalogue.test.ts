import { expect, test } from "vitest";
import { catalogue } from "./catalogue.js";

const complete = { hello: "Zdravo, {name}", count: "{count, number}", red: "Dete" };
const text = catalogue<keyof typeof complete>({
  "sr-Latn": complete,
  "sr-Cyrl": { ...complete, red: "Дете" },
  cnr: { red: "Dijete" },
  sq: complete,
  vi: complete,
  en: complete,
});

test("Montenegrin has its own word, or else the Serbian one in Latin script", () => {
  expect(text("cnr", "red")).toBe("Dijete");
  expect(text("cnr", "hello", { name: "Ana" })).toBe("Zdravo, Ana");
  expect(text("sr-Cyrl", "red")).toBe("Дете");
});

test("numbers are written as the language writes them", () => {
  expect(text("en", "count", { count: 10_000 })).toBe("10,000");
  expect(text("cnr", "count", { count: 10_000 })).toBe("10.000");
  expect(text("sq", "count", { count: 10_000 })).toBe("10\u00a0000");
});

test("what stands in an argument stays what it is", () => {
  const hostile = "<b>{name}</b> '{' 😀";
  expect(text("en", "hello", { name: hostile })).toBe(`Zdravo, ${hostile}`);
});

test("a missing argument is an error of the caller, not a gap in the text", () => {
  expect(() => text("en", "hello")).toThrow(/name/);
});

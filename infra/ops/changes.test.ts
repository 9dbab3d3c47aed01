import { expect, test } from "vitest";
import type { Book } from "../../shared/directory/book.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { changesBetween } from "./changes.js";

const me = builtInBook("ME");
const changed = (change: Partial<Book>) => changesBetween(me, { ...me, version: 3, ...change });
const agencyWith = (id: string, change: Partial<Book["agencies"][number]>): Partial<Book> => ({
  agencies: me.agencies.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

test("a new version of the same content changes nothing", () => {
  expect(changed({})).toEqual([]);
});

test("a first document is summed up", () => {
  expect(changesBetween(undefined, me)).toEqual(["+ 4 agencies, 15 rules, 3 places"]);
});

test("an address that changes is shown with its place in the order of preference", () => {
  const addresses = ["djeca@socijalno.niksic.me.example", "nova@socijalno.niksic.me.example"];
  expect(changed(agencyWith("municipal-social-secretariat", { addresses }))).toEqual([
    '~ agency municipal-social-secretariat: addresses[1] "pripravnost@socijalno.niksic.me.example" → "nova@socijalno.niksic.me.example"',
  ]);
  expect(changed(agencyWith("police", { addresses: ["duty@policija.me.example"] }))).toEqual([
    '~ agency police: addresses - "dezurna@policija.me.example"',
  ]);
});

test("a key is not printed line by line", () => {
  expect(changed(agencyWith("police", { pgpKey: ["a", "b"], capacity: 4 }))).toEqual([
    "~ agency police: pgpKey added",
    "~ agency police: capacity + 4",
  ]);
  const keyed = { ...me, ...agencyWith("police", { pgpKey: ["a", "b"] }) };
  expect(changesBetween(keyed, { ...keyed, ...agencyWith("police", { pgpKey: ["a", "c"] }) })).toEqual([
    "~ agency police: pgpKey replaced",
  ]);
  expect(changesBetween(keyed, me)).toEqual(["~ agency police: pgpKey taken out"]);
});

test("rules that change places are shown from the first that moved to the last", () => {
  const [first, second, third, ...rest] = me.rules;
  if (!first || !second || !third) throw new Error("the book has three rules");
  expect(changed({ rules: [first, third, second, ...rest] })).toEqual([
    `~ order of rules: ${second.id}, ${third.id} → ${third.id}, ${second.id}`,
  ]);
});

test("rules, places and agencies that come and go are named", () => {
  const [first, ...rest] = me.rules;
  if (!first) throw new Error("the book has rules");
  expect(
    changed({
      rules: [{ ...first, id: "brand-new" }, ...rest],
      places: [...me.places, { id: "budva", names: { en: "Budva" } }],
    }),
  ).toEqual(["+ place budva", `- rule ${first.id}`, "+ rule brand-new"]);
});

test("all else is shown by where it stands", () => {
  expect(
    changed({
      acknowledgeWithin: { ...me.acknowledgeWithin, low: { hours: 84 } },
      holidays: { ...me.holidays, rs: (me.holidays["rs"] ?? []).filter((date) => date !== "2027-05-04") },
      partners: [],
      ladder: ["municipal-social-secretariat"],
    }),
  ).toEqual([
    '~ holidays.rs - "2027-05-04"',
    '~ ladder - "police"',
    '~ partners - {"jurisdiction":"RS","places":["serbia"],"agency":"rs-national-contact-centre","role":"acts"}',
    "~ acknowledgeWithin.low.workingHours - 40",
    "~ acknowledgeWithin.low.hours + 84",
  ]);
});

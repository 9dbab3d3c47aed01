import { describe, expect, test } from "vitest";
import { JURISDICTIONS } from "../domain/vocabulary.js";
import { armoredKey, type Book, type Calendar, type Partner } from "./book.js";
import { checkBook, parseBook } from "./check.js";
import { checkTogether } from "./check-partners.js";
import { builtInBook } from "./jurisdictions.js";
import { agency, sound } from "./sound.arbitrary.js";

const office = (change: Partial<Calendar>): Calendar => ({
  weekdays: [1],
  from: "08:00",
  to: "16:00",
  holidays: "al",
  ...change,
});
const addressed = (address: string): Partial<Book> => ({
  agencies: [agency("centre"), { ...agency("police"), addresses: [address] }],
});
const partnered = (change: Partial<Partner>): Partial<Book> => ({
  partners: [{ jurisdiction: "ME", places: ["north"], agency: "police", role: "acts", ...change }],
});
const within = (change: Partial<Book["acknowledgeWithin"]>): Partial<Book> => ({
  acknowledgeWithin: { ...sound.acknowledgeWithin, ...change },
});

test.each<[string, Partial<Book>, string]>([
  [
    "a name missing in a language that is offered",
    { locales: ["en", "sq"], agencies: sound.agencies.slice(0, 2) },
    "agencies[1].names.sq missing-name",
  ],
  [
    "an agency with no name in the language of its mail",
    { agencies: [agency("centre"), { ...agency("police"), locale: "vi" }] },
    "agencies[1].names.vi missing-name",
  ],
  [
    "an office that closes before it opens",
    { agencies: [{ ...agency("centre"), hours: office({ from: "15:00", to: "08:00" }) }, agency("police")] },
    "agencies[0].hours.to times-not-in-order",
  ],
  [
    "an office with days off of a calendar that isn't there",
    { agencies: [{ ...agency("centre"), hours: office({ holidays: "rs" }) }, agency("police")] },
    "agencies[0].hours.holidays unknown-calendar",
  ],
  [
    "an office with a weekday twice",
    { agencies: [{ ...agency("centre"), hours: office({ weekdays: [1, 2, 1] }) }, agency("police")] },
    "agencies[0].hours.weekdays[2] duplicate-id",
  ],
  [
    "days off that are not in order",
    { holidays: { al: ["2026-11-28", "2026-11-30", "2026-11-29"] } },
    "holidays.al[2] dates-not-in-order",
  ],
  [
    "a day off that is there twice",
    { holidays: { al: ["2026-11-28", "2026-11-28"] } },
    "holidays.al[1] dates-not-in-order",
  ],
  ["an address without a domain of its own", addressed("duty@police"), "agencies[1].addresses[0] wrong-address"],
  [
    "an address with capitals in its domain",
    addressed("duty@Police.example"),
    "agencies[1].addresses[0] wrong-address",
  ],
  [
    "an address with a letter of another script",
    addressed("duty@pоlice.example"),
    "agencies[1].addresses[0] wrong-address",
  ],
  ["one address at two agencies", addressed("Duty@centre.example"), "agencies[1].addresses[0] duplicate-address"],
  ["a wrong address for statistics", { digest: ["statistics@Centre.example"] }, "digest[0] wrong-address"],
  ["a partner who is oneself", partnered({ jurisdiction: "AL" }), "partners[0].jurisdiction own-jurisdiction"],
  ["a partner whom the focal point stands for", partnered({ agency: "centre" }), "partners[0].agency own-focal-point"],
  ["a partner whom nobody stands for", partnered({ agency: "nobody" }), "partners[0].agency unknown-agency"],
  ["a partner at no place", partnered({ places: ["north", "south"] }), "partners[0].places[1] unknown-place"],
  ["a partner with a place twice", partnered({ places: ["north", "north"] }), "partners[0].places[1] duplicate-id"],
  [
    "more time for the urgent than for the standard",
    within({ standard: { hours: 6 } }),
    "acknowledgeWithin.standard shorter-than-more-pressing",
  ],
  [
    "hours that may be over before the working hours of what is more pressing",
    within({ low: { hours: 168 } }),
    "acknowledgeWithin.low shorter-than-more-pressing",
  ],
  [
    "more time than the first response has",
    within({ immediate: { hours: 2 } }),
    "acknowledgeWithin.immediate later-than-first-response",
  ],
  [
    "more working hours than the first response has",
    within({ standard: { workingHours: 25 } }),
    "acknowledgeWithin.standard later-than-first-response",
  ],
  [
    "an emergency that waits for an office to open",
    within({ immediate: { workingHours: 0.5 } }),
    "acknowledgeWithin.immediate must-not-wait-for-office-hours",
  ],
  [
    "something urgent that waits for an office to open",
    within({ urgent: { workingHours: 12 } }),
    "acknowledgeWithin.urgent must-not-wait-for-office-hours",
  ],
])("refused: %s", (_, change, expected) => {
  expect(checkBook({ ...sound, ...change }).map(({ path, code }) => `${path} ${code}`)).toContain(expected);
});

test("Montenegrin names may be left to Serbian in Latin script", () => {
  const serbian = { en: "A name", "sr-Latn": "Ime" };
  const book: Book = {
    ...sound,
    locales: ["cnr"],
    names: serbian,
    rules: sound.rules.filter(({ when }) => !when.place),
    emergency: [{ number: "112", names: serbian, source: "made up" }],
    places: [],
    agencies: sound.agencies.map((one) => ({ ...one, names: serbian })),
  };
  expect(checkBook(book)).toEqual([]);
});

test.each<[string, unknown, RegExp]>([
  ["a day off that isn't a date", { holidays: { al: ["2026-02-30"] } }, /holidays\.al\[0\]: /],
  [
    "a time in hours and working hours at once",
    within({ low: { hours: 1, workingHours: 1 } }),
    /acknowledgeWithin\.low: /,
  ],
  ["no time at all", within({ low: { hours: 0 } }), /acknowledgeWithin\.low\.hours: /],
  [
    "a question how it stands after a hundred days",
    { closeWithinDays: { ...sound.closeWithinDays, low: 100 } },
    /closeWithinDays\.low: /,
  ],
  [
    "an agency that can work on nothing",
    { agencies: [{ ...agency("centre"), capacity: 0 }] },
    /agencies\[0\]\.capacity: /,
  ],
])("refused: %s", (_, change, expected) => {
  expect(() => parseBook(Object.assign({}, sound, change))).toThrow(expected);
});

test("a key is kept line by line and read as one text", () => {
  const pgpKey = ["-----BEGIN PGP PUBLIC KEY BLOCK-----", "", "xjME", "-----END PGP PUBLIC KEY BLOCK-----"];
  const agencies = [{ ...agency("centre"), pgpKey, capacity: 12 }, agency("police")];
  const [centre, police] = parseBook({ ...sound, agencies }).agencies;
  expect(centre && armoredKey(centre)).toBe(pgpKey.join("\n"));
  expect(police && armoredKey(police)).toBeUndefined();
});

describe("documents of partners, side by side", () => {
  const [rs, me] = [builtInBook("RS"), builtInBook("ME")];
  const wrong = (books: readonly Book[]) =>
    checkTogether(books).map(({ jurisdiction, path, code }) => `${jurisdiction} ${path} ${code}`);

  test("the ones that come with the code fit together, and each can be checked alone", () => {
    expect(wrong(JURISDICTIONS.map(builtInBook))).toEqual([]);
    expect(wrong([rs])).toEqual([]);
  });

  test("a partner's new address has to be followed", () => {
    const moved = rs.agencies.map((one) =>
      one.id === rs.focalPoint ? { ...one, addresses: ["new@nkc.example"] } : one,
    );
    expect(wrong([me, { ...rs, agencies: moved }])).toEqual(["ME agencies[2].addresses partner-address-unknown"]);
  });

  test("a partner has to be one in both documents", () => {
    expect(wrong([me, { ...rs, partners: [] }])).toEqual(["ME partners[0] partner-not-mutual"]);
  });
});

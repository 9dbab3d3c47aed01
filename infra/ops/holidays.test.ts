import { describe, expect, test } from "vitest";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import { holidaysOf } from "./holidays.js";

interface Deviation {
  readonly why: string;
  readonly added?: readonly string[];
  readonly dropped?: readonly string[];
}

/** Where the documents know better than the formulas, and why. */
const DEVIATIONS: Readonly<Record<string, readonly Deviation[]>> = {
  rs: [
    {
      why: "2 May is a Sunday, the Monday after it is Easter's: the day in lieu is the Tuesday (article 3a; so in 2021)",
      added: ["2027-05-04"],
    },
  ],
  me: [
    {
      why: "Njegoš's day, 13 and 14 November, is a holiday since 2023 (Sl. list CG 3/23); in lieu of Sunday the 14th, the 15th",
      added: ["2026-11-13", "2026-11-14", "2027-11-13", "2027-11-14", "2027-11-15"],
    },
    { why: "Orthodox Easter Monday, as in the other year", added: ["2026-04-13"] },
    {
      why: "days off for the believers of one faith: Catholic Easter, All Saints', Christmas; the offices are open",
      dropped: [
        ...["2026-04-03", "2026-04-05", "2026-04-06", "2026-11-01", "2026-12-24", "2026-12-25", "2026-12-26"],
        ...["2027-03-26", "2027-03-28", "2027-03-29", "2027-11-01", "2027-12-24", "2027-12-25", "2027-12-26"],
      ],
    },
    {
      why: "the same: both Bayrams",
      dropped: [
        ...["2026-03-20", "2026-03-21", "2026-03-22", "2026-05-27", "2026-05-28", "2026-05-29"],
        ...["2027-03-09", "2027-03-10", "2027-03-11", "2027-05-16", "2027-05-17", "2027-05-18"],
      ],
    },
    {
      why: "the same: Passover and Yom Kippur",
      dropped: [
        ...["2026-04-02", "2026-09-21", "2026-09-22"],
        ...["2027-04-22", "2027-04-23", "2027-10-11", "2027-10-12"],
      ],
    },
  ],
  vn: [
    {
      why: "a holiday on a weekend is made up for on the next working day (Labour Code 2019, article 111 (3))",
      added: ["2026-04-27", "2027-02-10", "2027-02-11", "2027-05-03"],
    },
    { why: "National Day is two days (article 112 (1)); in 2026 with the day before", added: ["2026-09-01"] },
  ],
};

describe.each(["RS", "ME", "AL", "VN"])("days off in %s", (country) => {
  const calendar = country.toLowerCase();
  const drafted = [2026, 2027].flatMap((year) => holidaysOf(country, year).map(({ date }) => date));
  const deviations = DEVIATIONS[calendar] ?? [];
  const dropped = deviations.flatMap((one) => one.dropped ?? []);
  const added = deviations.flatMap((one) => one.added ?? []);

  test("in every document that uses the calendar are those of the draft, but for what is listed", () => {
    const wanted = [...new Set([...drafted.filter((date) => !dropped.includes(date)), ...added])].sort();
    const books = JURISDICTIONS.map(builtInBook).filter(({ holidays }) => holidays[calendar]);
    expect(books).not.toHaveLength(0);
    for (const { holidays } of books) expect(holidays[calendar]).toEqual(wanted);
  });

  test("deviate from the draft only where it is different", () => {
    expect(dropped.filter((date) => !drafted.includes(date))).toEqual([]);
    expect(added.filter((date) => drafted.includes(date))).toEqual([]);
  });
});

test("a holiday of several days is each of them: Tết 2026 is five", () => {
  const days = holidaysOf("VN", 2026).filter(({ date }) => date.startsWith("2026-02"));
  expect([...new Set(days.map(({ date }) => date))]).toEqual(
    ["16", "17", "18", "19", "20"].map((day) => `2026-02-${day}`),
  );
});

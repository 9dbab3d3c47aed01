import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hours, type Instant, instant, instantAt, minutes, plus } from "../domain/instant.js";
import { PRIORITIES } from "../domain/vocabulary.js";
import type { Agency, Book, Calendar } from "./book.js";
import { builtInBook } from "./jurisdictions.js";
import { followUpAt, nextReminder, timeLimits } from "./time-limits.js";

const rs = builtInBook("RS");
const at = (moment: string): Instant => instant.parse(`${moment}:00.000Z`);

interface Office extends Calendar {
  readonly timeZone: string;
}
const nineToFive: Office = {
  timeZone: "UTC",
  weekdays: [1, 2, 3, 4, 5],
  from: "09:00",
  to: "17:00",
  holidays: "off",
};

function agencyOf({ timeZone, ...calendar }: Office): Agency {
  const [any] = rs.agencies;
  if (!any) throw new Error("a book has agencies");
  return { ...any, timeZone, hours: calendar };
}

function limitsOf(office: Office, workingHours: number, from: Instant, daysOff: readonly string[] = []) {
  const book: Book = {
    ...rs,
    holidays: { off: [...daysOff] },
    acknowledgeWithin: { ...rs.acknowledgeWithin, standard: { workingHours } },
  };
  return timeLimits(book, agencyOf(office), "standard", from);
}

/** The limits of a standard report at an agency of a book that comes with the code, in UTC. */
function standardLimits(jurisdiction: "RS" | "AL" | "VN-18", id: string, from: string): string[] {
  const book = builtInBook(jurisdiction);
  const agency = book.agencies.find((one) => one.id === id);
  if (!agency) throw new Error(`${jurisdiction} has no agency ${id}`);
  const { remindAt, acknowledgeBy } = timeLimits(book, agency, "standard", at(from));
  return [remindAt, acknowledgeBy].map((moment) => moment.slice(0, 16));
}

describe("plain hours", () => {
  test("an emergency waits for no office: half an hour, on a Sunday night as on a Monday", () => {
    for (const agency of rs.agencies)
      expect(timeLimits(rs, agency, "immediate", at("2026-11-22T02:00"))).toEqual({
        remindAt: at("2026-11-22T02:15"),
        acknowledgeBy: at("2026-11-22T02:30"),
      });
  });

  test("who is always on duty is asked for as many hours as an office works", () => {
    const [, police] = rs.agencies;
    expect(police?.hours).toBe("always");
    expect(standardLimits("RS", "interior-high-tech-crime", "2026-11-20T20:00")).toEqual([
      "2026-11-21T04:00",
      "2026-11-21T12:00",
    ]);
  });
});

describe("working hours", () => {
  test("sixteen are two working days: what comes on Friday evening is due on Tuesday at closing time", () => {
    expect(standardLimits("RS", "national-contact-centre", "2026-11-20T18:00")).toEqual([
      "2026-11-23T14:30",
      "2026-11-24T14:30",
    ]);
  });

  test("what comes within a working day goes on where the day ended", () => {
    expect(standardLimits("RS", "national-contact-centre", "2026-11-17T11:00")).toEqual([
      "2026-11-18T11:00",
      "2026-11-19T11:00",
    ]);
  });

  test("New Year and Christmas in Serbia: from the evening of 30 December to 5 January", () => {
    expect(standardLimits("RS", "national-contact-centre", "2026-12-30T20:00")).toEqual([
      "2026-12-31T14:30",
      "2027-01-04T14:30",
    ]);
    expect(standardLimits("RS", "national-contact-centre", "2027-01-05T20:00")).toEqual([
      "2027-01-06T14:30",
      "2027-01-08T14:30",
    ]);
  });

  test("Tết: what comes the evening before is due when the offices have been open for two days again", () => {
    // Open for nine and a half hours from 00:30 UTC, so six and a half are left for the second day.
    expect(standardLimits("VN-18", "education", "2026-02-13T12:00")).toEqual(["2026-02-23T08:30", "2026-02-24T07:00"]);
  });

  test("Albania's liberation days on a weekend are made up for on Monday", () => {
    expect(standardLimits("AL", "education", "2026-11-27T16:00")).toEqual(["2026-12-01T15:00", "2026-12-02T15:00"]);
  });
});

describe("a change of clocks", () => {
  const night = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "08:00", holidays: "off" };

  test.each([
    ["Europe/Belgrade", "2026-03-27T17:00", "2026-03-30T13:30"],
    ["Europe/Belgrade", "2026-10-23T17:00", "2026-10-26T14:30"],
    ["Europe/Belgrade", "2027-03-26T17:00", "2027-03-29T13:30"],
    ["Europe/Belgrade", "2027-10-29T17:00", "2027-11-01T14:30"],
    ["Europe/Tirane", "2026-03-27T17:00", "2026-03-30T13:30"],
    ["Asia/Ho_Chi_Minh", "2026-03-27T17:00", "2026-03-30T08:30"],
  ])("%s, %s: between two working days it leaves eight hours to each", (timeZone, from, due) => {
    const office = { ...nineToFive, timeZone, from: "07:30", to: "15:30" };
    expect(limitsOf(office, 8, at(from)).acknowledgeBy).toBe(at(due));
  });

  test("within working hours it makes them seven in spring and nine in autumn", () => {
    const office = { ...night, timeZone: "Europe/Belgrade" };
    expect(limitsOf(office, 8, at("2026-03-28T23:00")).acknowledgeBy).toBe(at("2026-03-29T23:00"));
    expect(limitsOf(office, 8, at("2026-10-24T22:00")).acknowledgeBy).toBe(at("2026-10-25T06:00"));
  });

  test("an opening time that it skips is an hour later, one that it repeats is the first", () => {
    const office = { ...night, from: "02:30", timeZone: "Europe/Belgrade" };
    expect(limitsOf(office, 1, at("2026-03-28T23:00")).acknowledgeBy).toBe(at("2026-03-29T02:30"));
    expect(limitsOf(office, 1, at("2026-10-24T22:00")).acknowledgeBy).toBe(at("2026-10-25T01:30"));
  });
});

test("a calendar on which nobody ever works ends in plain hours", () => {
  const from = at("2026-11-20T12:00");
  const all = Array.from({ length: 500 }, (_, day) => plus(from, hours(24 * day)).slice(0, 10));
  const plain = { remindAt: plus(from, hours(8)), acknowledgeBy: plus(from, hours(16)) };
  expect(limitsOf(nineToFive, 16, from, all)).toEqual(plain);
  // A minute a week is enough for the half of it, but both limits are measured alike.
  expect(limitsOf({ ...nineToFive, weekdays: [1], to: "09:01" }, 1.5, from)).toEqual({
    remindAt: plus(from, minutes(45)),
    acknowledgeBy: plus(from, minutes(90)),
  });
});

test("reminders at the ladder's end come at 1, 2, 4 … hours, then once a day", () => {
  const now = at("2026-11-20T12:00");
  const after = [0, 1, 2, 4, 5, 50, 5_000].map((count) => nextReminder(count, now));
  expect(after).toEqual([1, 2, 4, 16, 24, 24, 24].map((later) => plus(now, hours(later))));
});

test("an agency that takes a report on is asked how it stands after the days of its priority", () => {
  const now = at("2026-11-20T12:00");
  expect(PRIORITIES.map((priority) => followUpAt(rs, priority, now).slice(0, 10))).toEqual([
    "2026-11-27",
    "2026-12-04",
    "2026-12-20",
    "2026-12-20",
  ]);
});

describe("for any office", () => {
  const minute = fc.integer({ min: 0, max: 59 }).map((n) => String(n).padStart(2, "0"));
  const clock = (earliest: number, latest: number) =>
    fc
      .tuple(fc.integer({ min: earliest, max: latest }), minute)
      .map(([hour, rest]) => `${String(hour).padStart(2, "0")}:${rest}`);
  /** Not open or closing in the hour that changes of clocks skip and repeat, on which the examples above are clear. */
  const hoursOfDay = fc.oneof(
    fc.tuple(clock(0, 0), fc.constant("01:59")),
    fc.tuple(clock(0, 1), clock(4, 23)),
    fc.tuple(clock(4, 11), clock(13, 23)),
  );
  const office: fc.Arbitrary<Office> = fc
    .record({
      timeZone: fc.constantFrom("Europe/Belgrade", "Europe/Tirane", "Asia/Ho_Chi_Minh", "America/New_York", "UTC"),
      weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      hoursOfDay,
    })
    .map(({ hoursOfDay: [from, to], ...rest }) => ({ ...rest, from, to, holidays: "off" }));
  /** Around the changes of clocks, and at random. */
  const moment = fc
    .tuple(
      fc.constantFrom("2026-03-27", "2026-10-23", "2027-03-26", "2027-10-29", "2026-12-29", "2026-02-12"),
      fc.integer({ min: 0, max: 6 * 24 * 60 }),
    )
    .map(([date, later]) => instantAt(Date.parse(date) + minutes(later)));
  const daysOff = fc.constantFrom([], ["2026-03-30", "2026-10-26", "2027-01-01", "2027-01-04", "2026-02-16"]);

  test("the reminder comes after the mail, the limit after the reminder, both when the office works", () => {
    fc.assert(
      fc.property(office, moment, daysOff, fc.integer({ min: 1, max: 40 }), (any, from, off, work) => {
        const { remindAt, acknowledgeBy } = limitsOf(any, work, from, off);
        expect(remindAt > from).toBe(true);
        expect(acknowledgeBy > remindAt).toBe(true);
        for (const limit of [remindAt, acknowledgeBy]) expect(worksAt(any, off, plus(limit, -1))).toBe(true);
      }),
    );
  });

  test("more working hours never end earlier, and neither does a mail that goes out later", () => {
    fc.assert(
      fc.property(office, moment, daysOff, fc.integer({ min: 1, max: 39 }), (any, from, off, work) => {
        const { acknowledgeBy } = limitsOf(any, work, from, off);
        expect(limitsOf(any, work + 1, from, off).acknowledgeBy > acknowledgeBy).toBe(true);
        expect(limitsOf(any, work, plus(from, hours(1)), off).acknowledgeBy >= acknowledgeBy).toBe(true);
      }),
    );
  });

  test("the limit is where counting working minutes one by one ends", () => {
    fc.assert(
      fc.property(office, moment, daysOff, fc.integer({ min: 1, max: 4 }), (any, from, off, work) => {
        const { remindAt, acknowledgeBy } = limitsOf(any, work, from, off);
        const counted = minuteByMinute(any, off, from, [work * 30, work * 60]);
        expect([remindAt, acknowledgeBy]).toEqual(counted);
      }),
      { numRuns: 40 },
    );
  });
});

/** Whether the clock on the office's wall shows a working time. Independent of how limits are worked out. */
function worksAt({ timeZone, weekdays, from, to }: Office, daysOff: readonly string[], moment: Instant): boolean {
  const format =
    wall.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  wall.set(timeZone, format);
  const [date = "", time = ""] = format.format(Date.parse(moment)).split(" ");
  return weekdays.includes(new Date(date).getUTCDay() || 7) && !daysOff.includes(date) && from <= time && time < to;
}
const wall = new Map<string, Intl.DateTimeFormat>();

/** The moments at which that many working minutes are over. */
function minuteByMinute(office: Office, daysOff: readonly string[], from: Instant, counts: number[]): Instant[] {
  const ends: Instant[] = [];
  const longest = Math.max(...counts);
  for (let at = from, worked = 0; worked < longest; at = plus(at, minutes(1))) {
    if (!worksAt(office, daysOff, at)) continue;
    worked++;
    if (counts.includes(worked)) ends.push(plus(at, minutes(1)));
  }
  return ends;
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hours, instantAt, plus } from "../domain/instant.js";
import { AGE_BANDS, CATEGORIES, JURISDICTIONS, PRIORITIES, REPORTERS } from "../domain/vocabulary.js";
import { anyFacts, validBook } from "./book.arbitrary.js";
import { builtInBook } from "./jurisdictions.js";
import { acknowledgeBy, FALLBACK_RULE, nextOnLadder, planDispatches, type RoutingFacts } from "./plan.js";

const facts = (given: Partial<RoutingFacts>): RoutingFacts => ({
  category: "other",
  secondary: [],
  priority: "standard",
  hold: false,
  ...given,
});
const agencies = (plan: ReturnType<typeof planDispatches>) => plan.recipients.map(({ agency }) => agency);
const acting = (plan: ReturnType<typeof planDispatches>) =>
  plan.recipients.filter(({ role }) => role === "acts").map(({ agency }) => agency);

describe("in any valid directory", () => {
  test("every report has an agency that acts, by a rule of the directory", () => {
    fc.assert(
      fc.property(validBook, anyFacts, (book, given) => {
        const plan = planDispatches(book, given);
        expect(acting(plan)).not.toHaveLength(0);
        expect(plan.rule).not.toBe(FALLBACK_RULE);
      }),
    );
  });

  test("an agency gets a report once, and those that act come first", () => {
    fc.assert(
      fc.property(validBook, anyFacts, (book, given) => {
        const plan = planDispatches(book, given);
        expect(new Set(agencies(plan)).size).toBe(plan.recipients.length);
        expect(agencies(plan).slice(0, acting(plan).length)).toEqual(acting(plan));
      }),
    );
  });

  test("a held report is read by the focal point", () => {
    fc.assert(
      fc.property(validBook, anyFacts, (book, given) => {
        expect(acting(planDispatches(book, { ...given, hold: true }))).toContain(book.focalPoint);
      }),
    );
  });

  test("an immediate report that is held still reaches every agency that would act on one of its candidates", () => {
    fc.assert(
      fc.property(validBook, anyFacts, (book, given) => {
        const emergency = { ...given, priority: "immediate" } as const;
        const held = acting(planDispatches(book, { ...emergency, hold: true }));
        for (const category of [given.category, ...given.secondary]) {
          const certain = planDispatches(book, { ...emergency, category, hold: false });
          expect(held).toEqual(expect.arrayContaining(acting(certain)));
        }
      }),
    );
  });

  test("the ladder asks each of its agencies once and the focal point last", () => {
    fc.assert(
      fc.property(validBook, (book) => {
        const asked: string[] = [];
        for (let next = nextOnLadder(book, asked); next !== undefined; next = nextOnLadder(book, asked))
          asked.push(next);
        expect(asked).toEqual(book.ladder);
        expect(asked.at(-1)).toBe(book.focalPoint);
      }),
    );
  });
});

test("a report that is held and not immediate waits for its reader: no agency but the focal point is told", () => {
  const plan = planDispatches(builtInBook("RS"), facts({ category: "abuse", priority: "urgent", hold: true }));
  expect(plan).toEqual({ rule: "hold", recipients: [{ agency: "national-contact-centre", role: "acts" }] });
});

test("a book whose rules match nothing loses no report: the focal point gets it", () => {
  const book = { ...builtInBook("AL"), rules: [] };
  expect(planDispatches(book, facts({}))).toEqual({
    rule: "no-rule",
    recipients: [{ agency: "isigurt", role: "acts" }],
  });
});

test("an agency that has been asked is not asked again by the ladder", () => {
  const book = builtInBook("VN-DN");
  expect(nextOnLadder(book, ["police", "hotline-111"])).toBe("social-affairs");
  expect(nextOnLadder(book, book.ladder)).toBeUndefined();
});

test.each(JURISDICTIONS)(
  "%s: each answer the form allows leads to agencies of the book, at least one of them acting",
  (jurisdiction) => {
    const book = builtInBook(jurisdiction);
    const known = new Set(book.agencies.map(({ id }) => id));
    const failed: RoutingFacts[] = [];
    for (const category of CATEGORIES)
      for (const priority of PRIORITIES)
        for (const age of [undefined, ...AGE_BANDS])
          for (const reporter of [undefined, ...REPORTERS])
            for (const place of [undefined, "nowhere", ...book.places.map(({ id }) => id)]) {
              const given = facts({ category, priority, age, reporter, place });
              const plan = planDispatches(book, given);
              const right =
                acting(plan).length > 0 && agencies(plan).every((id) => known.has(id)) && plan.rule !== FALLBACK_RULE;
              if (!right) failed.push(given);
            }
    expect(failed).toEqual([]);
  },
);

test.each(JURISDICTIONS)(
  "%s: whatever is immediate is acted on by an agency that is always on duty, held or not",
  (jurisdiction) => {
    const book = builtInBook(jurisdiction);
    const onDuty = new Set(book.agencies.filter(({ hours }) => hours === "always").map(({ id }) => id));
    for (const category of CATEGORIES)
      for (const hold of [false, true])
        for (const place of [undefined, ...book.places.map(({ id }) => id)]) {
          const plan = planDispatches(book, facts({ category, priority: "immediate", hold, place }));
          expect(
            acting(plan).filter((agency) => onDuty.has(agency)),
            `${category} ${place}`,
          ).not.toHaveLength(0);
        }
  },
);

describe("violent extremism in Serbia", () => {
  const book = builtInBook("RS");

  test.each(["parent", "teacher", "ngo"] as const)(
    "a %s worried about a person reaches people who are not the police",
    (reporter) => {
      for (const age of ["16-17", "18+", "unknown"] as const) {
        const plan = planDispatches(book, facts({ category: "extremism", priority: "urgent", reporter, age }));
        expect(acting(plan)).toContain("prevention-network");
        expect(agencies(plan).filter((id) => id.startsWith("interior"))).toEqual([]);
      }
    },
  );

  test("a pupil is the school's matter too, an adult is not", () => {
    const about = (age: "16-17" | "18+") =>
      agencies(planDispatches(book, facts({ category: "extremism", priority: "urgent", reporter: "parent", age })));
    expect(about("16-17")).toContain("education");
    expect(about("18+")).not.toContain("education");
  });

  test.each(REPORTERS)("an attack that a %s tells of goes to the interior ministry", (reporter) => {
    const plan = planDispatches(book, facts({ category: "extremism", priority: "immediate", reporter }));
    expect(acting(plan)).toEqual(["interior-counter-extremism"]);
  });
});

test("Montenegro: a report about a child who is in Serbia goes to both countries", () => {
  const plan = planDispatches(
    builtInBook("ME"),
    facts({ category: "solicitation", priority: "urgent", place: "serbia" }),
  );
  expect(acting(plan)).toEqual(["municipal-social-secretariat", "rs-national-contact-centre"]);
});

test.each(["VN-18", "VN-DN"] as const)(
  "%s: abuse goes to hotline 111 and the police, and each district is told of its own",
  (jurisdiction) => {
    const book = builtInBook(jurisdiction);
    for (const { id } of book.places) {
      const plan = planDispatches(book, facts({ category: "abuse", priority: "urgent", place: id }));
      expect(acting(plan)).toEqual(["hotline-111", "police"]);
      expect(agencies(plan).filter((agency) => agency.startsWith("district-"))).toEqual([`district-${id}`]);
    }
  },
);

test("an agency has until the hours of the priority are over, counted from sending", () => {
  const sentAt = instantAt(Date.UTC(2026, 10, 20, 15, 0));
  const book = { ...builtInBook("RS"), acknowledgeWithinHours: { immediate: 0.5, urgent: 12, standard: 36, low: 84 } };
  expect(acknowledgeBy(book, "immediate", 0, sentAt)).toBe("2026-11-20T15:30:00.000Z");
  expect(acknowledgeBy(book, "standard", 0, sentAt)).toBe("2026-11-22T03:00:00.000Z");
  const reminders = [1, 2, 5, 6, 50].map((count) => acknowledgeBy(book, "immediate", count, sentAt));
  expect(reminders).toEqual([1, 2, 16, 24, 24].map((later) => plus(sentAt, hours(later))));
});

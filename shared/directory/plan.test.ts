import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aReading } from "../../test/support/reports.js";
import { anyFacts, validBook } from "./book.arbitrary.js";
import { builtInBook } from "./jurisdictions.js";
import { asksForTraining, FALLBACK_RULE, nextOnLadder, planDispatches, type RoutingFacts } from "./plan.js";

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

const isTraining = ({ category, hold, institution }: RoutingFacts): boolean =>
  asksForTraining({ institution, reading: aReading({ category, hold }) });

describe("in any valid directory", () => {
  test("every report has an agency that acts, by a rule of the directory, whoever gave it back", () => {
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
        expect(acting(planDispatches(book, { ...given, hold: true, without: [] }))).toContain(book.focalPoint);
      }),
    );
  });

  test("an immediate report that is held still reaches every agency that would act on one of its candidates", () => {
    fc.assert(
      fc.property(validBook, anyFacts, (book, given) => {
        const emergency = { ...given, priority: "immediate", without: [] } as const;
        const held = acting(planDispatches(book, { ...emergency, hold: true }));
        for (const category of [given.category, ...given.secondary]) {
          const certain = planDispatches(book, { ...emergency, category, hold: false });
          expect(held).toEqual(expect.arrayContaining(acting(certain)));
        }
      }),
    );
  });

  test("an agency that gave a report back does not get it again, but for the focal point when nobody else is left", () => {
    fc.assert(
      fc.property(validBook, anyFacts, (book, { without = [], ...given }) => {
        const plan = planDispatches(book, { ...given, without });
        const again = agencies(plan).filter((agency) => without.includes(agency));
        const ladder = isTraining(given) ? [book.focalPoint] : book.ladder;
        const nobodyLeft = ladder.every((agency) => without.includes(agency));
        expect(again.filter((agency) => !(nobodyLeft && agency === book.focalPoint))).toEqual([]);
      }),
    );
  });

  test("the others keep a report that one of them gave back", () => {
    fc.assert(
      fc.property(validBook, anyFacts, (book, { without = [], ...given }) => {
        const others = agencies(planDispatches(book, given)).filter((agency) => !without.includes(agency));
        expect(agencies(planDispatches(book, { ...given, without }))).toEqual(expect.arrayContaining(others));
      }),
    );
  });

  test("a report about a child across the border goes to the partner there, held or not, and never to the partner alone", () => {
    fc.assert(
      fc.property(validBook, anyFacts, (book, { without: _, ...given }) => {
        fc.pre(!isTraining(given));
        const plan = planDispatches(book, given);
        const partners = book.partners.filter(
          ({ places }) => given.place !== undefined && places.includes(given.place),
        );
        for (const { agency, role } of partners)
          expect(role === "acts" ? acting(plan) : agencies(plan)).toContain(agency);
        const atHome = planDispatches({ ...book, partners: [] }, given);
        expect(agencies(plan)).toEqual(expect.arrayContaining(agencies(atHome)));
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

describe("a request for training", () => {
  const asked = { category: "advice", priority: "low", institution: "school" } as const;

  test("goes to whom the rules name for it and to nobody across a border, wherever the institution is", () => {
    fc.assert(
      fc.property(validBook, anyFacts, (book, { without: _, ...given }) => {
        const training = { ...given, ...asked, hold: false };
        expect(planDispatches(book, training)).toEqual(planDispatches({ ...book, partners: [] }, training));
      }),
    );
  });

  test("climbs to the focal point only: the ladder is there for harm", () => {
    fc.assert(
      fc.property(validBook, (book) => {
        expect(nextOnLadder(book, [], true)).toBe(book.focalPoint);
        expect(nextOnLadder(book, [book.focalPoint], true)).toBeUndefined();
      }),
    );
  });

  test("of which a person doubts that it is one is held and goes the way of harm", () => {
    const given = facts({ ...asked, hold: true });
    expect(isTraining(given)).toBe(false);
    expect(planDispatches(builtInBook("RS"), given).recipients).toEqual([
      { agency: "national-contact-centre", role: "acts" },
    ]);
  });

  test("is none before it was read, and none where harm was read", () => {
    expect(asksForTraining({ institution: "school" })).toBe(false);
    expect(asksForTraining({ institution: "school", reading: aReading({ category: "abuse" }) })).toBe(false);
    expect(asksForTraining({ reading: aReading({ category: "advice" }) })).toBe(false);
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

describe("a report that was given back", () => {
  const book = builtInBook("RS");
  const bullying = facts({ category: "bullying" });

  test("goes up the ladder when nobody is left who acts, and those who are informed stay informed", () => {
    expect(planDispatches(book, { ...bullying, without: ["education"] })).toEqual({
      rule: "bullying",
      recipients: [
        { agency: "centre-for-social-work", role: "acts" },
        { agency: "national-contact-centre", role: "informed" },
      ],
    });
  });

  test("stays with the focal point once all of the ladder gave it back", () => {
    const plan = planDispatches(book, { ...bullying, without: ["education", ...book.ladder] });
    expect(plan.recipients).toEqual([{ agency: "national-contact-centre", role: "acts" }]);
  });
});

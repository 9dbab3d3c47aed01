import { describe, expect, test } from "vitest";
import { AGE_BANDS, CATEGORIES, INSTITUTIONS, JURISDICTIONS, PRIORITIES, REPORTERS } from "../domain/vocabulary.js";
import { builtInBook } from "./jurisdictions.js";
import { FALLBACK_RULE, planDispatches, type RoutingFacts } from "./plan.js";

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
            for (const place of [undefined, "nowhere", ...book.places.map(({ id }) => id)])
              for (const institution of [undefined, "school" as const]) {
                const given = facts({ category, priority, age, reporter, place, institution });
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
        for (const place of [undefined, ...book.places.map(({ id }) => id)])
          for (const institution of [undefined, "school" as const]) {
            const plan = planDispatches(book, facts({ category, priority: "immediate", hold, place, institution }));
            expect(
              acting(plan).filter((agency) => onDuty.has(agency)),
              `${category} ${place} ${institution}`,
            ).not.toHaveLength(0);
          }
  },
);

describe.each(JURISDICTIONS)("%s: a request for training", (jurisdiction) => {
  const book = builtInBook(jurisdiction);

  test.each(INSTITUTIONS)(
    "from an institution (%s) is the training team's alone, whoever writes and wherever it is",
    (institution) => {
      for (const priority of ["urgent", "standard", "low"] as const)
        for (const reporter of [undefined, ...REPORTERS])
          for (const place of [undefined, ...book.places.map(({ id }) => id)]) {
            const plan = planDispatches(book, facts({ category: "advice", priority, reporter, place, institution }));
            expect(acting(plan), `${priority} ${reporter} ${place}`).toEqual(["training-team"]);
          }
    },
  );

  test("is the only one that the training team gets", () => {
    for (const category of CATEGORIES)
      for (const institution of [undefined, ...INSTITUTIONS])
        for (const priority of PRIORITIES) {
          const told = agencies(planDispatches(book, facts({ category, priority, institution })));
          const isTraining = category === "advice" && institution !== undefined && priority !== "immediate";
          expect(told.includes("training-team"), `${category} ${institution} ${priority}`).toBe(isTraining);
        }
  });
});

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

describe("a child in the other country", () => {
  test("Montenegro: a report about a child who is in Serbia goes to both countries", () => {
    const plan = planDispatches(
      builtInBook("ME"),
      facts({ category: "solicitation", priority: "urgent", place: "serbia" }),
    );
    expect(acting(plan)).toEqual(["municipal-social-secretariat", "rs-national-contact-centre"]);
  });

  test("Serbia: a report about a child who is in Montenegro goes to both countries", () => {
    const plan = planDispatches(
      builtInBook("RS"),
      facts({ category: "abuse", priority: "urgent", place: "montenegro" }),
    );
    expect(acting(plan)).toEqual(["centre-for-social-work", "me-social-secretariat"]);
  });

  test("a held one does too, before anybody has read it", () => {
    const plan = planDispatches(builtInBook("RS"), facts({ hold: true, place: "montenegro" }));
    expect(plan).toMatchObject({ rule: "hold" });
    expect(acting(plan)).toEqual(["national-contact-centre", "me-social-secretariat"]);
  });
});

test("Montenegro: what happens to a child in another municipality is not left to that of Nikšić", () => {
  const abuseIn = (place?: string) =>
    acting(planDispatches(builtInBook("ME"), facts({ category: "abuse", priority: "urgent", place })));
  expect(abuseIn("niksic")).toEqual(["municipal-social-secretariat"]);
  expect(abuseIn("other-municipality")).toEqual(["police"]);
  expect(abuseIn()).toEqual(["municipal-social-secretariat", "police"]);
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

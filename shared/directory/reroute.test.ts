import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { isLive } from "../domain/dispatches.js";
import type { Dispatch, Report } from "../domain/report.js";
import { applied } from "../domain/transition.js";
import { returned } from "../domain/transitions/index.js";
import { pending } from "../domain/transitions/routed.js";
import { JURISDICTIONS } from "../domain/vocabulary.js";
import { anyFacts, validBook } from "./book.arbitrary.js";
import type { Book } from "./book.js";
import { builtInBook } from "./jurisdictions.js";
import { asksForTraining, planDispatches, type RoutingFacts } from "./plan.js";
import { afterReturn, factsOf, returnedBy } from "./reroute.js";

function aRouted(book: Book, { age, reporter, place, institution, ...reading }: RoutingFacts): Report {
  const { without: _nobody, ...read } = reading;
  const report = {
    ...aReport(),
    state: "routed" as const,
    reading: aReading({ ...read, secondary: [...read.secondary] }),
  };
  const answers = {
    ...(age && { age }),
    ...(reporter && { reporter }),
    ...(place && { place }),
    ...(institution && { institution }),
  };
  const { recipients } = planDispatches(book, { ...read, ...answers });
  return { ...report, ...answers, dispatches: recipients.map(pending) };
}

/** Who gives it back next, counted among those that have it, whom it names, and whether a mail failed before. */
const lives = fc.array(
  fc.record({ who: fc.nat(20), names: fc.option(fc.nat(20), { nil: undefined }), fails: fc.option(fc.nat(20)) }),
  { minLength: 1, maxLength: 12 },
);

function withFailed(report: Report, at: number): Report {
  const { dispatches } = report;
  // The last one that acts stays: whoever fails is replaced in the same change.
  if (dispatches.filter((one) => isLive(one) && one.role === "acts").length < 2) return report;
  return { ...report, dispatches: dispatches.map((one, n) => (n === at ? { ...one, state: "failed" as const } : one)) };
}

/** Plays a life, and looks after each return at the report before and after it. */
function play(check: (step: { book: Book; before: Report; after: Report; by: Dispatch; named: boolean }) => void) {
  fc.assert(
    fc.property(validBook, anyFacts, lives, (book, facts, steps) => {
      let report = aRouted(book, facts);
      for (const { who, names, fails } of steps) {
        if (fails !== null) report = withFailed(report, fails % report.dispatches.length);
        const having = report.dispatches.flatMap((one, at) => (isLive(one) ? [at] : []));
        const index = having[who % having.length] ?? 0;
        const by = report.dispatches[index];
        if (!by) throw new Error("nobody has it");
        const others = book.agencies.map(({ id }) => id).filter((id) => id !== by.agency);
        const to = names === undefined ? undefined : others[names % others.length];
        const asked = afterReturn(book, report, index, to);
        const after = applied(report, returned(report, index, { reason: "other-place", asked }, NOON));
        if (!after) throw new Error("the return was refused");
        check({ book, before: report, after, by, named: to !== undefined });
        report = after;
      }
    }),
  );
}

/** Who is left to be asked: of the ladder, which is there for harm, a request for training has the focal point only. */
const ladderOf = (book: Book, report: Report): string[] => (asksForTraining(report) ? [book.focalPoint] : book.ladder);

const actsLive = (one: Dispatch): boolean => one.role === "acts" && isLive(one);

describe("however often a report is given back, in any valid directory", () => {
  test("an agency that acts has it", () => {
    play(({ after }) => expect(after.dispatches.some(actsLive)).toBe(true));
  });

  test("nobody who gave it back gets it again while somebody else is left", () => {
    play(({ book, before, after, by, named }) => {
      if (named) return;
      const gaveItBack = [...returnedBy(before), by.agency];
      const again = after.dispatches
        .slice(before.dispatches.length)
        .filter(({ agency }) => gaveItBack.includes(agency));
      if (again.length === 0) return;
      for (const agency of [book.focalPoint, ...ladderOf(book, before)]) expect(gaveItBack).toContain(agency);
      const facts = factsOf(before, gaveItBack);
      const left = facts ? planDispatches(book, facts).recipients : [];
      for (const { agency, role } of left) {
        const has = before.dispatches.some((one) => one.agency === agency && (actsLive(one) || one.state === "failed"));
        if (role === "acts") expect([agency, has || gaveItBack.includes(agency)]).toEqual([agency, true]);
      }
    });
  });

  test("it comes straight back only where nobody else is on the ladder", () => {
    play(({ book, before, after, by, named }) => {
      const back = after.dispatches.slice(before.dispatches.length).some(({ agency }) => agency === by.agency);
      if (back && !named) expect(new Set([book.focalPoint, ...ladderOf(book, before)])).toEqual(new Set([by.agency]));
    });
  });

  test("each agency of the directory is asked once for one return, and to act", () => {
    play(({ book, before, after }) => {
      const asked = after.dispatches.slice(before.dispatches.length);
      expect(new Set(asked.map(({ agency }) => agency)).size).toBe(asked.length);
      for (const { agency, role } of asked) {
        expect(role).toBe("acts");
        expect(book.agencies.map(({ id }) => id)).toContain(agency);
      }
    });
  });

  test("whoever has it already is asked once more only when all on the ladder were asked", () => {
    play(({ book, before, after, by }) => {
      const acting = before.dispatches.filter(({ role }) => role === "acts");
      const atWork = acting.filter((one) => one !== by && isLive(one)).map(({ agency }) => agency);
      const asked = after.dispatches.slice(before.dispatches.length);
      if (!asked.some(({ agency }) => atWork.includes(agency))) return;
      const tried = [...returnedBy(after), ...acting.map(({ agency }) => agency)];
      expect(tried).toEqual(expect.arrayContaining(ladderOf(book, before)));
      expect(asked).toHaveLength(1);
    });
  });

  test("whoever was only informed leaves no gap", () => {
    play(({ before, after, by }) => {
      if (by.role === "informed") expect(after.dispatches).toHaveLength(before.dispatches.length);
    });
  });
});

test("training that its team gives back is the focal point's, and nobody else's", () => {
  for (const jurisdiction of JURISDICTIONS) {
    const book = builtInBook(jurisdiction);
    const facts = { category: "advice", secondary: [], priority: "low", hold: false, institution: "culture" } as const;
    const report = aRouted(book, facts);
    const asked = afterReturn(book, report, 0);
    expect(asked).toEqual([{ agency: book.focalPoint, role: "acts" }]);
    const after = applied(report, returned(report, 0, { reason: "not-our-remit", asked }, NOON));
    expect(after && afterReturn(book, after, after.dispatches.length - 1)).toEqual(asked);
  }
});

describe("in Serbia", () => {
  const book = builtInBook("RS");
  const routed = (category: "fraud" | "abuse") =>
    aRouted(book, { category, secondary: [], priority: "urgent", hold: false });

  test("the agency that is named gets it, unless it acts already", () => {
    const report = routed("abuse");
    const acting = report.dispatches.filter(({ role }) => role === "acts").map(({ agency }) => agency);
    const [other = ""] = book.agencies.map(({ id }) => id).filter((id) => !acting.includes(id));
    expect(afterReturn(book, report, 0, other)).toEqual([{ agency: other, role: "acts" }]);
    const twice = { ...report, dispatches: [...report.dispatches, pending({ agency: other, role: "acts" })] };
    expect(afterReturn(book, twice, 0, other)).toEqual([]);
  });

  test("an agency that could not be reached is not asked instead", () => {
    const report = routed("fraud");
    const [first] = report.dispatches;
    if (!first) throw new Error("nobody was asked");
    const failed = { ...first, state: "failed" as const };
    const other = pending({ agency: book.focalPoint, role: "acts", inPlaceOf: 0 });
    const asked = afterReturn(book, { ...report, dispatches: [failed, other] }, 1, undefined);
    expect(asked.map(({ agency }) => agency)).not.toContain(first.agency);
    expect(asked).toHaveLength(1);
  });
});

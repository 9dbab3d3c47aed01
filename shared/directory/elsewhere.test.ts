import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { hours, minutes, plus } from "../domain/instant.js";
import type { Dispatch, Report } from "../domain/report.js";
import { applied } from "../domain/transition.js";
import { classified, routed, undeliverable } from "../domain/transitions/index.js";
import { validBook } from "./book.arbitrary.js";
import { elsewhere } from "./elsewhere.js";
import { builtInBook } from "./jurisdictions.js";

const rs = builtInBook("RS");
const [first = ""] = rs.ladder;
const oneAddress = rs.agencies.find(({ id, addresses }) => addresses.length === 1 && id !== first)?.id ?? "";
const twoAddresses = rs.agencies.find(({ addresses }) => addresses.length > 1)?.id ?? "";

/** An immediate report whose one mail, to `agency`, is out. */
function sentTo(
  agency: string,
  change: Partial<Dispatch> = {},
  priority: "immediate" | "standard" = "immediate",
): Report {
  const read = applied(aReport(), classified(aReading({ priority }), NOON));
  const recipients = [{ agency, role: "acts" as const }];
  const report = read && applied(read, routed({ rule: "r", hold: false, recipients }, NOON));
  if (!report) throw new Error("not routed");
  return { ...report, dispatches: report.dispatches.map((one) => ({ ...one, state: "sent", ...change })) };
}

test("an agency's addresses come one after the other, before any other agency", () => {
  expect(elsewhere(rs, sentTo(twoAddresses), 0, NOON)).toEqual({ address: 1 });
});

test("after its last address the next agency on the ladder is asked", () => {
  const report = sentTo(oneAddress);
  expect(elsewhere(rs, report, 0, NOON)).toEqual({ agency: first });
});

test("an agency that left the directory is followed by the ladder", () => {
  expect(elsewhere(rs, sentTo("closed-last-year"), 0, NOON)).toEqual({ agency: first });
});

test("nobody takes the place of an agency that was only informed, and nobody has to be left for that", () => {
  const [informed, ...others] = [oneAddress, ...rs.ladder].flatMap((agency) => sentTo(agency).dispatches);
  if (!informed) throw new Error("nobody was written to");
  const report = { ...sentTo(oneAddress), dispatches: [{ ...informed, role: "informed" as const }, ...others] };
  const next = elsewhere(rs, report, 0, NOON);
  const after = next && applied(report, undeliverable(report, 0, next, NOON));
  expect(after?.dispatches).toEqual([{ ...informed, role: "informed", state: "failed" }, ...others]);
});

describe("the time that the next agency has to acknowledge", () => {
  const deadlineAfter = (left: number) => {
    const next = elsewhere(rs, sentTo(oneAddress, { acknowledgeBy: plus(NOON, left) }), 0, NOON);
    return next && "acknowledgeBy" in next ? next.acknowledgeBy : undefined;
  };
  const whole = rs.acknowledgeWithin.immediate;
  const half = hours("hours" in whole ? whole.hours / 2 : Number.NaN);

  test("is what the one before had left: a bounce does not set the clock back", () => {
    expect(deadlineAfter(half + minutes(1))).toBe(plus(NOON, half + minutes(1)));
  });

  test("is never less than half of its own, so that it is not overdue when it hears of the report", () => {
    expect(deadlineAfter(minutes(1))).toBe(plus(NOON, half));
    expect(deadlineAfter(-hours(1))).toBe(plus(NOON, half));
  });

  test("is its own when no mail went out before", () => {
    expect(elsewhere(rs, sentTo(oneAddress), 0, NOON)).not.toHaveProperty("acknowledgeBy");
  });

  test("counts the hours in which the next agency works", () => {
    // NOON is a Saturday's, and the first on the ladder opens on Monday.
    const report = sentTo(oneAddress, { acknowledgeBy: plus(NOON, hours(1)) }, "standard");
    const agencies = rs.agencies.map((one) =>
      one.id === first
        ? { ...one, hours: { weekdays: [1, 2, 3, 4, 5], from: "07:30", to: "15:30", holidays: "rs" } }
        : one,
    );
    const next = elsewhere(
      { ...rs, agencies, acknowledgeWithin: { ...rs.acknowledgeWithin, standard: { workingHours: 8 } } },
      report,
      0,
      NOON,
    );
    // Half of eight hours, from half past seven in Belgrade.
    expect(next).toEqual({ agency: first, acknowledgeBy: "2026-11-23T10:30:00.000Z" });
  });
});

test("a training team that can't be reached is stood in for by the focal point, not by the agencies for harm", () => {
  const reading = aReading({ category: "advice", priority: "low" });
  const asked = { ...sentTo(oneAddress), institution: "school" as const, reading };
  expect(elsewhere(rs, asked, 0, NOON)).toMatchObject({ agency: rs.focalPoint });
});

test("in any valid directory mail that always comes back reaches each address on the ladder once, then nobody is left", () => {
  fc.assert(
    fc.property(validBook, fc.nat(5), (book, at) => {
      const start = book.agencies[at % book.agencies.length]?.id ?? "";
      const reached: string[] = [];
      let report = sentTo(start);
      // More bounces than there are addresses: a loop would show as an address reached twice.
      for (let bounce = 0; bounce <= 20; bounce++) {
        const index = report.dispatches.findIndex(({ state }) => state === "sent");
        const { agency = "", address = 0 } = report.dispatches[index] ?? {};
        reached.push(book.agencies.find(({ id }) => id === agency)?.addresses[address] ?? "none");
        const next = elsewhere(book, report, index, NOON);
        const moved = next && applied(report, undeliverable(report, index, next, NOON));
        if (!moved) break;
        const dispatches = moved.dispatches.map((one) =>
          one.state === "pending" ? { ...one, state: "sent" as const } : one,
        );
        report = { ...moved, dispatches };
      }
      const expected = new Set([start, ...book.ladder]);
      const addresses = book.agencies.filter(({ id }) => expected.has(id)).flatMap((one) => one.addresses);
      expect([...reached].sort()).toEqual([...addresses].sort());
    }),
  );
});

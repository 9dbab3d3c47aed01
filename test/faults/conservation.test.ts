import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Submission } from "../../shared/acceptance/submission.js";
import { hours, minutes } from "../../shared/domain/instant.js";
import { parseReceipt, reportIdOf } from "../../shared/domain/receipt.js";
import { type Report, unsent } from "../../shared/domain/report.js";
import { mailTagOf } from "../../shared/mail/tag.js";
import { type Backings, embedded, inMemory, STAGES, type Taken } from "./backing.js";
import type { Faults, Point } from "./process.js";
import { World } from "./world.js";

/** Long enough for the clock to mend several losses in a row, shorter than any answer is awaited. */
const RECOVERY = minutes(12);
/** Two backings of real servers and hundreds of worlds: a bound against hanging, not a measurement. */
const PATIENT = 240_000;

const aPost = (facts: Partial<Submission> = {}): Submission => ({
  jurisdiction: "RS",
  language: "sr-Latn",
  text: "Nepoznat covek trazi slike od moje cerke i hoce da se nadju sutra.",
  nonce: randomUUID(),
  ...facts,
});

async function reportOf(world: World, receipt: string): Promise<Report> {
  const parsed = parseReceipt(receipt);
  const report = parsed.ok ? await world.backing.reports.get(reportIdOf(parsed.receipt)) : undefined;
  if (!report) throw new Error("an accepted report is not there");
  return report;
}

/**
 * Every agency of the report was written to: each mail that was asked for went out once. Only one that nobody could record
 * may have gone out again, and only while its delivery event had not come.
 */
async function expectArrived(world: World, receipt: string | undefined): Promise<void> {
  const report = await reportOf(world, receipt ?? "");
  expect(["dispatched", "held"]).toContain(report.state);
  expect(await world.backing.statements.get(report.id)).toBeDefined();
  expect(report.dispatches.length).toBeGreaterThan(0);
  for (const [index, { state, number }] of report.dispatches.entries()) {
    expect(state).toBe("sent");
    for (let mail = 0; mail <= number; mail++) {
      const tag = mailTagOf(report.id, index, mail);
      const times = world.mails.filter((one) => one.tag === tag).length;
      expect(times).toBeGreaterThanOrEqual(1);
      expect(times).toBeLessThanOrEqual(1 + world.unrecorded.filter((one) => one === tag).length);
    }
  }
}

/** An answer that did not come is chased for ever, so there is always a next mail: waits for a moment between two. */
async function untilQuiet(world: World, receipts: readonly string[]): Promise<void> {
  for (let minute = 0; minute < 20; minute++) {
    const reports = await Promise.all(receipts.map((receipt) => reportOf(world, receipt)));
    if (reports.every(({ dispatches }) => unsent(dispatches).length === 0)) return;
    await world.settle(minutes(1));
  }
}

/** Fails the test that would otherwise pass because nothing happened at the point. */
function once(kind: "kill" | "fail", at: (point: Point) => boolean): { faults: Faults; struck(): Point | undefined } {
  let struck: Point | undefined;
  const faults: Faults = (point) => {
    if (struck || !at(point)) return "none";
    struck = point;
    return kind;
  };
  return { faults, struck: () => struck };
}

/** The queue hands out each message a second time; only the first copy is its own. */
function twice(taken: Taken[]): Taken[] {
  const nothing = async () => undefined;
  return [...taken, ...taken.map(({ body }) => ({ body, delete: nothing, release: nothing }))];
}

describe.each([
  ["in memory", async () => inMemory],
  ["on the embedded parts", embedded],
])("%s", { timeout: PATIENT }, (_name, start) => {
  let backings: Backings;
  beforeAll(async () => {
    backings = await start();
  });
  afterAll(() => backings.close());
  const open = async () => new World(await backings.open());

  test("a report goes in, its agencies' mails come out, once each", async () => {
    const world = await open();
    const accepted = await world.post(aPost());
    await world.workOff();
    await expectArrived(world, accepted?.receipt);
    await world.settle(RECOVERY);
    await expectArrived(world, accepted?.receipt);
    expect(world.deadLetters).toEqual([]);
  });

  /** The calls on a report's way, in order, each with a point before and after it. */
  const everyPoint = async (): Promise<Point[]> => {
    const points: Point[] = [];
    const world = await open();
    world.faults = (point) => {
      points.push(point);
      return "none";
    };
    await world.post(aPost());
    await world.workOff();
    return points;
  };

  test.each(["kill", "fail"] as const)("with a %s at each await in turn, the report arrives", async (kind) => {
    const points = await everyPoint();
    expect(points.length).toBeGreaterThan(20);
    for (const position of points.keys()) {
      const world = await open();
      let seen = -1;
      const fault = once(kind, () => ++seen === position);
      world.faults = fault.faults;
      const post = aPost();
      // A reporter without an answer sends the same post again.
      const answered = await world.post(post).catch(() => undefined);
      const accepted = answered ?? (await world.post(post));
      await world.workOff();
      await world.settle(RECOVERY);
      expect(fault.struck()).toBeDefined();
      await expectArrived(world, accepted?.receipt);
      expect(world.deadLetters).toEqual([]);
    }
  });

  test.each(STAGES)("with the queue to %s taking nothing for ten minutes, the reports arrive after", async (stage) => {
    const world = await open();
    world.faults = ({ call, phase }) => (call === `outbox.${stage}` && phase === "before" ? "fail" : "none");
    const accepted = [await world.post(aPost()), await world.post(aPost({ danger: true }))];
    await world.settle(minutes(10));
    expect(world.mails.length > 0).toBe(stage === "feedback");
    world.faults = () => "none";
    await world.settle(RECOVERY);
    for (const one of accepted) await expectArrived(world, one?.receipt);
  });

  test("messages that come twice, and late, bring one mail", async () => {
    const world = await open();
    const accepted = await world.post(aPost());
    for (const stage of STAGES) {
      const copies = await Promise.all([
        world.deliver(stage, "standard", twice),
        world.deliver(stage, "express", twice),
      ]);
      expect(copies).toContain(true);
    }
    await world.settle(RECOVERY);
    await expectArrived(world, accepted?.receipt);
  });

  test("the same post twenty times at once is one report; another text under its nonce is another", async () => {
    const world = await open();
    const post = aPost();
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.post(post)));
    const other = await world.post({ ...post, text: "Sasvim druga prijava: ucenici vredjaju jednog decaka u grupi." });
    expect(new Set(answers.map((one) => one?.receipt)).size).toBe(1);
    expect(other?.receipt).not.toBe(answers[0]?.receipt);
    await world.settle(RECOVERY);
    await expectArrived(world, answers[0]?.receipt);
    await expectArrived(world, other?.receipt);
    const ids = new Set(world.mails.map(({ tag }) => tag?.split("_")[0]));
    expect(ids.size).toBe(2);
  });
});

describe("whatever goes wrong, and however often", { timeout: PATIENT }, () => {
  const fault = fc.record({ at: fc.nat(400), kind: fc.constantFrom("kill" as const, "fail" as const) });
  const post = fc.record({
    danger: fc.boolean(),
    jurisdiction: fc.constantFrom("RS" as const, "ME" as const, "AL" as const, "VN-18" as const, "VN-DN" as const),
  });

  test("each accepted report arrives", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(post, { minLength: 1, maxLength: 12 }),
        fc.array(fault, { maxLength: 40 }),
        async (posts, faults) => {
          const world = new World(await inMemory.open());
          const planned = new Map(faults.map(({ at, kind }) => [at, kind]));
          let seen = 0;
          world.faults = () => planned.get(seen++) ?? "none";
          const receipts: string[] = [];
          for (const facts of posts) {
            const answer = await world.post(aPost(facts)).catch(() => undefined);
            if (answer) receipts.push(answer.receipt);
          }
          await world.settle(hours(1));
          world.faults = () => "none";
          await untilQuiet(world, receipts);
          for (const receipt of receipts) await expectArrived(world, receipt);
          expect(world.deadLetters).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

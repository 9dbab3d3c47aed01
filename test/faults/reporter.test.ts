import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Submission } from "../../shared/acceptance/submission.js";
import { MAILED } from "../../shared/domain/dispatches.js";
import { minutes } from "../../shared/domain/instant.js";
import { parseReceipt, reportIdOf } from "../../shared/domain/receipt.js";
import { unsent } from "../../shared/domain/report.js";
import type { Response } from "../../shared/http/respond.js";
import { inMemory } from "./backing.js";
import type { Point } from "./process.js";
import { World } from "./world.js";

/** Long enough for the clock to mend several losses in a row, shorter than any answer is awaited. */
const RECOVERY = minutes(12);
const PATIENT = 240_000;
const NEWS = "Sada stoji pred vratima.";

const aPost = (): Submission => ({
  jurisdiction: "RS",
  language: "sr-Latn",
  text: "Komsija tuce svog sina svako vece.",
  nonce: randomUUID(),
});

async function aWorld(isRouted: boolean) {
  const world = new World(await inMemory.open());
  const accepted = await world.post(aPost());
  const parsed = parseReceipt(accepted?.receipt ?? "");
  if (!parsed.ok) throw new Error("no receipt");
  if (isRouted) await world.workOff();
  const { receipt } = parsed;
  const id = reportIdOf(receipt);
  const { reports, statements } = world.backing;
  const report = async () => {
    const found = await reports.get(id);
    if (!found) throw new Error("an accepted report is not there");
    return found;
  };
  const words = async () => {
    const [first, messages] = await Promise.all([statements.get(id), statements.messages(id)]);
    return [first, ...messages].filter((one) => one !== undefined).map(({ text }) => text);
  };
  const mailsTo = (index: number) => world.mails.filter(({ tag = "" }) => tag.startsWith(`${id}_${index}`)).length;
  return { world, receipt, id, report, words, mailsTo };
}
type AWorld = Awaited<ReturnType<typeof aWorld>>;

/** Everybody who is to know it does; nobody is written to who is not. */
async function expectTold({ report, mailsTo, words, world }: AWorld): Promise<void> {
  const { state, dispatches, reading, danger } = await report();
  expect(MAILED).toContain(state);
  expect(unsent(dispatches)).toEqual([]);
  expect([danger, reading?.priority]).toEqual([true, "immediate"]);
  expect((await words()).filter((text) => text === NEWS)).toHaveLength(1);
  for (const [index, { number }] of dispatches.entries()) expect(mailsTo(index)).toBeGreaterThan(number);
  expect(world.deadLetters).toEqual([]);
}

async function expectGone({ report, mailsTo, words, world }: AWorld, before: readonly number[]): Promise<void> {
  const { state, dispatches } = await report();
  expect(["withdrawn", "erased"]).toContain(state);
  expect(await words()).toEqual([]);
  expect(unsent(dispatches)).toEqual([]);
  const told = new Set(dispatches.filter(({ letter }) => letter === "withdrawn").map(({ agency }) => agency));
  for (const [index, { agency }] of dispatches.entries()) if ((before[index] ?? 0) > 0) expect(told).toContain(agency);
  for (const [index, one] of dispatches.entries()) if (one.state === "called-off") expect(mailsTo(index)).toBe(0);
  expect(world.deadLetters).toEqual([]);
}

/** Does something with a fault at each of its awaits in turn, and again as a person would who got no answer. */
async function everywhere(kind: "kill" | "fail", isRouted: boolean, act: (world: AWorld) => Promise<unknown>) {
  const points: Point[] = [];
  const first = await aWorld(isRouted);
  first.world.faults = (point) => {
    points.push(point);
    return "none";
  };
  await act(first);
  expect(points.length).toBeGreaterThan(4);
  const worlds: AWorld[] = [];
  for (const position of points.keys()) {
    const one = await aWorld(isRouted);
    let seen = -1;
    one.world.faults = () => (++seen === position ? kind : "none");
    await act(one);
    expect(seen).toBeGreaterThanOrEqual(position);
    one.world.faults = () => "none";
    worlds.push(one);
  }
  return worlds;
}

const isAnswered = (answer: Response | undefined) => answer?.statusCode === 200;

describe.each([true, false])("of a report that has agencies: %s", { timeout: PATIENT }, (isRouted) => {
  test.each(["kill", "fail"] as const)("a reply with a %s at each await in turn is told to all, once", async (kind) => {
    const act = async ({ world, receipt }: AWorld) => {
      for (let times = 0; times < 3; times++) if (isAnswered(await world.reply(receipt, NEWS, true))) return;
    };
    for (const one of await everywhere(kind, isRouted, act)) {
      await one.world.workOff();
      await one.world.settle(RECOVERY);
      await expectTold(one);
    }
  });

  test.each(["kill", "fail"] as const)("a withdrawal with a %s at each await in turn is whole", async (kind) => {
    const act = async ({ world, receipt }: AWorld) => {
      // Whoever was answered once goes away, whatever is left to do.
      for (let times = 0; times < 3; times++) if (isAnswered(await world.withdraw(receipt))) return;
    };
    for (const one of await everywhere(kind, isRouted, act)) {
      const before = (await one.report()).dispatches.map((_, index) => one.mailsTo(index));
      await one.world.settle(RECOVERY);
      await expectGone(one, before);
    }
  });

  test("what is written and taken back while everything fails ends as its reporter was last told", async () => {
    const fault = fc.record({ at: fc.nat(150), kind: fc.constantFrom("kill" as const, "fail" as const) });
    const step = fc.constantFrom("reply", "withdraw", "work", "tick");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.array(fault, { maxLength: 25 }), async (steps, faults) => {
        const one = await aWorld(isRouted);
        const { world, receipt } = one;
        const planned = new Map(faults.map(({ at, kind }) => [at, kind]));
        let seen = 0;
        world.faults = () => planned.get(seen++) ?? "none";
        let [isReplied, isWithdrawn] = [false, false];
        for (const what of steps) {
          if (what === "work") await world.workOff();
          else if (what === "tick") await world.tick();
          else if (what === "reply") isReplied = isAnswered(await world.reply(receipt, NEWS, true)) || isReplied;
          else isWithdrawn = isAnswered(await world.withdraw(receipt)) || isWithdrawn;
        }
        world.faults = () => "none";
        await world.workOff();
        await world.settle(minutes(20));
        const { state } = await one.report();
        if (isWithdrawn) expect(["withdrawn", "erased"]).toContain(state);
        if (state === "withdrawn" || state === "erased") await expectGone(one, []);
        else if (isReplied) await expectTold(one);
      }),
      { numRuns: 150 },
    );
  });
});

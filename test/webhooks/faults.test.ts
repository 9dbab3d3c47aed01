import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { days, hours, minutes } from "../../shared/domain/instant.js";
import { tellAgain } from "../../shared/domain/transitions/index.js";
import { dynamoPartners } from "../../shared/stores/partners.dynamo.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { dynamoWebhooks } from "../../shared/stores/webhooks.dynamo.js";
import type { Point } from "../faults/process.js";
import { openDynalite } from "../support/dynalite.js";
import { aHotline, answers, answersLate, isDown, toldOfNow, withoutNumber } from "./a-hotline.js";
import { ACKNOWLEDGED, ANYTHING, CLOSED, ON_ITS_WAY } from "./lives.js";

type Hotline = Awaited<ReturnType<typeof aHotline>>;

const RECEIVERS = [answers(200), answers(503), answersLate, isDown];

/** Longer than everything takes that may be left over: ten attempts, and one cut short by a death. */
const RECOVERY = days(6);

/** What the partner goes by, if it keeps of each report the notice with the highest number, is what it would be told. */
async function expectKnown(hotline: Hotline, id: string): Promise<void> {
  const own = hotline.heard.filter(({ notice }) => notice.data.id === id);
  const newest = own.reduce<(typeof own)[number] | undefined>(
    (best, one) => (best && best.notice.data.number >= one.notice.data.number ? best : one),
    undefined,
  );
  const report = await hotline.stored(id);
  const now = toldOfNow(report);
  if (newest) expect(withoutNumber(newest.notice)).toEqual(now);
  else expect(now).toMatchObject({ progress: "received", messages: 0 });
  expect(report).not.toHaveProperty("tellAt");
}

/** Each id stands for one body, and no number begins after a higher one. */
function expectOrder({ posts }: Hotline): void {
  const bodies = new Map<string, string>();
  const highest = new Map<string, number>();
  for (const { headers, body, notice } of posts) {
    const id = headers["webhook-id"] ?? "";
    expect(bodies.get(id) ?? body).toBe(body);
    bodies.set(id, body);
    const { id: report, number } = notice.data;
    expect(number).toBeGreaterThanOrEqual(highest.get(report) ?? 0);
    highest.set(report, number);
  }
}

const step = fc.record({
  kind: fc.nat(ANYTHING.length - 1),
  report: fc.nat(1),
  wait: fc.constantFrom(0, 1, 1, 2, 7, 45),
  receiver: fc.nat(RECEIVERS.length - 1),
  fault: fc.nat(60),
  /** What happens while a post is on its way. */
  during: fc.nat(ANYTHING.length - 1),
});

test("whatever happens, dies or fails: in the end the partner knows what it would be told if it asked", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.boolean(), async (steps, isMailed) => {
      const hotline = await aHotline();
      const { world } = hotline;
      const ids = [(await hotline.forwarded()).id, (await hotline.forwarded()).id];
      for (const id of isMailed ? ids : []) {
        for (const one of ON_ITS_WAY) await hotline.change(id, (report) => one(report, world.now));
      }
      for (const { kind, report: which, wait, receiver, fault, during } of steps) {
        world.receiver = RECEIVERS[receiver] ?? isDown;
        let point = -1;
        world.faults = () => (++point === fault ? (fault % 2 === 0 ? "kill" : "fail") : "none");
        const happens = async (what: number): Promise<void> => {
          const report = await hotline.stored(ids[which] ?? "");
          const transition = ANYTHING[what]?.(report, world.now);
          if (transition) await hotline.reports.apply(report.id, transition);
        };
        await happens(kind);
        world.during = () => happens(during);
        for (let minute = 0; minute < wait; minute++) await hotline.minute();
      }
      world.receiver = answers(200);
      world.faults = () => "none";
      world.during = async () => undefined;
      for (const id of ids) await hotline.reports.apply(id, tellAgain(await hotline.stored(id), false, world.now));
      await hotline.settle(RECOVERY, ids);
      for (const id of ids) await expectKnown(hotline, id);
      expectOrder(hotline);
    }),
    { numRuns: 150 },
  );
}, 120_000);

describe.each(["kill", "fail"] as const)("with a %s at each await in turn", (kind) => {
  const life = async (hotline: Hotline): Promise<string> => {
    const { id } = await hotline.forwarded();
    for (const one of ON_ITS_WAY) await hotline.change(id, (report) => one(report, hotline.world.now));
    await hotline.minute();
    await hotline.change(id, (report) => ACKNOWLEDGED(report, hotline.world.now));
    await hotline.minute();
    return id;
  };

  test.each([
    ["takes all", answers(200)],
    ["is gone", answers(410)],
    ["fails", answers(500)],
  ] as const)("of a partner whose receiver %s, nothing is lost", async (_, receiver) => {
    const points: Point[] = [];
    const first = await aHotline();
    first.world.receiver = receiver;
    first.world.faults = (point) => {
      points.push(point);
      return "none";
    };
    await life(first);
    expect(points.length).toBeGreaterThan(15);
    for (const position of points.keys()) {
      const hotline = await aHotline();
      hotline.world.receiver = receiver;
      let seen = -1;
      hotline.world.faults = () => (++seen === position ? kind : "none");
      const id = await life(hotline);
      expect(seen).toBeGreaterThanOrEqual(position);
      hotline.world.receiver = answers(200);
      await hotline.partners.save({ ...(await partnerOf(hotline)), webhook: { since: hotline.world.now } }, 1);
      await hotline.change(id, (report) => CLOSED(report, hotline.world.now));
      await hotline.settle(RECOVERY, [id]);
      await expectKnown(hotline, id);
      expectOrder(hotline);
      expect(hotline.deadLetters).toEqual([]);
    }
  });
});

test("messages that come late, twice, or not at all are told once", async () => {
  for (const arrange of ["late", "twice", "lost"] as const) {
    const hotline = await aHotline();
    const { id } = await hotline.forwarded();
    for (const one of ON_ITS_WAY) await hotline.change(id, (report) => one(report, hotline.world.now));
    await hotline.tick();
    const [message] = hotline.queue;
    if (!message) throw new Error("nothing was sent");
    if (arrange === "twice") hotline.queue.push({ ...message });
    if (arrange !== "twice") hotline.queue.splice(0);
    await hotline.settle(minutes(10), [id]);
    if (arrange === "late") hotline.queue.push(message);
    await hotline.settle(hours(1), [id]);
    expect(hotline.posts, arrange).toHaveLength(1);
  }
});

test("on the tables that are deployed it is the same", async () => {
  const dynalite = await openDynalite();
  try {
    const [reports, directory] = [await dynalite.reports(), await dynalite.directory()];
    const hotline = await aHotline({
      reports: dynamoReports(dynalite.client, reports),
      partners: dynamoPartners(dynalite.client, directory),
      webhooks: dynamoWebhooks(dynalite.client, directory),
    });
    const { id } = await hotline.forwarded();
    for (const one of ON_ITS_WAY) await hotline.change(id, (report) => one(report, hotline.world.now));
    hotline.world.receiver = (arrived, before) => (before === 0 ? answersLate : answers(200))(arrived, before);
    await hotline.settle(hours(1), [id]);
    await hotline.change(id, (report) => CLOSED(report, hotline.world.now));
    await hotline.settle(minutes(3), [id]);
    expect(hotline.posts.map(({ headers }) => headers["webhook-id"])).toEqual([`${id}-1`, `${id}-1`, `${id}-2`]);
    await expectKnown(hotline, id);
    hotline.world.receiver = answers(410);
    await hotline.change(id, (report) => tellAgain(report, true, hotline.world.now));
    await hotline.settle(hours(2), [id]);
    expect([hotline.posts.length, [...(await hotline.webhooks.switchedOff()).keys()]]).toEqual([4, ["hotline"]]);
  } finally {
    await dynalite.close();
  }
});

async function partnerOf({ partners }: Hotline) {
  const partner = await partners.partner("hotline");
  if (!partner) throw new Error("no partner");
  const { version: _, ...rest } = partner;
  return rest;
}

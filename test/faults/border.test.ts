import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minutes } from "../../shared/domain/instant.js";
import { aBorderWorld } from "./border-world.js";
import type { Faults, Point } from "./process.js";

type World = Awaited<ReturnType<typeof aBorderWorld>>;

/** What an ordinary life across the border is, a step at a time. */
const LIFE: Readonly<Record<string, (world: World) => Promise<void>>> = {
  "is given over": (world) => world.deliver(),
  "is given over with what was written before": async (world) => {
    await world.reply("one");
    await world.deliver();
  },
  "is told what the reporter writes": async (world) => {
    await calmly(world, () => world.deliver());
    world.pass(minutes(1));
    await world.reply("one");
    world.pass(minutes(1));
    await world.deliver();
  },
  "is asked, and has asked and taken it on": async (world) => {
    await calmly(world, () => world.deliver());
    await world.takeOn("Kako se zove?");
    await world.deliver();
  },
  "is told that it was taken back": async (world) => {
    await calmly(world, () => world.deliver());
    world.pass(minutes(1));
    await world.withdraw();
    await world.deliver();
  },
};

async function calmly(world: World, step: () => Promise<void>): Promise<void> {
  const { faults } = world.world;
  world.world.faults = () => "none";
  await step();
  world.world.faults = faults;
}

async function expectWhole(world: World): Promise<void> {
  const { state, dispatches, id } = await world.current();
  expect(world.forwarded()).toHaveLength(1);
  expect(world.mails).toEqual([]);
  expect(dispatches.map((one) => [one.state, one.peer?.id])).toEqual([["sent", world.forwarded()[0]?.id]]);
  if (state === "withdrawn") {
    expect(world.forwarded()[0]?.state).toBe("withdrawn");
    return;
  }
  const messages = await world.statements.messages(id);
  const replies = messages.filter(({ kind }) => kind === "reply").map(({ text }) => text);
  expect(await world.saidThere()).toEqual(replies);
  const questions = messages.filter(({ kind }) => kind === "question");
  const asked = (await world.current()).history.filter(({ code }) => code === "asked");
  expect(questions.length).toBe(asked.length);
  expect(questions.length).toBeLessThanOrEqual(1);
  if (world.forwarded()[0]?.state === "acknowledged") expect(dispatches[0]?.answer).toBe("acknowledged");
}

describe.each(Object.keys(LIFE))("a report that another deployment %s", (name) => {
  const live = LIFE[name] ?? (async () => undefined);
  const points = async (): Promise<Point[]> => {
    const world = await aBorderWorld();
    const seen: Point[] = [];
    world.world.faults = (point) => {
      seen.push(point);
      return "none";
    };
    await live(world);
    return seen;
  };

  test.each(["kill", "fail"] as const)(
    "is there once, with all that was said, with a %s at each await in turn",
    async (kind) => {
      const all = await points();
      expect(all.length).toBeGreaterThan(8);
      for (const position of all.keys()) {
        const world = await aBorderWorld();
        let seen = -1;
        world.world.faults = () => (++seen === position ? kind : "none");
        await live(world);
        expect(seen).toBeGreaterThanOrEqual(position);
        await world.settle();
        await expectWhole(world).catch((error: unknown) => {
          throw new Error(`${kind} ${all[position]?.phase} ${all[position]?.call}`, { cause: error });
        });
      }
    },
  );
});

test("whatever fails, in whichever order it is told and asked, it is there once and whole in the end", async () => {
  const step = fc.constantFrom("deliver", "deliver", "deliver", "reply", "take on", "wait", "wait");
  const fault = fc.constantFrom("none", "none", "none", "none", "none", "kill", "fail");
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 14 }),
      fc.infiniteStream(fault),
      fc.boolean(),
      async (steps, faults, isTakenBack) => {
        const world = await aBorderWorld();
        const unlucky: Faults = () => faults.next().value ?? "none";
        let words = 0;
        for (const one of steps) {
          world.world.faults = unlucky;
          if (one === "deliver") await world.deliver();
          else if (one === "reply") await world.reply(`word ${++words}`);
          else if (one === "take on") await world.takeOn("Kako se zove?");
          world.pass(one === "wait" ? minutes(1) : 1);
        }
        const wasCalled =
          world.forwarded().length > 0 || (await world.current()).dispatches.some((d) => d.peer || d.sentAt);
        if (isTakenBack && wasCalled) await world.withdraw();
        await world.settle(30);
        if (isTakenBack && world.forwarded().length === 0) expect(world.mails).toEqual([]);
        else await expectWhole(world);
      },
    ),
    { numRuns: 150 },
  );
});

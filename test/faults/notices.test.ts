import { describe, expect, test } from "vitest";
import { act } from "../../functions/desk/work/act.js";
import { addressesIn } from "../../functions/desk/work/notice.js";
import { aDispatch, aDispatched, anOfficer, aStatement, POLICE } from "../../functions/desk/work/testing/case.js";
import { days, minutes, plus } from "../../shared/domain/instant.js";
import { unsentNotices } from "../../shared/domain/notices.js";
import { unsent } from "../../shared/domain/report.js";
import { withdrawn } from "../../shared/domain/transitions/index.js";
import { noticeTagOf } from "../../shared/mail/tag.js";
import { aReading, NOON } from "../support/reports.js";
import { inMemory } from "./backing.js";
import type { Point } from "./process.js";
import { World } from "./world.js";

/** Long enough for the clock to mend several losses in a row. */
const RECOVERY = minutes(15);
const PATIENT = 240_000;
const PROVIDER = "abuse@host.example";

const officer = anOfficer(POLICE, "en");

describe("a notice to a hosting provider", { timeout: PATIENT }, () => {
  /** A report that an agency has taken on, and an officer who sends a notice until somebody answers. */
  async function aWorld() {
    const world = new World(await inMemory.open());
    const times = { remindAt: plus(NOON, days(7)), acknowledgeBy: plus(NOON, days(1)) };
    const report = aDispatched([aDispatch(POLICE, { answer: "acknowledged", number: 0, ...times })], {
      state: "acknowledged",
      reading: aReading({ category: "csam", spans: [] }),
      dueAt: plus(NOON, days(7)),
    });
    const statement = aStatement(report.id);
    await world.backing.reports.create(report);
    await world.backing.statements.create(statement, plus(NOON, days(400)));
    const [address] = addressesIn(statement);
    const said = { kind: "csam-baseline", basis: "reported", urgency: "urgent", entitled: "yes" };
    const fields = { nonce: "n", address: address?.key ?? "", provider: PROVIDER, ...said };
    const post = { dispatch: `${report.id}.0`, action: "notify", fields };
    const { id } = report;
    const current = async () => {
      const found = await world.backing.reports.get(id);
      if (!found) throw new Error("the report is gone");
      return found;
    };
    return {
      world,
      id,
      current,
      async send() {
        for (let times = 0; times < 3; times++) {
          if ((await world.atDesk((deps) => act(officer, post, deps)))?.statusCode === 303) return;
        }
        throw new Error("nobody took the notice");
      },
      mails: () => world.mails.filter(({ to }) => to === PROVIDER).length,
      twice: () => world.unrecorded.filter((tag) => tag === noticeTagOf(id, 0)).length,
    };
  }
  type AWorld = Awaited<ReturnType<typeof aWorld>>;

  async function settled({ world, send }: AWorld): Promise<void> {
    await send();
    await world.workOff();
    await world.settle(RECOVERY);
  }

  async function everyPoint(prepare: (world: AWorld) => void): Promise<Point[]> {
    const points: Point[] = [];
    const one = await aWorld();
    prepare(one);
    one.world.faults = (point) => {
      points.push(point);
      return "none";
    };
    await one.send();
    await one.world.workOff();
    return points;
  }

  /** The same with a fault at each await in turn. */
  async function everywhere(
    kind: "kill" | "fail",
    prepare: (world: AWorld) => void,
    check: (one: AWorld) => Promise<void>,
  ) {
    const points = await everyPoint(prepare);
    expect(points.length).toBeGreaterThan(15);
    for (const position of points.keys()) {
      // A bounce that the mail service never told of is heard by nobody.
      if (points[position]?.call === "outbox.feedback") continue;
      const one = await aWorld();
      prepare(one);
      let seen = -1;
      one.world.faults = () => (++seen === position ? kind : "none");
      await settled(one);
      await check(one).catch((error: unknown) => {
        throw new Error(`${kind} at ${points[position]?.call} (${points[position]?.phase})`, { cause: error });
      });
    }
  }

  test.each(["kill", "fail"] as const)("with a %s at each await in turn, it goes out, once", async (kind) => {
    await everywhere(
      kind,
      () => undefined,
      async ({ world, current, mails, twice }) => {
        expect((await current()).notices).toMatchObject([{ state: "sent" }]);
        expect(mails()).toBeGreaterThanOrEqual(1);
        expect(mails()).toBeLessThanOrEqual(1 + twice());
        expect(world.deadLetters).toEqual([]);
      },
    );
  });

  test.each(["kill", "fail"] as const)(
    "with a %s at each await in turn, its agency hears that it came back",
    async (kind) => {
      await everywhere(
        kind,
        ({ world }) => void world.bouncing.add(PROVIDER),
        async ({ world, current }) => {
          const { notices, dispatches, history } = await current();
          expect(notices).toMatchObject([{ state: "failed", delivery: "bounced" }]);
          expect(unsent(dispatches)).toEqual([]);
          expect(history.filter(({ code }) => code === "notice-failed")).toHaveLength(1);
          expect(world.mails.filter(({ to }) => to !== PROVIDER).length).toBeGreaterThanOrEqual(1);
          expect(world.deadLetters).toEqual([]);
        },
      );
    },
  );

  test.each(["kill", "fail"] as const)(
    "with a %s at each await in turn, of a report that is withdrawn meanwhile nothing waits to be sent",
    async (kind) => {
      const points = await everyPoint(() => undefined);
      for (const position of points.keys()) {
        const one = await aWorld();
        let seen = -1;
        one.world.faults = () => (++seen === position ? kind : "none");
        await one.send();
        await one.world.backing.reports.apply(one.id, withdrawn(await one.current(), one.world.now));
        await one.world.backing.statements.erase(one.id);
        await one.world.settle(RECOVERY);
        const report = await one.current();
        expect([position, unsentNotices(report)]).toEqual([position, []]);
        expect(one.mails()).toBe(0);
        expect(
          await one.world.backing.statements.notices(
            one.id,
            (report.notices ?? []).map(({ id }) => id),
          ),
        ).toEqual([]);
        expect(one.world.deadLetters).toEqual([]);
      }
    },
  );
});

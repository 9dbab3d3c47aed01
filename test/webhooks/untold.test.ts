import { describe, expect, test } from "vitest";
import { hours, minutes, seconds } from "../../shared/domain/instant.js";
import { tellAgain } from "../../shared/domain/transitions/index.js";
import { MOST_ATTEMPTS } from "../../shared/webhooks/attempts.js";
import { NOON } from "../support/reports.js";
import { aHotline, answers, answersLate, HOTLINE, isDown } from "./a-hotline.js";
import { ACKNOWLEDGED, ON_ITS_WAY, RETURNED, VIEWED } from "./lives.js";
import { type Hotline, idsOf, live, told } from "./living.js";

describe("a receiver that fails", () => {
  test("is tried ten times over three days, at the pauses that Standard Webhooks recommends", async () => {
    const hotline = await aHotline();
    hotline.world.receiver = isDown;
    const { id } = await hotline.forwarded();
    await live(hotline, id, ...ON_ITS_WAY);
    await hotline.settle(hours(200), [id]);
    const pauses = hotline.posts.slice(1).map(({ at }, n) => Date.parse(at) - Date.parse(hotline.posts[n]?.at ?? ""));
    const wanted = [minutes(1), minutes(5), minutes(30), ...[2, 5, 10, 14, 20, 24].map(hours)];
    expect(hotline.posts).toHaveLength(MOST_ATTEMPTS);
    for (const [n, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual((wanted[n] ?? 0) - seconds(30));
      expect(pause).toBeLessThanOrEqual((wanted[n] ?? 0) + minutes(2));
    }
    expect(hotline.deadLetters.map(({ reason }) => reason)).toEqual(["webhook-given-up"]);
    expect(hotline.codes().filter((code) => code === "webhook-given-up")).toHaveLength(1);
    expect(await hotline.stored(id)).not.toHaveProperty("tellAt");
  });

  test("and comes back after hours is told of all reports, as they are then", async () => {
    const hotline = await aHotline();
    hotline.world.receiver = isDown;
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push((await hotline.forwarded({ case: String(n) })).id);
    for (const id of ids) await live(hotline, id, ...ON_ITS_WAY);
    await hotline.settle(hours(4), ids);
    for (const id of ids) await live(hotline, id, ACKNOWLEDGED);
    expect(hotline.heard).toEqual([]);
    hotline.world.receiver = answers(202);
    await hotline.settle(hours(8), ids);
    expect(hotline.heard.map(({ notice: { data } }) => data.id).toSorted()).toEqual(ids.toSorted());
    expect(new Set(told(hotline).map(([, progress]) => progress))).toEqual(new Set(["taken-on"]));
  });

  test.each([301, 308, 400, 401, 404, 429, 500, 503])("with %i is tried again", async (status) => {
    const hotline = await aHotline();
    hotline.world.receiver = (arrived, before) => answers(before === 0 ? status : 200)(arrived, before);
    const { id } = await hotline.forwarded();
    await live(hotline, id, ...ON_ITS_WAY);
    await hotline.minute();
    expect(idsOf(hotline.posts)).toEqual([`${id}-1`, `${id}-1`]);
    expect(hotline.telemetry.records.find(({ code }) => code === "webhook-failed")?.facts).toMatchObject({
      partner: "hotline",
      reportId: id,
      attempts: 1,
      reason: `status-${status}`,
    });
  });

  test.each([
    ["3600", 60],
    ["10", 1],
    ["999999999", 24 * 60],
    ["Sat, 21 Nov 2026 13:01:00 GMT", 60],
    ["soon", 1],
  ])("and says Retry-After: %s is left alone for %i minutes", async (retryAfter, wait) => {
    const hotline = await aHotline();
    hotline.world.receiver = (arrived, before) => answers(before === 0 ? 503 : 200, retryAfter)(arrived, before);
    const { id } = await hotline.forwarded();
    await live(hotline, id, ...ON_ITS_WAY);
    await hotline.settle(hours(30), [id]);
    const [first, second] = hotline.posts.map(({ at }) => Date.parse(at));
    expect(Math.floor(((second ?? 0) - (first ?? 0)) / minutes(1))).toBe(wait);
  });

  test("is told of what happened meanwhile, not of what was true before, and never of the one under the other's id", async () => {
    const hotline = await aHotline();
    hotline.world.receiver = (arrived, before) => (before === 0 ? answersLate : answers(200))(arrived, before);
    const { id } = await hotline.forwarded();
    await live(hotline, id, ...ON_ITS_WAY);
    await live(hotline, id, ACKNOWLEDGED);
    await hotline.settle(hours(1), [id]);
    expect(told(hotline)).toEqual([
      [1, "with-agency"],
      [2, "taken-on"],
    ]);
    expect(idsOf(hotline.posts)).toEqual([`${id}-1`, `${id}-2`]);
  });

  test("may have heard what is no longer so: then it is told how it stands, even if it was told that before", async () => {
    const hotline = await aHotline();
    const { id } = await hotline.forwarded();
    await live(hotline, id, ...ON_ITS_WAY);
    hotline.world.receiver = answersLate;
    await live(hotline, id, ACKNOWLEDGED);
    hotline.world.receiver = answers(200);
    await live(hotline, id, RETURNED);
    expect(told(hotline)).toEqual([
      [1, "with-agency"],
      [2, "taken-on"],
      [3, "with-agency"],
    ]);
  });
});

describe("what was given up", () => {
  const givenUp = async () => {
    const hotline = await aHotline();
    hotline.world.receiver = isDown;
    const { id } = await hotline.forwarded();
    await live(hotline, id, ...ON_ITS_WAY);
    await hotline.settle(hours(200), [id]);
    hotline.world.receiver = answers(200);
    return { hotline, id };
  };

  test("is told again when a person says so, under the id that it had", async () => {
    const { hotline, id } = await givenUp();
    await hotline.settle(hours(5), [id]);
    expect(hotline.heard).toEqual([]);
    await hotline.change(id, (report) => tellAgain(report, false, hotline.world.now));
    await hotline.minute();
    expect([told(hotline), new Set(idsOf(hotline.posts)).size]).toEqual([[[1, "with-agency"]], 1]);
  });

  test("is told when its message is taken out of the dead letters, once however often", async () => {
    const { hotline, id } = await givenUp();
    const [letter] = hotline.deadLetters;
    if (!letter) throw new Error("nothing was put aside");
    for (let n = 0; n < 3; n++) hotline.queue.push({ body: letter.body, tries: 0 });
    await hotline.settle(hours(1), [id]);
    expect(told(hotline)).toEqual([[1, "with-agency"]]);
  });

  test("has ten attempts more, and rings again", async () => {
    const { hotline, id } = await givenUp();
    hotline.world.receiver = isDown;
    await hotline.change(id, (report) => tellAgain(report, false, hotline.world.now));
    await hotline.settle(hours(200), [id]);
    expect([hotline.posts.length, hotline.deadLetters.length]).toEqual([2 * MOST_ATTEMPTS, 2]);
  });

  test("does not keep what happens next from being told", async () => {
    const { hotline, id } = await givenUp();
    await live(hotline, id, VIEWED);
    expect(hotline.heard).toEqual([]);
    await live(hotline, id, ACKNOWLEDGED);
    expect(told(hotline)).toEqual([[2, "taken-on"]]);
  });
});

describe("a partner that must not be told", () => {
  const cases = {
    "is suspended": async ({ partners }: Hotline) => {
      await partners.save({ ...HOTLINE, suspended: true }, 1);
      return () => partners.save(HOTLINE, 2);
    },
    "has its webhook removed": async ({ partners, webhooks, url, secret }: Hotline) => {
      await partners.save({ ...HOTLINE, webhook: undefined }, 1);
      await webhooks.remove(HOTLINE.id);
      return async () => {
        await webhooks.save({ partner: HOTLINE.id, url, secrets: [{ secret, createdAt: NOON }] });
        await partners.save(HOTLINE, 2);
      };
    },
  };
  test.each(Object.entries(cases))("because it %s loses nothing by it", async (_, shut) => {
    const hotline = await aHotline();
    const { id } = await hotline.forwarded();
    const open = await shut(hotline);
    await live(hotline, id, ...ON_ITS_WAY);
    await hotline.settle(hours(30), [id]);
    await live(hotline, id, ACKNOWLEDGED);
    expect([hotline.posts, hotline.queue]).toEqual([[], []]);
    await open();
    await hotline.minute();
    expect(told(hotline)).toEqual([[1, "taken-on"]]);
  });

  test.each(Object.entries(cases))(
    "because it %s while a message is on its way is not, and that is said",
    async (_, shut) => {
      const hotline = await aHotline();
      const { id } = await hotline.forwarded();
      for (const step of ON_ITS_WAY) await hotline.change(id, (report) => step(report, hotline.world.now));
      await hotline.tick();
      const open = await shut(hotline);
      await hotline.work();
      expect([hotline.posts, hotline.codes()]).toEqual([[], ["webhook-withheld"]]);
      await open();
      await hotline.settle(minutes(5), [id]);
      expect(told(hotline)).toEqual([[1, "with-agency"]]);
    },
  );

  test("because its receiver is gone is left alone from the first 410 on, until it has another", async () => {
    const hotline = await aHotline();
    hotline.world.receiver = answers(410);
    const ids = [(await hotline.forwarded()).id, (await hotline.forwarded()).id];
    for (const id of ids) await live(hotline, id, ...ON_ITS_WAY);
    await hotline.settle(hours(30), ids);
    expect([hotline.posts.length, hotline.codes()]).toEqual([1, ["webhook-gone"]]);
    hotline.world.receiver = answers(200);
    await hotline.partners.save({ ...HOTLINE, webhook: { since: hotline.world.now } }, 1);
    await hotline.settle(minutes(5), ids);
    expect(hotline.heard.map(({ notice: { data } }) => data.id).toSorted()).toEqual(ids.toSorted());
  });
});

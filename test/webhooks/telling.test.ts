import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, test, vi } from "vitest";
import { hours, minutes, plus, seconds } from "../../shared/domain/instant.js";
import { tellAgain } from "../../shared/domain/transitions/index.js";
import { newSecret, rotatedSecrets } from "../../shared/partners/webhook.js";
import { MOST_ATTEMPTS } from "../../shared/webhooks/attempts.js";
import { NOON } from "../support/reports.js";
import {
  type Arrived,
  aHotline,
  answers,
  answersLate,
  HOTLINE,
  isDown,
  type Receiver,
  toldOfNow,
  withoutNumber,
} from "./a-hotline.js";
import {
  ACKNOWLEDGED,
  ASKED,
  CLOSED,
  MAILED,
  ON_ITS_WAY,
  READ,
  REPLIED,
  RETURNED,
  ROUTED,
  TAKEN,
  VIEWED,
  WITHDRAWN,
} from "./lives.js";

type Hotline = Awaited<ReturnType<typeof aHotline>>;
type Step = (typeof ON_ITS_WAY)[number];

/** What happens, a minute before each next tick. */
async function live(hotline: Hotline, id: string, ...steps: readonly Step[]) {
  for (const step of steps) await hotline.change(id, (report) => step(report, hotline.world.now));
  await hotline.minute();
  return hotline.stored(id);
}

const told = ({ heard }: Hotline) => heard.map(({ notice: { data } }) => [data.number, data.progress]);
const idsOf = (arrived: readonly Arrived[]) => arrived.map(({ headers }) => headers["webhook-id"]);

test("a partner hears of its report what it would be told if it asked, and each thing once", async () => {
  const hotline = await aHotline();
  const { id } = await hotline.forwarded();
  await live(hotline, id, ...ON_ITS_WAY);
  await live(hotline, id, ACKNOWLEDGED);
  const report = await live(hotline, id, CLOSED);
  await hotline.settle(hours(2), [id]);
  expect(told(hotline)).toEqual([
    [1, "with-agency"],
    [2, "taken-on"],
    [3, "closed"],
  ]);
  const last = hotline.heard.at(-1);
  expect(last && withoutNumber(last.notice)).toEqual(toldOfNow(report));
  expect(last?.notice).toEqual({
    type: "report.updated",
    timestamp: report.history.at(-1)?.at,
    data: {
      id,
      reference: report.reference,
      receivedAt: NOON,
      case: "2026/17",
      progress: "closed",
      outcomes: ["protected"],
      number: 3,
      messages: 0,
      question: false,
    },
  });
  expect(await hotline.stored(id)).not.toHaveProperty("tellAt");
  expect(hotline.deadLetters).toEqual([]);
});

test("nothing is posted of what a partner may not see: reading, routing, looks at the words", async () => {
  const hotline = await aHotline();
  const { id } = await hotline.forwarded();
  await live(hotline, id, READ);
  await live(hotline, id, ROUTED);
  expect([hotline.posts, hotline.queue]).toEqual([[], []]);
  await live(hotline, id, TAKEN, MAILED);
  await live(hotline, id, VIEWED);
  expect(hotline.posts).toHaveLength(1);
  expect(await hotline.stored(id)).not.toHaveProperty("tellAt");
});

test("a question is told of, and that it was answered, without a word of either", async () => {
  const hotline = await aHotline();
  const { id } = await hotline.forwarded();
  await live(hotline, id, ...ON_ITS_WAY);
  await live(hotline, id, ASKED);
  await live(hotline, id, REPLIED);
  expect(hotline.heard.map(({ notice: { data } }) => [data.messages, data.question])).toEqual([
    [0, false],
    [1, true],
    [2, false],
  ]);
});

test("a report that was taken back is told of as such", async () => {
  const hotline = await aHotline();
  const { id } = await hotline.forwarded();
  await live(hotline, id, WITHDRAWN);
  expect(told(hotline)).toEqual([[1, "withdrawn"]]);
});

test("partners without a webhook cost nothing: their reports are never looked at", async () => {
  const hotline = await aHotline();
  await hotline.partners.save({ ...HOTLINE, id: "platform", webhook: undefined });
  const other = await hotline.forwarded({ id: "platform", webhook: undefined });
  await hotline.change(other.id, (report) => WITHDRAWN(report, hotline.world.now));
  const looked = vi.fn(hotline.reports.toTell);
  await hotline.tick({ reports: { ...hotline.reports, toTell: looked } });
  expect(looked.mock.calls.map(([partner]) => partner)).toEqual(["hotline"]);
  expect(hotline.queue).toEqual([]);
});

describe("a notice", () => {
  const independent = ({ headers, body }: Arrived, secret: string): string => {
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  };

  test("is signed as Standard Webhooks says, by the library and by hand", async () => {
    const hotline = await aHotline();
    hotline.world.now = new Date().toISOString() as typeof NOON;
    const { id } = await hotline.forwarded();
    await live(hotline, id, WITHDRAWN);
    const [arrived] = hotline.heard;
    if (!arrived) throw new Error("nothing came");
    expect(new Webhook(hotline.secret).verify(arrived.body, arrived.headers)).toEqual(arrived.notice);
    expect(arrived.headers["webhook-signature"]).toBe(independent(arrived, hotline.secret));
    expect(() => new Webhook(newSecret()).verify(arrived.body, arrived.headers)).toThrow();
    expect(() => new Webhook(hotline.secret).verify(`${arrived.body} `, arrived.headers)).toThrow();
    expect(arrived.url).toBe(hotline.url);
  });

  test("is signed with both secrets while one is rotated, and with the new one alone after", async () => {
    const hotline = await aHotline();
    const { id } = await hotline.forwarded();
    const before = await hotline.webhooks.webhook(HOTLINE.id);
    if (!before) throw new Error("no webhook");
    const fresh = newSecret();
    const secrets = rotatedSecrets(before, { secret: fresh, createdAt: NOON }, plus(NOON, hours(1)), NOON);
    await hotline.webhooks.save({ ...before, secrets }, before.version);
    await live(hotline, id, ...ON_ITS_WAY);
    hotline.pass(hours(1));
    await live(hotline, id, ACKNOWLEDGED);
    const [both, one] = hotline.heard;
    if (!both || !one) throw new Error("nothing came");
    const signatures = [hotline.secret, fresh].map((secret) => independent(both, secret));
    expect(both.headers["webhook-signature"]).toBe(signatures.join(" "));
    expect(one.headers["webhook-signature"]).toBe(independent(one, fresh));
  });

  test("sent again has the same id and body, and a moment of its own", async () => {
    const hotline = await aHotline();
    const { id } = await hotline.forwarded();
    hotline.world.receiver = (_, before) => (before < 2 ? answersLate : answers(200))(_, before);
    await live(hotline, id, ...ON_ITS_WAY);
    await live(hotline, id, VIEWED);
    await hotline.settle(hours(1), [id]);
    expect(hotline.posts).toHaveLength(3);
    expect(new Set(hotline.posts.map(({ body }) => body)).size).toBe(1);
    expect(new Set(idsOf(hotline.posts))).toEqual(new Set([`${id}-1`]));
    expect(new Set(hotline.posts.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(3);
  });
});

describe("while a notice is on its way", () => {
  test("what happens is told after it, not beside it", async () => {
    const hotline = await aHotline();
    const { id } = await hotline.forwarded();
    const order: string[] = [];
    hotline.world.receiver = (arrived, before) => {
      order.push(`${arrived.notice.data.number} begins`);
      return answers(200)(arrived, before);
    };
    hotline.world.during = async () => {
      await hotline.change(id, (report) => ACKNOWLEDGED(report, hotline.world.now));
      hotline.pass(seconds(5));
      await hotline.tick();
      await hotline.work();
      order.push("1 ends");
    };
    await live(hotline, id, ...ON_ITS_WAY);
    await hotline.settle(minutes(3), [id]);
    expect([order, told(hotline)]).toEqual([
      ["1 begins", "1 ends", "2 begins"],
      [
        [1, "with-agency"],
        [2, "taken-on"],
      ],
    ]);
  });

  test("what happens during the last attempt is told although that one was given up", async () => {
    const hotline = await aHotline();
    const { id } = await hotline.forwarded();
    hotline.world.receiver = (arrived, before) => {
      if (before === MOST_ATTEMPTS - 1) {
        hotline.world.during = () => hotline.change(id, (report) => ACKNOWLEDGED(report, hotline.world.now));
      }
      return (before < MOST_ATTEMPTS ? isDown : answers(200))(arrived, before);
    };
    await live(hotline, id, ...ON_ITS_WAY);
    await hotline.settle(hours(200), [id]);
    expect([hotline.deadLetters.length, told(hotline)]).toEqual([1, [[2, "taken-on"]]]);
  });
});

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

test("of a partner with much to be told of a hundred reports a minute are looked at, and others don't wait", async () => {
  const hotline = await aHotline();
  hotline.world.receiver = isDown;
  await hotline.partners.save({ ...HOTLINE, id: "alo" });
  const secrets = [{ secret: newSecret(), createdAt: NOON }];
  await hotline.webhooks.save({ partner: "alo", url: "https://alo.example/", secrets });
  for (let n = 0; n < 150; n++) {
    const { id } = await hotline.forwarded();
    await hotline.change(id, (report) => WITHDRAWN(report, hotline.world.now));
  }
  const { id } = await hotline.forwarded({ id: "alo" });
  hotline.pass(seconds(1));
  await hotline.change(id, (report) => WITHDRAWN(report, hotline.world.now));
  await hotline.minute();
  expect(hotline.posts).toHaveLength(101);
  expect(hotline.posts.filter(({ url }) => url === "https://alo.example/")).toHaveLength(1);
});

test("neither address nor secret nor anything of a report but its id is told to who watches", async () => {
  const hotline = await aHotline();
  const modes: Receiver[] = [isDown, answers(500), answers(200), answers(410)];
  hotline.world.receiver = (arrived, before) => (modes[before] ?? isDown)(arrived, before);
  const { id } = await hotline.forwarded();
  await live(hotline, id, ...ON_ITS_WAY);
  await hotline.settle(hours(1), [id]);
  await live(hotline, id, ACKNOWLEDGED);
  const said = JSON.stringify([hotline.telemetry.records, hotline.deadLetters]);
  expect(new Set(hotline.codes())).toEqual(new Set(["webhook-failed", "webhook-told", "webhook-gone"]));
  for (const secret of [hotline.url, "hotline.example", hotline.secret, "2026/17", "whsec"])
    expect(said).not.toContain(secret);
});

import { describe, expect, test, vi } from "vitest";
import { hours, minutes, seconds } from "../../shared/domain/instant.js";
import { newSecret } from "../../shared/partners/webhook.js";
import { MOST_ATTEMPTS } from "../../shared/webhooks/attempts.js";
import { NOON } from "../support/reports.js";
import { aHotline, answers, HOTLINE, isDown, type Receiver, toldOfNow, withoutNumber } from "./a-hotline.js";
import {
  ACKNOWLEDGED,
  ASKED,
  CLOSED,
  MAILED,
  ON_ITS_WAY,
  READ,
  REPLIED,
  ROUTED,
  TAKEN,
  VIEWED,
  WITHDRAWN,
} from "./lives.js";
import { live, told } from "./living.js";

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

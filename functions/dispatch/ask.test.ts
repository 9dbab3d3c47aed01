import { describe, expect, test } from "vitest";
import { permanent } from "../../shared/domain/errors.js";
import { days, minutes, plus } from "../../shared/domain/instant.js";
import { replied, withdrawn } from "../../shared/domain/transitions/index.js";
import type { Standing } from "../../shared/peers/peer.js";
import { NOON } from "../../test/support/reports.js";
import { AGENCY, aBorder } from "./testing/over-there.js";

/** A report that is over there; `says` is how it stands there. */
async function asked() {
  const border = await aBorder();
  await border.send();
  const says = (standing: Partial<Standing>): void => {
    const [one] = border.there.reports;
    if (one) one.standing = { ...one.standing, ...standing };
  };
  const messages = async () => border.statements.messages((await border.current()).id);
  return { ...border, says, messages };
}

const question = { at: NOON, kind: "question", text: "Kako se zove?" } as const;

test("as long as nobody there has taken it on, nothing changes here", async () => {
  const { send, says, current } = await asked();
  const before = await current();
  for (const progress of ["received", "with-agency"] as const) {
    says({ progress });
    await send();
  }
  expect(await current()).toEqual(before);
});

test("what is taken on there is taken on here, once, as if the agency had said so", async () => {
  const { send, says, current, codes } = await asked();
  says({ progress: "taken-on" });
  for (let time = 0; time < 3; time++) await send();
  const { state, dispatches, history } = await current();
  expect([state, dispatches[0]?.answer]).toEqual(["acknowledged", "acknowledged"]);
  expect(history.filter(({ code }) => code === "acknowledged")).toHaveLength(1);
  expect(codes().filter((code) => code === "dispatch-acknowledged")).toHaveLength(1);
});

test("what is closed there is closed here, with the outcome that tells most, and is not asked for any more", async () => {
  const { send, says, current, there } = await asked();
  says({ progress: "closed", outcomes: ["advised", "protected"] });
  await send();
  const { state, dispatches, dueAt = "" } = await current();
  expect([state, dispatches[0]?.outcome]).toEqual(["closed", "protected"]);
  expect(dueAt >= plus(NOON, days(30))).toBe(true);
  const calls = there.calls.length;
  await expect(send()).rejects.toMatchObject({ kind: "duplicate" });
  expect(there.calls).toHaveLength(calls);
});

test.each(["withdrawn", "erased"] as const)("one that is %s there is somebody else's here", async (progress) => {
  const { send, says, current, outbox } = await asked();
  says({ progress, messages: [] });
  await send();
  const { dispatches } = await current();
  expect(dispatches.map(({ answer, state }) => [answer, state])).toEqual([
    ["returned", "sent"],
    ["none", "pending"],
  ]);
  expect(dispatches[1]?.agency).not.toBe(AGENCY);
  expect(outbox.sent.map(({ event }) => event.dispatch)).toContain(1);
});

test("one that it knows nothing of any more is given to it again, and rings", async () => {
  const { send, there, outbox, reasons, one } = await asked();
  there.reports.splice(0);
  await send();
  expect(await one()).toMatchObject({ state: "pending", letter: "first", peer: {} });
  expect(outbox.sent).toHaveLength(1);
  expect(reasons()).toEqual(["peer-lost"]);
  await send();
  expect(there.reports).toHaveLength(1);
  expect((await one())?.peer?.id).toBe(there.reports[0]?.id);
});

test("one that does not answer, or refuses the key, changes nothing, and the queue does not try again", async () => {
  const { send, there, current, codes, later } = await asked();
  const before = await current();
  there.isDown = true;
  await send();
  there.isDown = false;
  there.failures.push({ failure: permanent("peer-key-refused"), isLost: false });
  await send();
  expect(await current()).toEqual(before);
  expect(codes().slice(1)).toEqual(["peer-silent", "peer-refused"]);
  expect(later.sent).toEqual([]);
});

describe("what its officers write", () => {
  test("is here once each, however often it is asked for, and the reporter's answer goes there", async () => {
    const border = await asked();
    const { send, says, messages, current, reports, there, world, statements } = border;
    says({ messages: [question, { ...question, kind: "answer", text: "Hvala." }] });
    for (let time = 0; time < 3; time++) await send();
    expect(await messages()).toEqual([
      { ...question, dispatch: 0 },
      { ...question, kind: "answer", text: "Hvala.", dispatch: 0 },
    ]);
    const report = await current();
    expect(report.history.map(({ code }) => code).filter((code) => code === "asked" || code === "answered")).toEqual([
      "asked",
      "answered",
    ]);
    world.now = plus(NOON, minutes(1));
    await statements.addMessage(report.id, { at: world.now, kind: "reply", text: "Marko" }, plus(NOON, days(1)));
    await reports.apply(report.id, replied(report, {}, world.now));
    await send();
    expect(there.reports[0]?.said).toEqual([{ text: "Marko", danger: false }]);
  });

  test("is completed by the next call when one died in between", async () => {
    const { send, says, messages, current, statements } = await asked();
    says({ messages: [question] });
    await statements.addMessage((await current()).id, { ...question, dispatch: 0 }, plus(NOON, days(1)));
    await send();
    expect(await messages()).toHaveLength(1);
    expect((await current()).history.filter(({ code }) => code === "asked")).toHaveLength(1);
  });

  test("in the future waits for its time", async () => {
    const { send, says, messages, world } = await asked();
    says({ messages: [{ ...question, at: plus(NOON, minutes(9)) }] });
    await send();
    expect(await messages()).toEqual([]);
    world.now = plus(NOON, minutes(9));
    await send();
    expect(await messages()).toHaveLength(1);
  });

  test("brings back nothing that the reporter took back meanwhile", async () => {
    const border = await asked();
    const { send, says, messages, current, reports, statements } = border;
    says({ messages: [question] });
    const { addMessage } = statements;
    statements.addMessage = async (...message) => {
      const report = await current();
      await reports.apply(report.id, withdrawn(report, NOON));
      await statements.erase(report.id);
      await addMessage(...message);
    };
    await send();
    expect(await messages()).toEqual([]);
  });
});

test("what the reporter wrote while they closed it goes there first, and opens it again", async () => {
  const { send, says, current, reports, one, world } = await asked();
  const report = await current();
  await reports.apply(report.id, replied(report, {}, NOON));
  world.now = plus(NOON, minutes(1));
  says({ progress: "closed", outcomes: ["advised"] });
  await send();
  expect(await one()).toMatchObject({ state: "sent", letter: "news", answer: "none" });
});

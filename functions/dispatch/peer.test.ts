import { describe, expect, test } from "vitest";
import { permanent, transient } from "../../shared/domain/errors.js";
import { days, minutes, plus, seconds } from "../../shared/domain/instant.js";
import { replied } from "../../shared/domain/transitions/index.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { NOON } from "../../test/support/reports.js";
import { dispatch } from "./dispatch.js";
import { AGENCY, aBorder, bordering } from "./testing/over-there.js";

const addresses = bordering.agencies.find(({ id }) => id === AGENCY)?.addresses ?? [];
const lost = { failure: transient("peer-unavailable"), isLost: true };

test("an agency that is another deployment is given the report there, and gets no mail", async () => {
  const { send, there, mails, current, one, codes } = await aBorder();
  await send();
  const { reference, reading } = await current();
  expect(there.reports.map(({ body }) => body)).toMatchObject([
    { jurisdiction: "ME", language: "sr-Latn", text: "pangolin", case: reference, priority: reading?.priority },
  ]);
  expect(there.reports[0]?.body.done).toContain(reference);
  expect(mails).toEqual([]);
  expect(await one()).toMatchObject({
    state: "sent",
    peer: { id: there.reports[0]?.id, nextAt: plus(NOON, minutes(5)) },
  });
  expect((await current()).dueAt).toBe(plus(NOON, minutes(5)));
  expect(codes()).toEqual(["peer-told"]);
});

describe("when it does not answer", () => {
  test("it is called again by messages of their own, ever more rarely, and none of them counts as poison", async () => {
    const { send, there, later, world, one } = await aBorder();
    there.isDown = true;
    const waits: number[] = [];
    for (let call = 0; call < 8; call++) {
      await send();
      const { delay = 0 } = later.sent.at(-1) ?? {};
      waits.push(delay);
      world.now = plus(world.now, seconds(delay));
    }
    expect(waits.slice(0, 3)).toEqual([15, 15, 15]);
    expect(waits.every((wait, at) => wait >= (waits[at - 1] ?? 0) && wait <= 900)).toBe(true);
    there.isDown = false;
    await send();
    expect(there.reports).toHaveLength(1);
    expect(await one()).toMatchObject({ state: "sent", number: 0 });
    expect((await one())?.peer).not.toHaveProperty("since");
  });

  test("a message that comes before its time changes nothing, and makes no other", async () => {
    const { send, there, later, one } = await aBorder();
    there.isDown = true;
    await send();
    there.isDown = false;
    await send();
    expect([there.reports.length, later.sent.length, (await one())?.state]).toEqual([0, 1, "pending"]);
  });

  test("once a quarter of the agency's time is over its address gets the mail, and it is not called any more", async () => {
    const { send, there, mails, world, one, reasons, reports, current } = await aBorder();
    there.isDown = true;
    await send();
    world.now = plus(NOON, days(4));
    await send();
    expect(mails.map(({ to }) => to)).toEqual(addresses.slice(0, 1));
    expect(reasons()).toEqual(["peer-silent"]);
    expect(await one()).toMatchObject({ state: "sent" });
    expect(await one()).not.toHaveProperty("peer");

    there.isDown = false;
    const report = await current();
    await reports.apply(report.id, replied(report, {}, world.now));
    await send();
    expect([mails.length, there.reports.length]).toEqual([2, 0]);
  });

  test("an answer that got lost is no second report there", async () => {
    const { send, there, world, one } = await aBorder();
    there.failures.push(lost);
    await send();
    expect([there.reports.length, (await one())?.state]).toEqual([1, "pending"]);
    world.now = plus(NOON, minutes(1));
    await send();
    expect(there.reports).toHaveLength(1);
    expect((await one())?.peer?.id).toBe(there.reports[0]?.id);
  });

  test("what changed since an answer got lost is said to the report that is there, with the danger", async () => {
    const { send, there, world, one, reports, current } = await aBorder();
    there.failures.push(lost);
    await send();
    const report = await current();
    await reports.apply(report.id, replied(report, { danger: true, priority: "immediate" }, NOON));
    world.now = plus(NOON, minutes(1));
    await send();
    expect(there.reports).toHaveLength(1);
    expect(there.reports[0]?.body.danger).toBeUndefined();
    expect(there.reports[0]?.said).toMatchObject([{ danger: true }]);
    expect((await one())?.peer?.id).toBe(there.reports[0]?.id);
  });
});

describe("when it refuses", () => {
  test.each(["peer-refused", "peer-key-refused"])(
    "for %s, the agency's address gets the mail at once",
    async (code) => {
      const { send, there, mails, one, reasons } = await aBorder();
      there.failures.push({ failure: permanent(code), isLost: false });
      await send();
      expect(mails.map(({ to }) => to)).toEqual(addresses.slice(0, 1));
      expect(await one()).toMatchObject({ state: "sent", messageId: "m" });
      expect(reasons()).toEqual([code]);
    },
  );

  test("without a key it is not even called", async () => {
    const { send, there, channels, mails, reasons } = await aBorder();
    await channels.remove({ jurisdiction: "RS", agency: AGENCY }, "Ab3dE6gH9jK2");
    await send();
    expect([mails.length, reasons(), there.calls]).toEqual([1, ["peer-key-missing"], []]);
  });

  test("what its fields have no room for goes by mail: nothing is cut off", async () => {
    const { send, there, statements, current, mails, reasons } = await aBorder();
    const { id } = await current();
    await statements.erase(id);
    await statements.create({ id, text: "a".repeat(10_001), urls: [] }, plus(NOON, days(400)));
    await send();
    expect([mails.length, reasons(), there.reports]).toEqual([1, ["peer-unfit"], []]);
  });
});

test("what came from another deployment leaves by mail only, so that nothing goes in a circle", async () => {
  const reports = memoryReports();
  const { current, deps, mails, there } = await aBorder();
  const report = { ...(await current()), partner: { id: "safelane-me", digest: "d", case: "ME-7K3M2-QXD9A" } };
  await reports.create(report);
  await dispatch(
    { type: "dispatch-due.1", reportId: report.id, jurisdiction: "RS", dispatch: 0 },
    { ...deps(NOON), reports },
  );
  expect(mails.map(({ to }) => to)).toEqual(addresses.slice(0, 1));
  expect(there.calls).toEqual([]);
});

test("a report that a hotline forwarded goes there like any other, with what it had done", async () => {
  const reports = memoryReports();
  const { current, deps, there, statements } = await aBorder();
  const report = { ...(await current()), partner: { id: "hotline", digest: "d", case: "2026/17" } };
  await reports.create(report);
  await statements.erase(report.id);
  await statements.create({ id: report.id, text: "x", urls: [], done: "Zvali smo majku." }, plus(NOON, days(400)));
  await dispatch(
    { type: "dispatch-due.1", reportId: report.id, jurisdiction: "RS", dispatch: 0 },
    { ...deps(NOON), reports },
  );
  expect(there.reports[0]?.body.done).toContain("Zvali smo majku.");
});

test("an agency that had its first mail before it got a channel goes on by mail", async () => {
  const { send, mails, there, reports, current, deps } = await aBorder();
  const byMail = {
    current: async () => ({ ...bordering, agencies: bordering.agencies.map(({ channel: _, ...one }) => one) }),
  };
  const report = await current();
  const event = { type: "dispatch-due.1", reportId: report.id, jurisdiction: "RS", dispatch: 0 } as const;
  await dispatch(event, { ...deps(NOON), directory: byMail });
  await reports.apply(report.id, replied(await current(), {}, NOON));
  await send();
  expect([mails.length, there.calls]).toEqual([2, []]);
});

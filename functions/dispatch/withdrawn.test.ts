import { expect, test } from "vitest";
import { transient } from "../../shared/domain/errors.js";
import { minutes, plus } from "../../shared/domain/instant.js";
import { replied, withdrawn } from "../../shared/domain/transitions/index.js";
import { NOON } from "../../test/support/reports.js";
import { aDispatcher, withTwoAddresses } from "./testing/a-dispatcher.js";

const SOON = plus(NOON, minutes(1));
const LATER = plus(NOON, minutes(2));

test("a mail that may be out is not called off because the next try of it failed", async () => {
  let calls = 0;
  const { send, mails, reports, current } = await aDispatcher(withTwoAddresses?.id, async () => {
    calls += 1;
    if (calls === 1) throw transient("mail-unknown");
    if (calls === 2) throw transient("mail-unavailable");
    return { messageId: "m3" };
  });
  await expect(send(0)).rejects.toMatchObject({ code: "mail-unknown" });
  await expect(send(0, SOON)).rejects.toMatchObject({ code: "mail-unavailable" });
  await reports.apply((await current()).id, withdrawn(await current(), SOON));
  await send(0, LATER);
  expect(mails).toHaveLength(3);
  expect((await current()).dispatches[0]).toMatchObject({ state: "sent", letter: "withdrawn", messageId: "m3" });
});

test("an agency that had the report is told of its withdrawal", async () => {
  const { send, mails, reports, current } = await aDispatcher(withTwoAddresses?.id, async () => ({ messageId: "m" }));
  await send(0);
  const report = await current();
  await reports.apply(report.id, withdrawn(report, SOON));
  await send(0, SOON);
  expect(mails).toHaveLength(2);
  expect((await current()).dispatches[0]).toMatchObject({ state: "sent", letter: "withdrawn" });
});

test("one that never heard of it hears nothing, even if its mail was put back in the very moment", async () => {
  const { send, mails, reports, current } = await aDispatcher(withTwoAddresses?.id, async () => {
    const report = await current();
    await reports.apply(report.id, withdrawn(report, NOON));
    throw transient("mail-unavailable");
  });
  await expect(send(0)).rejects.toMatchObject({ code: "mail-unavailable" });
  await expect(send(0, SOON)).rejects.toMatchObject({ kind: "duplicate", code: "report-withdrawn" });
  expect(mails).toHaveLength(1);
  expect((await current()).dispatches[0]).toMatchObject({ state: "called-off" });
});

test("one that may have heard of it, as its mail's answer was lost, is told of the withdrawal", async () => {
  let calls = 0;
  const { send, mails, reports, current } = await aDispatcher(withTwoAddresses?.id, async () => {
    if (calls++ > 0) return { messageId: "m2" };
    const report = await current();
    await reports.apply(report.id, withdrawn(report, NOON));
    throw transient("mail-unknown");
  });
  await expect(send(0)).rejects.toMatchObject({ code: "mail-unknown" });
  await send(0, LATER);
  expect(mails).toHaveLength(2);
  expect((await current()).dispatches[0]).toMatchObject({ state: "sent", letter: "withdrawn", messageId: "m2" });
});

test("a report withdrawn while its mail goes out is followed by another mail, which says so", async () => {
  const { send, reports, current, mails } = await aDispatcher(withTwoAddresses?.id, async () => {
    const report = await current();
    if (report.state !== "withdrawn") await reports.apply(report.id, withdrawn(report, NOON));
    return { messageId: `m${mails.length}` };
  });
  await send(0);
  expect((await current()).dispatches[0]).toMatchObject({ state: "pending", letter: "withdrawn", number: 1 });
  await send(0, SOON);
  expect((await current()).dispatches[0]).toMatchObject({ state: "sent", letter: "withdrawn", number: 1 });
});

test("a reply that comes while a mail goes out is followed by another mail", async () => {
  const { send, reports, current, mails } = await aDispatcher(withTwoAddresses?.id, async () => {
    const report = await current();
    if (mails.length === 1) await reports.apply(report.id, replied(report, {}, SOON));
    return { messageId: `m${mails.length}` };
  });
  await send(0);
  expect((await current()).dispatches[0]).toMatchObject({ state: "pending", letter: "news", number: 1 });
  await send(0, LATER);
  expect((await current()).dispatches[0]).toMatchObject({ state: "sent", letter: "news", number: 1 });
});

import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { permanent, transient } from "../../shared/domain/errors.js";
import { days, hours, type Instant, minutes, plus, seconds } from "../../shared/domain/instant.js";
import type { NoticeContent } from "../../shared/domain/notices.js";
import type { Report } from "../../shared/domain/report.js";
import { acknowledged, leased, noticesAsked, sent, withdrawn } from "../../shared/domain/transitions/index.js";
import type { Outgoing } from "../../shared/mail/mailer.js";
import { taken as xarfTaken } from "../../shared/xarf/testing/reports.js";
import { NOON } from "../../test/support/reports.js";
import { type NoticeDeps, notify } from "./notice.js";
import { aDispatcher, book, withOneAddress } from "./testing/a-dispatcher.js";

const content: NoticeContent = {
  id: "1".repeat(32),
  at: NOON,
  url: "https://pictures.okapi.example/a",
  provider: "abuse@host.example",
  kind: "csam-baseline",
  basis: "reported",
  urgency: "urgent",
};

/** A report that its agency has taken on, and a notice of it that is to go out. */
async function aNotice(answer: (mail: Outgoing) => Promise<{ messageId: string }>) {
  const world = await aDispatcher(withOneAddress?.id, answer);
  const { reports, statements, current } = world;
  const { id } = await current();
  await reports.apply(id, leased(0, "hash", NOON));
  const times = { messageId: "m", acknowledgeBy: plus(NOON, hours(2)), remindAt: plus(NOON, hours(1)) };
  await reports.apply(id, sent(await current(), 0, times, NOON));
  await reports.apply(id, acknowledged(await current(), 0, plus(NOON, days(7)), NOON));
  await statements.addNotice(id, content, plus(NOON, days(400)));
  await reports.apply(id, noticesAsked(await current(), 0, [content.id], NOON));
  const later: object[] = [];
  const tell = (now: Instant = NOON, overrides: Partial<NoticeDeps> = {}) =>
    notify(
      { type: "notice-due.1", reportId: id, jurisdiction: "RS", notice: 0 },
      { ...world.deps(now), statements, noticeLater: async (event) => void later.push(event), ...overrides },
    );
  const state = async () => (await current()).notices?.[0]?.state;
  const codes = () => world.telemetry.records.map(({ code }) => code);
  const take = async (change: (report: Report) => Parameters<typeof reports.apply>[1]) =>
    reports.apply(id, change(await current()));
  return { ...world, id, tell, state, codes, later, take };
}
const takes = async () => ({ messageId: "n-1" });

test("the provider gets one mail, with a XARF report, under the notice's tag; answers go to the agency", async () => {
  const { tell, mails, current, codes } = await aNotice(takes);
  await tell();
  await expect(tell()).rejects.toThrow("duplicate: notice-done");
  expect(mails.map(({ to, tag }) => [to, tag])).toEqual([["abuse@host.example", `${(await current()).id}_n0`]]);
  const { attachments, replyTo } = await simpleParser(Buffer.from(mails[0]?.raw ?? []));
  expect(attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ["xarf.json", "application/json"],
  ]);
  const xarf = xarfTaken(JSON.parse(attachments[0]?.content.toString() ?? ""));
  expect(xarf).toMatchObject({ type: "csam", url: content.url, reporter: { contact: withOneAddress?.addresses[0] } });
  expect(replyTo).toMatchObject({ value: [{ address: withOneAddress?.addresses[0] }] });
  expect((await current()).notices).toMatchObject([{ state: "sent", messageId: "n-1", sentAt: NOON }]);
  expect(codes()).toEqual(["notice-sent"]);
});

test("what is refused for good fails, and its agency is written to", async () => {
  const { tell, current, outbox, codes } = await aNotice(() => Promise.reject(permanent("mail-rejected")));
  await tell();
  const { notices, dispatches } = await current();
  expect([notices?.[0]?.state, dispatches[0]?.state, dispatches[0]?.letter]).toEqual(["failed", "pending", "news"]);
  expect(outbox.sent).toMatchObject([{ event: { type: "dispatch-due.1", dispatch: 0 } }]);
  expect(codes()).toEqual(["notice-failed"]);
});

test("what the mail service has no room for comes back later, as a new message", async () => {
  const { tell, state, later, codes } = await aNotice(() => Promise.reject(transient("mail-throttled")));
  await tell();
  expect([await state(), later.length, codes()]).toEqual(["pending", 1, ["mail-paced"]]);
});

test("what certainly did not go out is free at once; of what may have, the lease has to end", async () => {
  let code = "mail-unavailable";
  const { tell, state, mails, codes } = await aNotice(async () => {
    if (code !== "") throw transient(code);
    return takes();
  });
  await expect(tell()).rejects.toThrow("mail-unavailable");
  expect(await state()).toBe("pending");
  code = "mail-unknown";
  await expect(tell()).rejects.toThrow("mail-unknown");
  expect(await state()).toBe("sending");
  code = "";
  await expect(tell(plus(NOON, seconds(44)))).rejects.toThrow("transient: notice-leased");
  await tell(plus(NOON, seconds(46)));
  expect([await state(), mails.length]).toEqual(["sent", 3]);
  expect(codes()).toEqual(["mail-maybe-twice", "notice-sent"]);
});

test("of two dispatchers one sends", async () => {
  const { tell, mails } = await aNotice(takes);
  const both = await Promise.allSettled([tell(), tell()]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(mails).toHaveLength(1);
});

describe("a report that was withdrawn", () => {
  test("before: nothing is sent", async () => {
    const { tell, mails, state, take } = await aNotice(takes);
    await take((report) => withdrawn(report, NOON));
    await expect(tell()).rejects.toThrow("duplicate: notice-done");
    expect([await state(), mails.length]).toEqual(["called-off", 0]);
  });

  test("while it is about to be sent: nothing is, once its words are erased", async () => {
    const { tell, mails, state, take, statements, id } = await aNotice(takes);
    const erasing = {
      notices: async () => {
        await take((report) => withdrawn(report, NOON));
        await statements.erase(id);
        return statements.notices(id, [content.id]);
      },
    };
    await expect(tell(NOON, { statements: erasing })).rejects.toThrow("duplicate: report-withdrawn");
    expect([await state(), mails.length]).toEqual(["called-off", 0]);
  });

  test("after its dispatcher died: it is not sent again", async () => {
    const { tell, mails, state, take } = await aNotice(() => Promise.reject(transient("mail-unknown")));
    await expect(tell()).rejects.toThrow("mail-unknown");
    await take((report) => withdrawn(report, NOON));
    await expect(tell()).rejects.toThrow("transient: notice-leased");
    await expect(tell(plus(NOON, minutes(1)))).rejects.toThrow("duplicate: report-withdrawn");
    expect([await state(), mails.length]).toEqual(["called-off", 1]);
  });
});

test("nobody stands by a notice whose agency left the directory", async () => {
  const { tell, mails, state } = await aNotice(takes);
  const agencies = book.agencies.filter(({ id }) => id !== withOneAddress?.id);
  await tell(NOON, { directory: { current: async () => ({ ...book, agencies }) } });
  expect([await state(), mails.length]).toEqual(["failed", 0]);
});

test("nothing of the reporter, of the provider or of the address is in what is logged or queued", async () => {
  const { tell, telemetry, outbox, later, current } = await aNotice(() => Promise.reject(permanent("mail-rejected")));
  await tell();
  const outside = JSON.stringify([telemetry.records, outbox.sent, later, await current()]);
  for (const word of ["okapi", "host.example", "pangolin"]) expect(outside).not.toContain(word);
});

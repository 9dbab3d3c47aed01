import { expect, test } from "vitest";
import type { MailEvent } from "../../events/mail-event.js";
import { days } from "../../shared/domain/instant.js";
import { acknowledged, noticeLeased, noticeSent, noticesAsked } from "../../shared/domain/transitions/index.js";
import { noticeTagOf } from "../../shared/mail/tag.js";
import type { Faults } from "../../test/faults/process.js";
import { NOON } from "../../test/support/reports.js";
import { aFeedback, agencyWith, TEN_PAST } from "./testing/a-feedback.js";

/** A notice that is out. */
async function aNotice(isRecorded = true) {
  const world = await aFeedback(agencyWith(1));
  const { change, report, hear } = world;
  await change((one) => acknowledged(one, 0, NOON, NOON));
  await change((one) => noticesAsked(one, 0, ["1".repeat(32)], NOON));
  await change((one) => noticeLeased(one, 0, NOON));
  if (isRecorded) await change((one) => noticeSent(one, 0, { at: NOON, retention: days(90), messageId: "n" }));
  const { id } = await report();
  const tell = async (event: MailEvent["event"], permanent?: MailEvent["permanent"], faults: Faults = () => "none") =>
    hear(
      {
        ...{ type: "mail-event.1", event, tag: noticeTagOf(id, 0), messageId: "n", at: TEN_PAST },
        ...(permanent && { permanent }),
      },
      faults,
    );
  const notice = async () => (await report()).notices?.[0];
  return { ...world, tell, notice };
}

test("that it was delivered stands in the history; to hear it again changes nothing", async () => {
  const { tell, notice, report, due } = await aNotice();
  await tell("delivered");
  await expect(tell("delivered")).rejects.toThrow("duplicate: mail-noted");
  await expect(tell("delayed")).rejects.toThrow("duplicate: mail-noted");
  expect(await notice()).toMatchObject({ state: "sent", delivery: "delivered" });
  expect((await report()).history.at(-1)).toEqual({ at: TEN_PAST, code: "notice-delivered", dispatch: 0 });
  expect(due()).toEqual([]);
});

test.each(["Permanent", "Transient", "Undetermined"] as const)(
  "one that came back (%s) has failed, and the agency that asked for it is written to",
  async (permanent) => {
    const { tell, notice, report, due, marked, said } = await aNotice();
    await tell("bounced", permanent);
    expect(await notice()).toMatchObject({ state: "failed", delivery: "bounced" });
    expect((await report()).dispatches[0]).toMatchObject({ state: "pending", letter: "news" });
    expect(due()).toEqual([[0, "express"]]);
    expect(said()).toContain("notice-failed");
    // It is nobody's address in the directory.
    expect(await marked()).toEqual([]);
  },
);

test("a machine's answer to a notice that arrived is no bounce", async () => {
  const { tell, notice } = await aNotice();
  await tell("delivered");
  await expect(tell("bounced", "Transient")).rejects.toThrow("duplicate: mail-noted");
  expect(await notice()).toMatchObject({ state: "sent", delivery: "delivered" });
});

test("one whose dispatcher died before it could record it is recorded", async () => {
  const { tell, notice } = await aNotice(false);
  await tell("delayed");
  expect(await notice()).toMatchObject({ state: "sent", messageId: "n", sentAt: TEN_PAST, delivery: "delayed" });
});

test("a bounce that is heard again, after any call failed, is noted once and told", async () => {
  for (let point = 0; point < 12; point++) {
    for (const kind of ["fail", "none"] as const) {
      const { tell, report, due } = await aNotice();
      await tell("bounced", "Permanent", ({ number }) => (number === point ? kind : "none")).catch(() => undefined);
      await tell("bounced", "Permanent").catch(() => undefined);
      const failed = (await report()).history.filter(({ code }) => code === "notice-failed");
      expect([point, kind, failed.length]).toEqual([point, kind, 1]);
      expect(due().length).toBeGreaterThan(0);
    }
  }
});

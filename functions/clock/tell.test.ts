import { expect, test } from "vitest";
import { permanent, transient } from "../../shared/domain/errors.js";
import { minutes, plus } from "../../shared/domain/instant.js";
import { withdrawn } from "../../shared/domain/transitions/index.js";
import { aPartner } from "../../shared/partners/testing/partner.js";
import { aReport, NOON } from "../../test/support/reports.js";
import { aClock } from "./testing/a-clock.js";

const HOTLINE = aPartner({ webhook: { since: NOON } });
const later = plus(NOON, minutes(1));

async function owing(...ids: readonly string[]) {
  const clock = aClock();
  for (const id of ids) {
    await clock.partners.save({ ...HOTLINE, id });
    const report = aReport({ partner: { id, digest: "x", webhook: { number: 0 } } });
    await clock.reports.create(report);
    await clock.reports.apply(report.id, withdrawn(report, NOON));
  }
  return clock;
}
const told = ({ webhook }: Awaited<ReturnType<typeof owing>>) => webhook.sent.length;

test("each minute the clock has partners told of what they are owed, once", async () => {
  const clock = await owing("hotline", "platform");
  await clock.at(later);
  await clock.at(plus(later, minutes(1)));
  expect(clock.webhook.sent.map(({ event, lane }) => [event.type, event.due, lane])).toEqual([
    ["webhook-due.1", plus(later, minutes(3)), "standard"],
    ["webhook-due.1", plus(later, minutes(3)), "standard"],
  ]);
});

test("a message that got lost is sent again, and so is one that the queue did not take", async () => {
  const clock = await owing("hotline");
  await clock.at(later, { webhook: () => Promise.reject(transient("queue-unavailable")) });
  expect([told(clock), clock.codes()]).toEqual([0, expect.arrayContaining(["transient-failure"])]);
  await clock.at(plus(later, minutes(3)));
  expect(told(clock)).toBe(1);
});

test("trouble with partners keeps no report from being looked at, nor one partner another", async () => {
  const clock = await owing("hotline", "platform");
  await clock.reports.create(aReport({}, plus(NOON, -minutes(30))));
  const failing = () => Promise.reject(new TypeError("a bug"));
  await clock.at(later, { partners: { list: failing } });
  expect([clock.codes().includes("report-nudged"), told(clock)]).toEqual([true, 0]);
  const toTell: typeof clock.reports.toTell = (partner, now) =>
    partner === "hotline" ? failing() : clock.reports.toTell(partner, now);
  await clock.at(later, { reports: { ...clock.reports, toTell } });
  expect(told(clock)).toBe(1);
});

test("a report that nobody can read keeps no partner from being told", async () => {
  const clock = await owing("hotline");
  async function* due() {
    yield [];
    throw permanent("report-unreadable");
  }
  await expect(clock.at(later, { reports: { ...clock.reports, due } })).rejects.toThrow("report-unreadable");
  expect(told(clock)).toBe(1);
});

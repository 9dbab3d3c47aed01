import { expect } from "vitest";
import type { DispatchDue } from "../../../events/dispatch-due.js";
import type { MailEvent } from "../../../events/mail-event.js";
import { builtInBook } from "../../../shared/directory/jurisdictions.js";
import { hours, type Instant, minutes, plus } from "../../../shared/domain/instant.js";
import type { Dispatch, Report } from "../../../shared/domain/report.js";
import type { Transition } from "../../../shared/domain/transition.js";
import { classified, leased, routed, sent } from "../../../shared/domain/transitions/index.js";
import { mailTagOf } from "../../../shared/mail/tag.js";
import { memoryAddressMarks } from "../../../shared/stores/address-marks.memory.js";
import { memoryOutbox } from "../../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../../shared/stores/reports.memory.js";
import { memoryTelemetry } from "../../../shared/telemetry/memory.js";
import { type Faults, Process } from "../../../test/faults/process.js";
import { aReading, aReport, NOON } from "../../../test/support/reports.js";
import { feedback } from "../feedback.js";

export const book = builtInBook("RS");
export const TEN_PAST = plus(NOON, minutes(10));
export const agencyWith = (addresses: number) =>
  book.agencies.find((one) => one.addresses.length === addresses && !book.ladder.includes(one.id))?.id ?? "";
export const addressOf = (agency: string, position: number) =>
  book.agencies.find(({ id }) => id === agency)?.addresses[position] ?? "none";

/** A report whose mails to these agencies are out, and what hears of them. An immediate one is in the express lane. */
export async function aFeedback(...agencies: readonly (string | { agency: string; role: "acts" | "informed" })[]) {
  const reports = memoryReports();
  const marks = memoryAddressMarks();
  const outbox = memoryOutbox<DispatchDue>();
  const telemetry = memoryTelemetry();
  const { id } = aReport();
  const report = async (): Promise<Report> => {
    const found = await reports.get(id);
    if (!found) throw new Error("gone");
    return found;
  };
  const change = async (transition: (report: Report) => Transition) => {
    const { applied } = await reports.apply(id, transition(await report()));
    expect(applied).toBe(true);
  };
  const mail = async (index: number, at = NOON) => {
    await change(() => leased(index, "link", at));
    const times = { acknowledgeBy: plus(at, hours(2)), remindAt: plus(at, hours(1)) };
    await change((current) => sent(current, index, { messageId: `m-${index}`, ...times }, at));
  };
  const recipients = agencies.map((one) => (typeof one === "string" ? { agency: one, role: "acts" as const } : one));
  await reports.create({ ...aReport(), id });
  await change(() => classified(aReading({ priority: "immediate" }), NOON));
  await change(() => routed({ rule: "r", hold: false, recipients }, NOON));
  for (const index of agencies.keys()) await mail(index);

  const hear = (event: MailEvent, faults: Faults = () => "none", now: Instant = TEN_PAST) => {
    const process = new Process(faults);
    return feedback(event, {
      reports: {
        ...reports,
        get: process.guard("reports.get", reports.get),
        apply: process.guard("reports.apply", reports.apply),
      },
      directory: { current: process.guard("directory.current", async () => book) },
      marks: { mark: process.guard("marks.mark", marks.mark) },
      dispatch: process.guard("dispatch", outbox.send),
      time: { now: () => now },
      telemetry,
    });
  };
  /** What the mail service says of the newest mail of a dispatch. */
  const about = async (index: number, event: MailEvent["event"], more: Partial<MailEvent> = {}): Promise<MailEvent> => {
    const { number } = (await report()).dispatches[index] ?? { number: 0 };
    const tag = mailTagOf(id, index, number);
    const permanent = event === "bounced" ? { permanent: "Permanent" as const } : {};
    return { type: "mail-event.1", event, tag, messageId: `m-${index}`, at: TEN_PAST, ...permanent, ...more };
  };
  const tell = async (...of: Parameters<typeof about>) => hear(await about(...of));
  const said = () => telemetry.records.map(({ code }) => code);
  const marked = async () => [...(await marks.marked("RS")).keys()];
  const due = () => outbox.sent.map(({ event, lane }) => [event.dispatch, lane]);
  return { about, change, due, hear, mail, marked, report, said, tell };
}

export const shapeOf = ({ dispatches }: Report) =>
  dispatches.map(({ agency, address, state, delivery }: Dispatch) => [agency, address, state, delivery]);

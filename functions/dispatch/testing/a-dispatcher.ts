import type { DispatchDue } from "../../../events/dispatch-due.js";
import { builtInBook } from "../../../shared/directory/jurisdictions.js";
import { days, type Instant, plus } from "../../../shared/domain/instant.js";
import type { Report } from "../../../shared/domain/report.js";
import { classified, routed } from "../../../shared/domain/transitions/index.js";
import { composeDispatchMail } from "../../../shared/mail/dispatch-mail.js";
import type { Outgoing } from "../../../shared/mail/mailer.js";
import { MemoryPeer } from "../../../shared/peers/peer.memory.js";
import { memoryAddressMarks } from "../../../shared/stores/address-marks.memory.js";
import { memoryChannels } from "../../../shared/stores/channels.memory.js";
import { memoryOutbox } from "../../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../../shared/stores/reports.memory.js";
import { memoryStatements } from "../../../shared/stores/statements.memory.js";
import { memoryTelemetry } from "../../../shared/telemetry/memory.js";
import { aReading, aReport, NOON } from "../../../test/support/reports.js";
import { type DispatchDeps, dispatch } from "../dispatch.js";

export const book = builtInBook("RS");
export const withTwoAddresses = book.agencies.find(({ addresses }) => addresses.length > 1);
export const withOneAddress = book.agencies.find(
  ({ id, addresses }) => addresses.length === 1 && !book.ladder.includes(id),
);

/** A routed report with one dispatch to `agency`, and a dispatcher whose mail service answers as `answers` says. */
export async function aDispatcher(
  agency: string | undefined,
  answer: (mail: Outgoing) => Promise<{ messageId: string }>,
  overrides: Partial<DispatchDeps> = {},
) {
  const reports = memoryReports();
  const report = aReport();
  await reports.create(report);
  await reports.apply(report.id, classified(aReading(), NOON));
  await reports.apply(
    report.id,
    routed({ rule: "r", hold: false, recipients: [{ agency: agency ?? "", role: "acts" }] }, NOON),
  );
  const mails: Outgoing[] = [];
  const outbox = memoryOutbox<DispatchDue>();
  const later = memoryOutbox<DispatchDue>();
  const statements = memoryStatements();
  await statements.create({ id: report.id, text: "pangolin", urls: [] }, plus(NOON, days(400)));
  const telemetry = memoryTelemetry();
  const deps = (now: Instant): DispatchDeps => ({
    reports,
    directory: { current: async () => book },
    compose: composeDispatchMail,
    mailer: {
      send: async (mail) => {
        mails.push(mail);
        return answer(mail);
      },
    },
    statements,
    channels: memoryChannels(),
    peers: new MemoryPeer("no key", () => now),
    marks: memoryAddressMarks(),
    pace: (_lane, sending) => sending(),
    from: "dispatch@safelane.example",
    deskUrl: "https://safelane.example",
    dispatch: outbox.send,
    later: later.send,
    time: { now: () => now },
    telemetry,
    ...overrides,
  });
  const send = (index: number, now: Instant = NOON) =>
    dispatch({ type: "dispatch-due.1", reportId: report.id, jurisdiction: "RS", dispatch: index }, deps(now));
  const current = async (): Promise<Report> => {
    const found = await reports.get(report.id);
    if (!found) throw new Error("gone");
    return found;
  };
  return { deps, send, mails, outbox, later, reports, statements, telemetry, current };
}

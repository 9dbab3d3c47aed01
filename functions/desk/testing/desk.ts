import type { DispatchDue } from "../../../events/dispatch-due.js";
import type { NoticeDue } from "../../../events/notice-due.js";
import type { Book } from "../../../shared/directory/book.js";
import { builtInBook } from "../../../shared/directory/jurisdictions.js";
import { dispatchIdOf } from "../../../shared/domain/dispatch-id.js";
import { type Duration, hours, type Instant, plus } from "../../../shared/domain/instant.js";
import type { Report } from "../../../shared/domain/report.js";
import { freshSecret, hashOfSecret } from "../../../shared/domain/secrets.js";
import type { Transition } from "../../../shared/domain/transition.js";
import { classified, leased, routed, sent } from "../../../shared/domain/transitions/index.js";
import type { CodeMailInput } from "../../../shared/mail/code-mail.js";
import { MemoryMailer } from "../../../shared/mail/mailer.memory.js";
import { memoryOutbox } from "../../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../../shared/stores/reports.memory.js";
import { memorySessions } from "../../../shared/stores/sessions.memory.js";
import { memoryStatements } from "../../../shared/stores/statements.memory.js";
import { memoryTelemetry } from "../../../shared/telemetry/memory.js";
import { aReading, aReport, NOON } from "../../../test/support/reports.js";
import type { DeskDeps } from "../desk-deps.js";

/** Agencies of the Serbian book, in Cyrillic and in Latin script. */
export const POLICE = "interior-high-tech-crime";
export const PREVENTION = "prevention-network";

/** The desk on doubles, at a time that tests move. Its codes are `00000001`, `00000002`, … */
export function aDesk(overrides: Partial<DeskDeps> = {}) {
  let now = NOON;
  let book = builtInBook("RS");
  const reports = memoryReports();
  const statements = memoryStatements();
  const sessions = memorySessions();
  const outbox = memoryOutbox<DispatchDue>();
  const notices = memoryOutbox<NoticeDue>();
  const telemetry = memoryTelemetry();
  const mailer = new MemoryMailer();
  const codes: CodeMailInput[] = [];
  const deps: DeskDeps = {
    reports,
    statements,
    sessions,
    directory: { current: async () => book },
    dispatch: outbox.send,
    notify: notices.send,
    mailer,
    composeCode: (mail) => {
      codes.push(mail);
      return { to: mail.address, raw: Buffer.from(mail.code) };
    },
    from: "desk@safelane.example",
    randomBelow: () => codes.length + 1,
    time: { now: () => now },
    telemetry,
    ...overrides,
  };
  return {
    deps,
    reports,
    statements,
    sessions,
    outbox,
    telemetry,
    mailer,
    /** The code mails that were composed, the oldest first. */
    codes,
    now: () => now,
    pass: (duration: Duration) => {
      now = plus(now, duration);
    },
    changeBook: (change: (book: Book) => Book) => {
      book = change(book);
    },
    dispatched: (to: readonly string[]) => aDispatchedReport(deps, to, now),
    /** All that is stored and sent, to be compared with what it is later. */
    snapshot: () =>
      structuredClone({
        reports: reports.all(),
        statements: statements.all(),
        sessions: sessions.all(),
        sent: [outbox.sent, mailer.sent.map(({ to }) => to)],
      }),
  };
}
export type Desk = ReturnType<typeof aDesk>;

/** A report whose first mails are out to these agencies, and the secret of each mail's link. */
async function aDispatchedReport({ reports }: Pick<DeskDeps, "reports">, to: readonly string[], now: Instant) {
  const report = aReport({}, now);
  await reports.create(report);
  const recipients = to.map((agency) => ({ agency, role: "acts" as const }));
  await mustApply(reports, report.id, classified(aReading(), now));
  await mustApply(reports, report.id, routed({ rule: "r", hold: false, recipients }, now));
  const secrets: string[] = [];
  for (const index of to.keys()) secrets.push(await mailOut(reports, report.id, index, now));
  return { id: report.id, dispatch: (index = 0) => dispatchIdOf(report.id, index), secrets };
}

/** The dispatcher's work on a pending dispatch. Gives the secret of the new mail's link. */
export async function mailOut(reports: DeskDeps["reports"], id: string, index: number, now: Instant): Promise<string> {
  const secret = freshSecret();
  const { dispatches } = await mustApply(reports, id, leased(index, hashOfSecret(secret), now));
  const times = { acknowledgeBy: plus(now, hours(12)), remindAt: plus(now, hours(6)) };
  const sending = { messageId: `m-${index}-${dispatches[index]?.number}`, ...times };
  const report = await reports.get(id);
  if (report) await mustApply(reports, id, sent(report, index, sending, now));
  return secret;
}

async function mustApply(reports: DeskDeps["reports"], id: string, transition: Transition): Promise<Report> {
  const { applied, report } = await reports.apply(id, transition);
  if (!applied) throw new Error(`not allowed in state ${report.state}`);
  return report;
}

import { type Classified, classifiedEvent } from "../../events/classified.js";
import { type DispatchDue, dispatchDueEvents } from "../../events/dispatch-due.js";
import { type NoticeDue, noticeDueEvents } from "../../events/notice-due.js";
import { type Received, receivedEvent } from "../../events/received.js";
import type { DirectoryReader } from "../../shared/directory/store.js";
import { Failure } from "../../shared/domain/errors.js";
import { type Instant, isPast, plus, type TimeSource } from "../../shared/domain/instant.js";
import { unsentNotices } from "../../shared/domain/notices.js";
import { laneOfReport, type Report, unsent } from "../../shared/domain/report.js";
import { REPORT_STATES } from "../../shared/domain/states.js";
import { erased, nudged, toldOfWithdrawal, unread, waitsUntil } from "../../shared/domain/transitions/index.js";
import type { Send } from "../../shared/stores/outbox.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import { STATEMENT_BACKSTOP, type StatementStore } from "../../shared/stores/statements.js";
import { reasonOf, type Telemetry } from "../../shared/telemetry/telemetry.js";
import { askedNow, chased, type Step } from "./chase.js";
import { type TellingDeps, tellPartners } from "./tell.js";

export interface ClockDeps extends TellingDeps {
  readonly reports: ReportStore;
  readonly statements: StatementStore;
  readonly directory: DirectoryReader;
  readonly classify: Send<Received>;
  readonly route: Send<Classified>;
  readonly dispatch: Send<DispatchDue>;
  readonly notify: Send<NoticeDue>;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

/** After so many attempts an alarm rings: 3 minutes after it came in the express lane, 9 in the standard lane. */
const STUCK = 2;
/** After so many attempts a report that can't be classified goes to a person unread: after 15 minutes, or 36. */
const GIVE_UP = 3;

/**
 * Looks at each report that is due and does its state's duty. The state is changed first, on the version that was read,
 * so that of two clocks only one acts; then the message is sent. A report that fails is left due for the next tick and
 * holds up no other.
 */
export async function tick(deps: ClockDeps): Promise<void> {
  const now = deps.time.now();
  try {
    await lookAtAll(now, deps);
  } finally {
    await tellPartners(now, deps);
  }
}

async function lookAtAll(now: Instant, deps: ClockDeps): Promise<void> {
  const { reports, telemetry } = deps;
  let count = 0;
  for await (const page of reports.due(now)) {
    // The index may lag behind the table: what is not due any more was dealt with already.
    const due = page.filter(({ dueAt }) => dueAt !== undefined && isPast(dueAt, now));
    count += due.length;
    await Promise.all(due.map((report) => look(report, now, deps)));
  }
  telemetry.record("clock-ticked");
  if (count > 0) telemetry.record("report-overdue", { count });
}

async function look(report: Report, now: Instant, deps: ClockDeps): Promise<void> {
  const facts = {
    reportId: report.id,
    jurisdiction: report.jurisdiction,
    state: report.state,
    attempts: report.attempts,
  };
  try {
    const step = await nextStep(report, now, deps);
    const { applied, report: after } = await deps.reports.apply(report.id, step.transition);
    if (!applied) return;
    deps.telemetry.record(step.code, facts);
    if (after.attempts >= STUCK) deps.telemetry.record("report-stuck", facts);
    await announce(after, deps);
    await askPeers(after, askedNow(report, now), deps);
  } catch (error) {
    if (error instanceof Failure) deps.telemetry.record("transient-failure", { ...facts, reason: error.code });
    else deps.telemetry.record("unknown-failure", { ...facts, ...reasonOf(error) });
  }
}

async function nextStep(report: Report, now: Instant, deps: ClockDeps): Promise<Step> {
  const again: Step = { transition: nudged(report, now), code: "report-nudged" };
  const { duty } = REPORT_STATES[report.state];
  if (duty !== "erase" && duty !== "withdraw" && isOld(report, now))
    await deps.statements.keep(report.id, plus(now, STATEMENT_BACKSTOP));
  switch (duty) {
    case "classify":
      return report.attempts < GIVE_UP ? again : { transition: unread(report, now), code: "report-unread" };
    case "dispatch":
      return chased(report, await deps.directory.current(report.jurisdiction), now) ?? again;
    case "withdraw":
      // Whoever took the withdrawal may have died before this.
      await deps.statements.erase(report.id);
      return farewell(report, now) ?? again;
    case "erase":
      await deps.statements.erase(report.id);
      return { transition: erased(report, now), code: "report-erased" };
    default:
      return again;
  }
}

/** Once all who had it were told, the row of a withdrawn report waits for mails that come back, then forgets. */
function farewell(report: Report, now: Instant): Step | undefined {
  if (unsent(report.dispatches).length > 0 || unsentNotices(report).length > 0) return undefined;
  return isPast(waitsUntil(report), now)
    ? { transition: erased(report, now), code: "report-erased" }
    : { transition: toldOfWithdrawal(report), code: "withdrawal-told" };
}

/** Sends the message that the report's state asks for. */
async function announce(report: Report, { classify, route, dispatch, notify }: ClockDeps): Promise<void> {
  const lane = laneOfReport(report);
  if (report.state === "received") await classify(receivedEvent(report), lane);
  else if (report.reading && report.state === "classified") await route(classifiedEvent(report, report.reading), lane);
  else {
    await Promise.all([
      ...dispatchDueEvents(report).map((event) => dispatch(event, lane)),
      ...noticeDueEvents(report).map((event) => notify(event, lane)),
    ]);
  }
}

/** Has other deployments asked how it stands there, by whom their answer changes something. */
async function askPeers(report: Report, asked: readonly number[], { dispatch }: ClockDeps): Promise<void> {
  const { id: reportId, jurisdiction } = report;
  const events = asked.map(
    (index): DispatchDue => ({ type: "dispatch-due.1", reportId, jurisdiction, dispatch: index }),
  );
  await Promise.all(events.map((event) => dispatch(event, laneOfReport(report))));
}

/** Open for half the time after which its statement would expire by itself. */
function isOld({ receivedAt }: Report, now: Instant): boolean {
  return isPast(plus(receivedAt, STATEMENT_BACKSTOP / 2), now);
}

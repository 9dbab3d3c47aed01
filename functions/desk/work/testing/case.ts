import type { DispatchDue } from "../../../../events/dispatch-due.js";
import type { NoticeDue } from "../../../../events/notice-due.js";
import { builtInBook } from "../../../../shared/directory/jurisdictions.js";
import { type Duration, hours, plus } from "../../../../shared/domain/instant.js";
import type { Dispatch, Report } from "../../../../shared/domain/report.js";
import type { Statement } from "../../../../shared/domain/statement.js";
import { pending } from "../../../../shared/domain/transitions/routed.js";
import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { memoryOutbox } from "../../../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../../../shared/stores/reports.memory.js";
import { memoryStatements } from "../../../../shared/stores/statements.memory.js";
import { memoryTelemetry } from "../../../../shared/telemetry/memory.js";
import { aReading, aReport, NOON } from "../../../../test/support/reports.js";
import type { Officer } from "../../officer.js";
import { act } from "../act.js";
import type { ActDeps } from "../actions/action.js";

/** Agencies of the Serbian book: one that is asked, another one, and the focal point. */
export const POLICE = "interior-high-tech-crime";
export const PREVENTION = "prevention-network";
export const FOCAL_POINT = "national-contact-centre";

/** A dispatch whose first mail is out. */
export function aDispatch(agency: string, facts: Partial<Dispatch> = {}): Dispatch {
  const times = { acknowledgeBy: plus(NOON, hours(12)), remindAt: plus(NOON, hours(6)) };
  const { role = "acts" } = facts;
  return { ...pending({ agency, role }), state: "sent", sentAt: NOON, messageId: "m", ...times, ...facts };
}

/** A report that is with agencies. */
export function aDispatched(dispatches: readonly Dispatch[], facts: Partial<Report> = {}): Report {
  const report = aReport();
  return { ...report, state: "dispatched", reading: aReading({ spans: [] }), dispatches: [...dispatches], ...facts };
}

export function aStatement(id: string, facts: Partial<Statement> = {}): Statement {
  return {
    id,
    text: "He insults my daughter at https://chat.example/u/1.",
    urls: ["https://chat.example/u/1"],
    ...facts,
  };
}

export function anOfficer(id: string, locale?: Locale): Officer {
  const book = builtInBook("RS");
  const agency = book.agencies.find((one) => one.id === id);
  if (!agency) throw new Error(`no agency ${id}`);
  return { jurisdiction: "RS", book, agency, locale: locale ?? agency.locale, formToken: "token" };
}

/** A page's text as a reader gets it. */
export const textOf = (html: string): string =>
  unescaped(html.replace(/<style>.*?<\/style>/s, "").replaceAll(/<[^>]*>/g, ""));

export function unescaped(html: string): string {
  return html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

/** The statement's words as the page shows them, without the numbers of its passages. */
export function wordsOf(html: string): string {
  const [, words = ""] = /<div class="words"[^>]*>(.*?)<\/div>/s.exec(html) ?? [];
  return unescaped(words.replaceAll(/<sup>.*?<\/sup>|<\/?mark>/gs, ""));
}

export const allOf = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, found = ""]) => found);

/** The desk on doubles, with one report that an agency works on, at a time that tests move. */
export async function anActing(
  report: Report,
  options: { as?: string; index?: number; dispatch?: ActDeps["dispatch"]; notify?: ActDeps["notify"] } = {},
) {
  let now = NOON;
  const { as = POLICE, index = 0 } = options;
  const reports = memoryReports();
  const statements = memoryStatements();
  const telemetry = memoryTelemetry();
  const outbox = memoryOutbox<DispatchDue>();
  const noticeOutbox = memoryOutbox<NoticeDue>();
  const { dispatch = outbox.send, notify = noticeOutbox.send } = options;
  const deps: ActDeps = { reports, statements, telemetry, dispatch, notify, time: { now: () => now } };
  await reports.create(report);
  await statements.create(aStatement(report.id), NOON);
  return {
    id: report.id,
    reports,
    statements,
    telemetry,
    outbox,
    noticeOutbox,
    pass: (duration: Duration) => {
      now = plus(now, duration);
    },
    act: async (action: string, fields: Record<string, string> = {}, dispatchId = `${report.id}.${index}`) => {
      const post = { dispatch: dispatchId, action, fields };
      const { statusCode, headers, body = "" } = await act(anOfficer(as, "en"), post, deps);
      return { status: statusCode, location: headers?.["location"], body, text: textOf(body) };
    },
    report: async (): Promise<Report> => {
      const stored = await reports.get(report.id);
      if (!stored) throw new Error("the report is gone");
      return stored;
    },
    messages: () => statements.messages(report.id),
    codes: () => telemetry.records.map(({ code }) => code),
  };
}

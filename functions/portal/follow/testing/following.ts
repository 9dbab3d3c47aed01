import { randomUUID } from "node:crypto";
import type { DispatchDue } from "../../../../events/dispatch-due.js";
import type { Received } from "../../../../events/received.js";
import { builtInBook } from "../../../../shared/directory/jurisdictions.js";
import { type Duration, days, hours, minutes, plus } from "../../../../shared/domain/instant.js";
import type { Reading } from "../../../../shared/domain/reading.js";
import { type Receipt, receiptOf, referenceOf, reportIdOf } from "../../../../shared/domain/receipt.js";
import type { Report } from "../../../../shared/domain/report.js";
import type { State } from "../../../../shared/domain/states.js";
import type { Transition } from "../../../../shared/domain/transition.js";
import {
  acknowledged,
  classified,
  closed,
  leased,
  received,
  returned,
  routed,
  sent,
} from "../../../../shared/domain/transitions/index.js";
import type { Response } from "../../../../shared/http/respond.js";
import { memoryOutbox } from "../../../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../../../shared/stores/reports.memory.js";
import { memoryStatements } from "../../../../shared/stores/statements.memory.js";
import { memoryTelemetry } from "../../../../shared/telemetry/memory.js";
import { aReading, NOON } from "../../../../test/support/reports.js";
import type { FollowDeps } from "../follow-deps.js";
import { enterReceipt, openReport, reply, withdraw } from "../index.js";

/** Agencies of the Serbian book: one that acts, one that is informed, one that is asked after, the focal point. */
export const EDUCATION = "education";
export const POLICE = "interior-high-tech-crime";
export const FOCAL_POINT = "national-contact-centre";

/** All states in which a reporter may write more. */
export const OPEN_STATES = [
  "received",
  "classified",
  "held",
  "routed",
  "dispatched",
  "acknowledged",
  "returned",
] as const satisfies readonly State[];
export type Followable = (typeof OPEN_STATES)[number] | "closed";
export const FOLLOWABLE: readonly Followable[] = [...OPEN_STATES, "closed"];

const STATEMENT = "My teacher hits me behind the gym.";

type Form = Readonly<Record<string, string>>;

/** The follow-up on doubles, at a time that tests move. */
export function aPortal(overrides: Partial<FollowDeps> = {}) {
  let now = NOON;
  const reports = memoryReports();
  const statements = memoryStatements();
  const classify = memoryOutbox<Received>();
  const dispatch = memoryOutbox<DispatchDue>();
  const telemetry = memoryTelemetry();
  const book = builtInBook("RS");
  const deps: FollowDeps = {
    served: ["RS"],
    reports,
    statements,
    classify: classify.send,
    dispatch: dispatch.send,
    directory: { current: async () => book },
    time: { now: () => now },
    telemetry,
    site: {
      assets: { find: () => undefined, script: { path: "/assets/portal.js", integrity: "sha256-x" } },
      frameAncestors: [],
      leaveTo: undefined,
      locales: book.locales,
    },
    ...overrides,
  };

  const mustApply = async (id: string, change: (report: Report) => Transition): Promise<Report> => {
    const before = await reports.get(id);
    if (!before) throw new Error("no report");
    const { applied, report } = await reports.apply(id, change(before));
    if (!applied) throw new Error(`not allowed in state ${report.state}`);
    return report;
  };

  /** A report in a state, on its ordinary way, with its statement. */
  const aReport = async (state: Followable, facts: Partial<Reading> = {}, receipt = aReceipt()) => {
    const id = reportIdOf(receipt);
    const reference = referenceOf(id, "RS");
    await reports.create(received({ id, reference, jurisdiction: "RS", locale: "en", danger: false }, now));
    await statements.create({ id, text: STATEMENT, urls: ["https://chat.example/u/1"], contact: "060 123" }, now);
    const hold = state === "held";
    for (const step of stepsTo(state)) await step(id);
    return { id, receipt, reference };

    function stepsTo(wanted: Followable): ((id: string) => Promise<unknown>)[] {
      const read = (one: string) => mustApply(one, () => classified(aReading({ ...facts, hold }), now));
      const asked = (one: string) => mustApply(one, () => routed({ rule: "r", hold, recipients: RECIPIENTS }, now));
      const mailed = async (one: string) => {
        for (const index of RECIPIENTS.keys()) await mailOut(one, index);
      };
      const takenOn = (one: string) => mustApply(one, (report) => acknowledged(report, 0, plus(now, days(30)), now));
      const finished = (one: string) =>
        mustApply(one, (report) => closed(report, 0, { outcome: "advised", retention: days(180) }, now));
      const back = (one: string) =>
        mustApply(one, (report) =>
          returned(report, 0, { reason: "other-place", asked: [{ agency: FOCAL_POINT, role: "acts" }] }, now),
        );
      const ways: Readonly<Record<Followable, ((id: string) => Promise<unknown>)[]>> = {
        received: [],
        classified: [read],
        routed: [read, asked],
        held: [read, asked, mailed],
        dispatched: [read, asked, mailed],
        acknowledged: [read, asked, mailed, takenOn],
        returned: [read, asked, mailed, back],
        closed: [read, asked, mailed, takenOn, finished],
      };
      return ways[wanted];
    }
  };

  /** The dispatcher's work. */
  const mailOut = async (id: string, index: number) => {
    await mustApply(id, () => leased(index, "hash", now));
    const times = { acknowledgeBy: plus(now, hours(12)), remindAt: plus(now, hours(6)) };
    await mustApply(id, (report) => sent(report, index, { messageId: "m", ...times }, now));
  };

  const answered = async (answer: Promise<Response>) => {
    const { statusCode, headers, body = "" } = await answer;
    return { status: statusCode, headers, body, text: textOf(body) };
  };

  return {
    deps,
    reports,
    statements,
    telemetry,
    classify,
    dispatch,
    aReport,
    mailOut,
    mustApply,
    now: () => now,
    pass: (duration: Duration) => {
      now = plus(now, duration);
    },
    ask: async (id: string, text: string, index = 0) => {
      now = plus(now, minutes(1));
      await statements.addMessage(id, { at: now, kind: "question", dispatch: index, text }, now);
    },
    enter: () => answered(enterReceipt("en", deps)),
    open: (fields: Form) => answered(openReport(fields, "en", deps)),
    reply: (fields: Form) => answered(reply(fields, "en", deps)),
    withdraw: (fields: Form) => answered(withdraw(fields, "en", deps)),
    stored: async (id: string): Promise<Report> => {
      const report = await reports.get(id);
      if (!report) throw new Error("no report");
      return report;
    },
    texts: async (id: string) => (await statements.messages(id)).map(({ kind, text }) => [kind, text]),
    codes: () => telemetry.records.map(({ code }) => code),
  };
}
const RECIPIENTS = [
  { agency: EDUCATION, role: "acts" },
  { agency: FOCAL_POINT, role: "informed" },
] as const;

export const aReceipt = (): Receipt => receiptOf({ nonce: randomUUID(), fields: {} });

/** A page's text as a reader gets it. */
export const textOf = (html: string): string =>
  unescaped(html.replace(/<style>.*?<\/style>/s, "").replaceAll(/<[^>]*>/g, " ")).replaceAll(/\s+/g, " ");

export const unescaped = (html: string): string =>
  html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

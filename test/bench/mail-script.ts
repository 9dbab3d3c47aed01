import type { UpdateItemCommandInput } from "@aws-sdk/client-dynamodb";
import { type Writer, written } from "../../functions/dispatch/write.js";
import type { Book } from "../../shared/directory/book.js";
import type { TimeLimits } from "../../shared/directory/time-limits.js";
import type { Instant } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import { freshSecret, hashOfSecret } from "../../shared/domain/secrets.js";
import { applied, type Transition } from "../../shared/domain/transition.js";
import { leased, noted, sent } from "../../shared/domain/transitions/index.js";
import { composeDispatchMail, type DispatchMail } from "../../shared/mail/dispatch-mail.js";
import { writeOf } from "../../shared/stores/update-expression.js";
import { memoryTelemetry } from "../../shared/telemetry/memory.js";

export type Step = Pick<
  UpdateItemCommandInput,
  "UpdateExpression" | "ConditionExpression" | "ExpressionAttributeNames" | "ExpressionAttributeValues"
>;

/** A step that was worked out from a report as it stood, and writes all of its dispatches: the placeholders of that. */
export interface Informed {
  readonly step: Step;
  readonly version: string;
  readonly state: string;
  readonly dispatches: string;
  /** Which of the dispatches it is about. */
  readonly index: number;
}

/** What the bare chain does for one mail. */
export interface Mail {
  readonly leased: Step;
  readonly sent: Informed;
  /** What its delivery event leads to. */
  readonly noted: Informed;
  readonly to: string;
  /** The MIME message up to the reference in its subject, and after it. */
  readonly head: string;
  readonly tail: string;
}

interface Circumstances {
  readonly book: Book;
  readonly now: Instant;
}

/** As long as the inbox's own. */
const MESSAGE_ID = "ses-000000000";
/** As long as on the local system. */
const DESK_URL = "http://127.0.0.1:40000";

/** The mails of a report, as if one went out after the other, and all of them before the first delivery is heard of. */
export async function mailsOf(routed: Report, circumstances: Circumstances): Promise<Mail[]> {
  let report = routed;
  const turns: Turn[] = [];
  for (const index of routed.dispatches.keys()) {
    const turn = await turnOf(report, index, circumstances);
    turns.push(turn);
    report = after(after(report, turn.leased), turn.sent);
  }
  return turns.map(({ mail, leased, sent, times }, index) => {
    const delivery = { delivery: "delivered", messageId: MESSAGE_ID, at: circumstances.now, sending: times } as const;
    const asNoted = noted(report, index, delivery);
    report = after(report, asNoted);
    return {
      leased: writeOf(leased),
      sent: informed(sent, index),
      noted: informed(asNoted, index),
      to: mail.to,
      ...aroundReference(mail.raw, report.reference),
    };
  });
}

interface Turn {
  readonly leased: Transition;
  readonly mail: DispatchMail;
  readonly times: TimeLimits;
  readonly sent: Transition;
}

async function turnOf(report: Report, index: number, { book, now }: Circumstances): Promise<Turn> {
  const link = freshSecret();
  const asLeased = leased(index, hashOfSecret(link), now);
  const sending = after(report, asLeased);
  const dispatch = sending.dispatches[index];
  const agency = book.agencies.find(({ id }) => id === dispatch?.agency);
  if (!sending.reading || !dispatch || !agency) throw new Error("a dispatch of the bench is for nobody");

  const matter = { report: sending, reading: sending.reading, index, dispatch, agency, book, link };
  const { mail, times } = await written(matter, writer(now));
  return {
    leased: asLeased,
    mail,
    times,
    sent: sent(sending, index, { messageId: MESSAGE_ID, address: 0, ...times }, now),
  };
}

const writer = (now: Instant): Writer => ({
  statements: { get: unread, messages: unread },
  compose: composeDispatchMail,
  from: "reports@safelane.example",
  deskUrl: DESK_URL,
  time: { now: () => now },
  telemetry: memoryTelemetry(),
});

/** An agency of ours with a key would mean reads more for each of its mails, which the bare chain would have to make as well. */
const unread = () => Promise.reject(new Error("the bare chain knows no agency with a key"));

/** @throws when the report does not allow it */
export function after(report: Report, transition: Transition): Report {
  const changed = applied(report, transition);
  if (!changed) throw new Error(`a ${report.state} report does not take the step of the bench`);
  return changed;
}

function informed(transition: Transition, index: number): Informed {
  const step = writeOf(transition);
  const { ConditionExpression: condition = "", UpdateExpression: change = "" } = step;
  return {
    step,
    version: placeholder(/#version = (:v\d+)/, condition),
    state: placeholder(/#state IN \((:v\d+)\)/, condition),
    dispatches: placeholder(/#dispatches = (:v\d+)/, change),
    index,
  };
}

function placeholder(pattern: RegExp, expression: string): string {
  const found = pattern.exec(expression)?.[1];
  if (found === undefined) throw new Error(`a record of a mail is written otherwise now: ${expression}`);
  return found;
}

/** Makes the subject nothing but the reference, as plain text; padding in another header keeps the size. */
function aroundReference(raw: Uint8Array, reference: string): Pick<Mail, "head" | "tail"> {
  const message = Buffer.from(raw).toString("latin1");
  const [subject = ""] = /^Subject:[^\r]*(\r\n[ \t][^\r]*)*/m.exec(message) ?? [];
  const rest = subject.length - `Subject: ${reference}\r\nX-Size: `.length;
  const [head = "", tail = ""] = message.split(subject);
  if (subject === "" || rest < 0) throw new Error("the mail has no subject that holds a reference");
  return { head: `${head}Subject: `, tail: `\r\nX-Size: ${"=".repeat(rest)}${tail}` };
}

import {
  type AttributeValue,
  DynamoDBClient,
  PutItemCommand,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { classifiedEvent } from "../../events/classified.js";
import { dispatchDueEvents } from "../../events/dispatch-due.js";
import { receivedEvent } from "../../events/received.js";
import { type Sample, samples } from "../../infra/demo/samples.js";
import type { Book } from "../../shared/directory/book.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { acknowledgeBy, planDispatches } from "../../shared/directory/plan.js";
import { hours, type Instant, plus, systemTime } from "../../shared/domain/instant.js";
import { receiptOf, referenceOf, reportIdOf } from "../../shared/domain/receipt.js";
import { laneOfReport, type Report } from "../../shared/domain/report.js";
import { applied, type Transition } from "../../shared/domain/transition.js";
import { classified, leased, received, routed, sent } from "../../shared/domain/transitions/index.js";
import type { Lane } from "../../shared/domain/vocabulary.js";
import { composeDispatchMail } from "../../shared/mail/dispatch-mail.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { dynamoStatements } from "../../shared/stores/statements.dynamo.js";
import { writeOf } from "../../shared/stores/update-expression.js";
import { read } from "../../shared/triage/read.js";

/**
 * What the bare chain writes and sends for each sample, worked out beforehand by the code that the real chain runs: the
 * same items, conditions, messages and mails, byte for byte of the same size. Only ids and references are put in later.
 */
export interface Script {
  readonly statement: Item;
  readonly report: Item;
  readonly received: Message;
  readonly classified: Step;
  readonly route: Message;
  readonly routed: Step;
  readonly dispatch: readonly Message[];
  readonly mails: readonly Mail[];
}
type Item = Record<string, AttributeValue>;
export type Step = Pick<
  UpdateItemCommandInput,
  "UpdateExpression" | "ConditionExpression" | "ExpressionAttributeNames" | "ExpressionAttributeValues"
>;

export interface Message {
  readonly body: object;
  readonly lane: Lane;
}

export interface Mail {
  readonly leased: Step;
  readonly sent: Step;
  /** The placeholder in `sent` under which the report's version stands. */
  readonly version: string;
  readonly to: string;
  /** The MIME message up to the reference in its subject, and after it. */
  readonly head: string;
  readonly tail: string;
}

const FROM = "reports@safelane.example";
/** As long as the inbox's own. */
const MESSAGE_ID = "ses-000000000";

export function scripts(): Promise<Script[]> {
  return Promise.all(samples.map(scriptOf));
}

async function scriptOf({ report: post }: Sample): Promise<Script> {
  const now = systemTime.now();
  const { text, urls = [], language, category, danger = false, ...answers } = post;
  const id = reportIdOf(receiptOf({ nonce: "a".repeat(22), fields: {} }));
  const reference = referenceOf(id, answers.jurisdiction);
  const fresh = received({ ...answers, id, reference, danger, locale: language, chosenCategory: category }, now);
  const book = builtInBook(post.jurisdiction);

  const reading = read({ ...answers, text, urls, locale: language, danger, category });
  const asClassified = classified(reading, now);
  const afterClassify = after(fresh, asClassified);
  const event = classifiedEvent(afterClassify, reading);
  const asRouted = routed({ ...planDispatches(book, event), hold: reading.hold }, now);
  const afterRoute = after(afterClassify, asRouted);
  const lane = laneOfReport(afterRoute);

  return {
    statement: await written((client) =>
      dynamoStatements(client, "any").create({ id, text, urls }, plus(now, hours(24 * 400))),
    ),
    report: await written((client) => dynamoReports(client, "any").create(fresh)),
    received: { body: receivedEvent(fresh), lane: laneOfReport(fresh) },
    classified: writeOf(asClassified),
    route: { body: event, lane },
    routed: writeOf(asRouted),
    dispatch: dispatchDueEvents(afterRoute).map((body) => ({ body, lane })),
    mails: await Promise.all(afterRoute.dispatches.map((_, index) => mailOf(afterRoute, index, { book, now }))),
  };
}

function after(report: Report, transition: Transition): Report {
  const changed = applied(report, transition);
  if (!changed) throw new Error(`a ${report.state} report does not take the step of the bench`);
  return changed;
}

async function mailOf(report: Report, index: number, { book, now }: { book: Book; now: Instant }): Promise<Mail> {
  const asLeased = leased(index, now);
  const due = acknowledgeBy(book, report.reading?.priority ?? "standard", 0, now);
  // The others are out already: the last mail's record writes the most.
  const last: Report = {
    ...after(report, asLeased),
    dispatches: after(report, asLeased).dispatches.map((one, at) =>
      at === index ? one : { ...one, state: "sent", acknowledgeBy: due },
    ),
  };
  const step = writeOf(sent(last, index, { messageId: MESSAGE_ID, acknowledgeBy: due }, now));
  const version = /#version = (:v\d+)/.exec(step.ConditionExpression ?? "")?.[1];
  if (version === undefined) throw new Error("the record of a mail does not ask for the report's version any more");
  const { to, raw } = composeDispatchMail({ report: last, index, book, acknowledgeBy: due, from: FROM, now });
  return { leased: writeOf(asLeased), sent: step, version, to, ...aroundReference(raw, report.reference) };
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

/** The item that a store puts, taken from its call before it goes anywhere. */
async function written(write: (client: DynamoDBClient) => Promise<unknown>): Promise<Item> {
  const client = new DynamoDBClient({ region: "eu-central-1" });
  let item: Item | undefined;
  client.middlewareStack.add(
    () => async (args) => {
      if ("Item" in args.input) item = args.input.Item;
      return { output: { $metadata: {} }, response: undefined };
    },
    { step: "initialize", name: PutItemCommand.name },
  );
  await write(client);
  if (!item) throw new Error("a store that should put an item put none");
  return item;
}

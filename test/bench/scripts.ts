import { type AttributeValue, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { classifiedEvent } from "../../events/classified.js";
import { dispatchDueEvents } from "../../events/dispatch-due.js";
import { receivedEvent } from "../../events/received.js";
import { relatedTo } from "../../functions/classify/corroborate.js";
import { type Sample, samples } from "../../infra/demo/samples.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { planDispatches } from "../../shared/directory/plan.js";
import { plus, systemTime } from "../../shared/domain/instant.js";
import { receiptOf, referenceOf, reportIdOf } from "../../shared/domain/receipt.js";
import { laneOfReport } from "../../shared/domain/report.js";
import { classified, received, routed } from "../../shared/domain/transitions/index.js";
import type { Lane } from "../../shared/domain/vocabulary.js";
import { dynamoFingerprints } from "../../shared/stores/fingerprints.dynamo.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { dynamoStatements } from "../../shared/stores/statements.dynamo.js";
import { STATEMENT_BACKSTOP } from "../../shared/stores/statements.js";
import { writeOf } from "../../shared/stores/update-expression.js";
import { memoryTelemetry } from "../../shared/telemetry/memory.js";
import { read } from "../../shared/triage/read.js";
import { after, type Mail, mailsOf, type Step } from "./mail-script.js";
import { ownReport } from "./posts.js";

/**
 * What the bare chain writes and sends for each sample, worked out beforehand by the code that the real chain runs: the
 * same items, conditions, messages and mails, byte for byte of the same size. Only ids and references are put in later.
 */
export interface Script {
  readonly statement: Item;
  readonly report: Item;
  readonly received: Message;
  /** What is noted of each web address in it. */
  readonly pointers: readonly Item[];
  readonly classified: Step;
  readonly route: Message;
  readonly routed: Step;
  readonly dispatch: readonly Message[];
  readonly mails: readonly Mail[];
}
export type Item = Record<string, AttributeValue>;

export interface Message {
  readonly body: object;
  readonly lane: Lane;
}

export function scripts(): Promise<Script[]> {
  return Promise.all(samples.map(scriptOf));
}

async function scriptOf(sample: Sample): Promise<Script> {
  const now = systemTime.now();
  const { text, urls = [], contact, contactSafely, contactConsent, ...others } = ownReport(sample);
  const { language, category, danger = false, ...answers } = others;
  const id = reportIdOf(receiptOf({ nonce: "a".repeat(22), fields: {} }));
  const reference = referenceOf(id, answers.jurisdiction);
  const statement = { id, text, urls, contact, contactSafely, contactConsent };
  const fresh = received({ ...answers, id, reference, danger, locale: language, chosenCategory: category }, now);
  const book = builtInBook(answers.jurisdiction);

  const reading = read({ ...answers, text, urls, locale: language, danger, category });
  const asClassified = classified(reading, now);
  const afterClassify = after(fresh, asClassified);
  const event = classifiedEvent(afterClassify, reading);
  const asRouted = routed({ ...planDispatches(book, event), hold: reading.hold }, now);
  const afterRoute = after(afterClassify, asRouted);
  const lane = laneOfReport(afterRoute);

  return {
    statement: await written((client) =>
      dynamoStatements(client, "any").create(statement, plus(now, STATEMENT_BACKSTOP)),
    ),
    report: await written((client) => dynamoReports(client, "any").create(fresh)),
    received: { body: receivedEvent(fresh), lane: laneOfReport(fresh) },
    // Before them comes the key, which is made once only.
    pointers: (await puts((client) => related(client))).slice(1),
    classified: writeOf(asClassified),
    route: { body: event, lane },
    routed: writeOf(asRouted),
    dispatch: dispatchDueEvents(afterRoute).map((body) => ({ body, lane })),
    mails: await mailsOf(afterRoute, { book, now }),
  };

  function related(client: DynamoDBClient): Promise<unknown> {
    const fingerprints = dynamoFingerprints(client, "any");
    return relatedTo(statement, {
      fingerprints,
      reports: memoryReports(),
      time: { now: () => now },
      telemetry: memoryTelemetry(),
    });
  }
}

/** The item that a store puts. */
async function written(write: (client: DynamoDBClient) => Promise<unknown>): Promise<Item> {
  const [item] = await puts(write);
  if (!item) throw new Error("a store that should put an item put none");
  return item;
}

/** The items that a store puts, taken from its calls before they go anywhere; whatever it reads is not there. */
async function puts(write: (client: DynamoDBClient) => Promise<unknown>): Promise<Item[]> {
  const client = new DynamoDBClient({ region: "eu-central-1" });
  const items: Item[] = [];
  client.middlewareStack.add(
    () => async (args) => {
      if ("Item" in args.input && args.input.Item) items.push(args.input.Item);
      return { output: { $metadata: {} }, response: undefined };
    },
    { step: "initialize", name: PutItemCommand.name },
  );
  await write(client);
  return items;
}

import * as z from "zod";
import { LANES } from "../shared/domain/vocabulary.js";
import { classified } from "./classified.js";
import { dispatchDue } from "./dispatch-due.js";
import { mailEvent } from "./mail-event.js";
import { noticeDue } from "./notice-due.js";
import { received } from "./received.js";
import { webhookDue } from "./webhook-due.js";

/** Every contract: its schema, the queues it travels on, who sends it and who receives it. */
export const CONTRACTS = {
  received: { schema: received, queue: "classify", from: ["intake", "portal", "partner", "clock"], to: "classify" },
  classified: { schema: classified, queue: "route", from: ["classify", "clock"], to: "route" },
  "dispatch-due": {
    schema: dispatchDue,
    queue: "dispatch",
    from: ["route", "dispatch", "feedback", "portal", "partner", "desk", "clock"],
    to: "dispatch",
  },
  "notice-due": { schema: noticeDue, queue: "dispatch", from: ["desk", "dispatch", "clock"], to: "dispatch" },
  "mail-event": { schema: mailEvent, queue: "feedback", from: ["SES, through EventBridge"], to: "feedback" },
  "webhook-due": { schema: webhookDue, queue: "webhook", from: ["clock"], to: "webhook" },
} as const;
export type ContractName = keyof typeof CONTRACTS;

export const CONTRACT_NAMES: readonly ContractName[] = [
  "received",
  "classified",
  "dispatch-due",
  "notice-due",
  "mail-event",
  "webhook-due",
];

/** The generated documents by file name: a JSON Schema for each contract, and one AsyncAPI 3.0 document for all. */
export function generatedDocuments(): Record<string, object> {
  const schemas = CONTRACT_NAMES.map(
    // As it travels: a moment is text there, whatever it becomes inside.
    (name) => [`${name}.schema.json`, z.toJSONSchema(CONTRACTS[name].schema, { io: "input" })] as const,
  );
  return { ...Object.fromEntries(schemas), "asyncapi.json": asyncApi() };
}

function asyncApi(): object {
  const channels = [...Map.groupBy(CONTRACT_NAMES, (name) => CONTRACTS[name].queue)].flatMap(([queue, names]) =>
    LANES.map((lane) => {
      const to = toOf(names);
      const description = `The ${lane} lane of the queue that ${to} works off.`;
      const messages = names.map((name) => [name, { $ref: `#/components/messages/${name}` }]);
      return [`${queue}-${lane}`, { description, messages: Object.fromEntries(messages) }] as const;
    }),
  );
  const operations = channels.flatMap(([channel, { messages }]) => {
    const names = CONTRACT_NAMES.filter((contract) => contract in messages);
    const reference = { channel: { $ref: `#/channels/${channel}` } };
    const from = [...new Set(names.flatMap((name) => CONTRACTS[name].from))];
    const to = toOf(names);
    return [
      [`${to}-receives-${channel}`, { action: "receive", summary: `Received by ${to}.`, ...reference }],
      [`${channel}-is-sent`, { action: "send", summary: `Sent by ${from.join(", ")}.`, ...reference }],
    ] as const;
  });
  const messages = CONTRACT_NAMES.map((name) => [
    name,
    { name, contentType: "application/json", payload: { $ref: `./${name}.schema.json` } },
  ]);
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Safelane queues",
      version: "1.0.0",
      description: "Ids and decided facts. Nothing that a reporter wrote travels on a queue.",
      license: { name: "Apache-2.0" },
    },
    channels: Object.fromEntries(channels),
    operations: Object.fromEntries(operations),
    components: { messages: Object.fromEntries(messages) },
  };
}

/** Who works off a queue, whatever message it is. */
const toOf = (names: readonly ContractName[]): string => [...new Set(names.map((name) => CONTRACTS[name].to))].join();

import * as z from "zod";
import { LANES } from "../shared/domain/vocabulary.js";
import { classified } from "./classified.js";
import { dispatchDue } from "./dispatch-due.js";
import { mailEvent } from "./mail-event.js";
import { received } from "./received.js";

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
  "mail-event": { schema: mailEvent, queue: "feedback", from: ["SES, through EventBridge"], to: "feedback" },
} as const;
export type ContractName = keyof typeof CONTRACTS;

export const CONTRACT_NAMES: readonly ContractName[] = ["received", "classified", "dispatch-due", "mail-event"];

/** The generated documents by file name: a JSON Schema for each contract, and one AsyncAPI 3.0 document for all. */
export function generatedDocuments(): Record<string, object> {
  const schemas = CONTRACT_NAMES.map(
    // As it travels: a moment is text there, whatever it becomes inside.
    (name) => [`${name}.schema.json`, z.toJSONSchema(CONTRACTS[name].schema, { io: "input" })] as const,
  );
  return { ...Object.fromEntries(schemas), "asyncapi.json": asyncApi() };
}

function asyncApi(): object {
  const channels = CONTRACT_NAMES.flatMap((name) =>
    LANES.map((lane) => {
      const { queue, to } = CONTRACTS[name];
      const description = `The ${lane} lane of the queue that ${to} works off.`;
      return [
        `${queue}-${lane}`,
        { description, messages: { [name]: { $ref: `#/components/messages/${name}` } } },
      ] as const;
    }),
  );
  const operations = channels.flatMap(([channel, { messages }]) => {
    const [name] = CONTRACT_NAMES.filter((contract) => contract in messages);
    if (!name) return [];
    const reference = { channel: { $ref: `#/channels/${channel}` } };
    const { from, to } = CONTRACTS[name];
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

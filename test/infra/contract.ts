import type { MailEvent } from "../../events/mail-event.js";
import { FUNCTIONS, type FunctionName } from "../../infra/bundle.js";
import type { Lane } from "../../shared/domain/vocabulary.js";
import { ACCOUNT } from "./cloud.js";
import { settings } from "./synthesized.js";

const arn = (service: string, rest: string) => `arn:aws:${service}:${settings.region}:${ACCOUNT}:${rest}`;
export const table = (name: string) => arn("dynamodb", `table/${settings.name}-${name}`);
export const queue = (name: string) => arn("sqs", `${settings.name}-${name}`);
export const deadLetters = (name: string) => queue(`${name}-dead-letters`);
export const logGroup = (name: string) => arn("logs", `log-group:/aws/lambda/${settings.name}-${name}:*`);
export const sender = arn("ses", `identity/${settings.mail.domain}`);
/** Dispatches are sent through the one, codes of the desk through the other. */
export const configurationSet = arn("ses", `configuration-set/${settings.name}-mail`);
export const codesConfigurationSet = arn("ses", `configuration-set/${settings.name}-mail-codes`);

export const TABLES = ["reports", "statements", "directory", "sessions"].map(table);
const STAGES = ["classify", "route", "dispatch", "feedback", "webhook"];
/** What becomes of mails is for SES to say: the clock can't say it again. */
const MENDED = ["classify", "route", "dispatch", "webhook"];
const lanesOf = (stage: string) => [`${stage}-express`, `${stage}-standard`];
export const WORK = STAGES.flatMap(lanesOf);
export const QUEUES = WORK.flatMap((name) => [queue(name), deadLetters(name)]);

/** In which lane it is told what became of a mail. */
export const LANE_OF_EVENT: Readonly<Record<MailEvent["event"], Lane>> = {
  delivered: "standard",
  delayed: "standard",
  bounced: "express",
  complained: "express",
  rejected: "express",
};

type Grants = Readonly<Record<string, readonly string[]>>;
const each = (resources: readonly string[], ...actions: string[]): Grants =>
  Object.fromEntries(resources.map((resource) => [resource, actions]));
const sends = (...stages: string[]) => each(stages.flatMap(lanesOf).map(queue), "sqs:SendMessage");
const consumes = (stage: string): Grants => ({
  ...each(lanesOf(stage).map(queue), "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"),
  ...each(lanesOf(stage).map(deadLetters), "sqs:SendMessage"),
});

/** What each function calls, and so what it may do: resource → actions. Its logs, traces and tables' keys apart. */
const CALLS: Readonly<Record<FunctionName, Grants>> = {
  intake: {
    [table("reports")]: ["dynamodb:GetItem", "dynamodb:PutItem"],
    [table("statements")]: ["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:Query"],
    ...sends("classify"),
  },
  portal: {
    [table("reports")]: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
    [table("statements")]: ["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:Query"],
    [table("directory")]: ["dynamodb:GetItem"],
    ...sends("classify", "dispatch"),
  },
  classify: {
    [table("reports")]: ["dynamodb:GetItem", "dynamodb:UpdateItem"],
    [table("statements")]: ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
    ...sends("route"),
    ...consumes("classify"),
  },
  route: {
    [table("reports")]: ["dynamodb:GetItem", "dynamodb:UpdateItem"],
    [table("directory")]: ["dynamodb:GetItem"],
    ...sends("dispatch"),
    ...consumes("route"),
  },
  dispatch: {
    [table("reports")]: ["dynamodb:GetItem", "dynamodb:UpdateItem"],
    [table("statements")]: [
      "dynamodb:BatchGetItem",
      "dynamodb:DeleteItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
    ].concat("dynamodb:UpdateItem"),
    [table("directory")]: ["dynamodb:GetItem", "dynamodb:Query"],
    ...consumes("dispatch"),
    // Of its own queues it is also a sender: a dispatch that takes the place of an undeliverable one.
    ...each(
      lanesOf("dispatch").map(queue),
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage",
      "sqs:SendMessage",
    ),
    ...each([sender, configurationSet], "ses:SendRawEmail"),
  },
  feedback: {
    [table("reports")]: ["dynamodb:GetItem", "dynamodb:UpdateItem"],
    [table("directory")]: ["dynamodb:GetItem", "dynamodb:UpdateItem"],
    ...sends("dispatch"),
    ...consumes("feedback"),
  },
  desk: {
    [table("reports")]: ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:UpdateItem"],
    [`${table("reports")}/index/clock`]: ["dynamodb:Query"],
    [table("statements")]: [
      "dynamodb:BatchGetItem",
      "dynamodb:DeleteItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
    ],
    [table("directory")]: ["dynamodb:GetItem"],
    [table("sessions")]: ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
    ...sends("dispatch"),
    ...each([sender, codesConfigurationSet], "ses:SendRawEmail"),
  },
  partner: {
    [table("reports")]: ["dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
    [`${table("reports")}/index/partner`]: ["dynamodb:Query"],
    [table("statements")]: ["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:Query"],
    [table("directory")]: ["dynamodb:GetItem"],
    [table("sessions")]: ["dynamodb:GetItem", "dynamodb:UpdateItem"],
    ...sends("classify", "dispatch"),
  },
  authorize: { [table("directory")]: ["dynamodb:GetItem"] },
  clock: {
    [table("reports")]: ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:UpdateItem"],
    [`${table("reports")}/index/clock`]: ["dynamodb:Query"],
    [`${table("reports")}/index/webhook`]: ["dynamodb:Query"],
    [table("statements")]: ["dynamodb:DeleteItem", "dynamodb:Query", "dynamodb:UpdateItem"],
    [table("directory")]: ["dynamodb:GetItem", "dynamodb:Query"],
    ...sends(...MENDED),
  },
  webhook: {
    [table("reports")]: ["dynamodb:GetItem", "dynamodb:UpdateItem"],
    [table("directory")]: ["dynamodb:GetItem", "dynamodb:PutItem"],
    ...consumes("webhook"),
  },
};

/** Where it only looks up where reports go. */
const BOOKS: Confined = { partitions: settings.jurisdictions.map(String), actions: ["GetItem"] };

const CHANNELS = settings.jurisdictions.map((one) => `channel#${one}`);
const BOOKS_AND_CHANNELS: Confined = { ...BOOKS, partitions: [...settings.jurisdictions, ...CHANNELS] };

/** Of some tables a function may touch only the items of these partitions: by function, then table. `*` is anything. */
export const ONLY_UNDER: Readonly<Partial<Record<FunctionName, Readonly<Record<string, readonly Confined[]>>>>> = {
  classify: { [table("statements")]: [{ partitions: ["fingerprint#*"], actions: ["GetItem", "PutItem", "Query"] }] },
  portal: { [table("directory")]: [BOOKS] },
  route: { [table("directory")]: [BOOKS] },
  dispatch: { [table("directory")]: [BOOKS_AND_CHANNELS, { partitions: ["bounces#*"], actions: ["Query"] }] },
  feedback: { [table("directory")]: [BOOKS, { partitions: ["bounces#*"], actions: ["UpdateItem"] }] },
  desk: { [table("directory")]: [BOOKS] },
  partner: {
    [table("directory")]: [{ partitions: ["partner", ...settings.jurisdictions], actions: ["GetItem"] }],
    [table("sessions")]: [{ partitions: ["quota#*"], actions: ["GetItem", "UpdateItem"] }],
  },
  authorize: { [table("directory")]: [{ partitions: ["partner", "partner-key#*"], actions: ["GetItem"] }] },
  clock: { [table("directory")]: [BOOKS, { partitions: ["partner", "webhook-off"], actions: ["Query"] }] },
  webhook: {
    [table("directory")]: [
      { partitions: ["webhook#*", "partner"], actions: ["GetItem"] },
      { partitions: ["webhook-off"], actions: ["PutItem"] },
    ],
  },
};
export interface Confined {
  readonly partitions: readonly string[];
  readonly actions: readonly string[];
}
/** What lies in the tables, by the keys of partitions, and half of such a key. */
export const PARTITIONS = ["fingerprint#a", "bounces#a", "quota#a", "session#a", "challenge#a", "codes#a"].concat(
  ["partner", "partner-key#a", "RS", "VN-DN", "XK", "5f2b8c1d9e4a7036b1c2d3e4f5a69788"],
  ["webhook#a", "webhook-off", "channel#RS", "channel#XK", "channel#"],
  ["fingerprint", "bounces", "quota", "partner-key", "partners", "webhook", "webhook-off#a", ""],
);
export const isWithin = ({ partitions }: Confined, key: string): boolean =>
  partitions.some((one) => (one.endsWith("*") ? key.startsWith(one.slice(0, -1)) : key === one));

export const CONTRACT = Object.fromEntries(
  FUNCTIONS.map((name) => [
    name,
    { ...CALLS[name], ...each([logGroup(name)], "logs:CreateLogStream", "logs:PutLogEvents") },
  ]),
);

/** Environment variables of each function, by name. */
const COMMON = ["DEPLOYMENT", "POWERTOOLS_LOG_LEVEL", "POWERTOOLS_METRICS_NAMESPACE"];
const CONSUMER = ["EXPRESS_DEAD_LETTERS_URL", "EXPRESS_QUEUE_ARN", "STANDARD_DEAD_LETTERS_URL"];
const urls = (...stages: string[]) =>
  stages.flatMap((stage) => [`${stage}_EXPRESS_URL`, `${stage}_STANDARD_URL`].map((name) => name.toUpperCase()));
const ENVIRONMENT: Readonly<Record<FunctionName, readonly string[]>> = {
  intake: ["JURISDICTIONS", "ORIGINS", "REPORTS_TABLE", "STATEMENTS_TABLE", ...urls("classify")],
  portal: [
    "DIRECTORY_TABLE",
    "FRAME_ANCESTORS",
    "JURISDICTIONS",
    "LEAVE_TO",
    "ORIGINS",
    "REPORTS_TABLE",
    "STATEMENTS_TABLE",
    ...urls("classify", "dispatch"),
  ],
  classify: ["REPORTS_TABLE", "STATEMENTS_TABLE", ...CONSUMER, ...urls("route")],
  route: ["DIRECTORY_TABLE", "REPORTS_TABLE", ...CONSUMER, ...urls("dispatch")],
  dispatch: [
    "DESK_URL",
    "DIRECTORY_TABLE",
    "MAIL_CONFIGURATION_SET",
    "MAIL_FROM",
    "MAIL_INTERVAL_MS",
    "REPORTS_TABLE",
    "STATEMENTS_TABLE",
    ...CONSUMER,
    ...urls("dispatch"),
  ],
  feedback: ["DIRECTORY_TABLE", "REPORTS_TABLE", ...CONSUMER, ...urls("dispatch")],
  desk: [
    "DIRECTORY_TABLE",
    "MAIL_CONFIGURATION_SET",
    "MAIL_FROM",
    "REPORTS_TABLE",
    "SESSIONS_TABLE",
    "STATEMENTS_TABLE",
    ...urls("dispatch"),
  ],
  partner: [
    "DIRECTORY_TABLE",
    "JURISDICTIONS",
    "REPORTS_TABLE",
    "SESSIONS_TABLE",
    "STATEMENTS_TABLE",
    ...urls("classify", "dispatch"),
  ],
  authorize: ["DIRECTORY_TABLE"],
  clock: ["DIRECTORY_TABLE", "REPORTS_TABLE", "STATEMENTS_TABLE", ...urls(...MENDED)],
  webhook: ["DIRECTORY_TABLE", "REPORTS_TABLE", ...CONSUMER],
};
export const environmentOf = (name: FunctionName): string[] =>
  [...COMMON, "POWERTOOLS_SERVICE_NAME", ...ENVIRONMENT[name]].sort();

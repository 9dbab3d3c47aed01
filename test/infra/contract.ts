import { FUNCTIONS, type FunctionName } from "../../infra/bundle.js";
import { ACCOUNT } from "./cloud.js";
import { settings } from "./synthesized.js";

const arn = (service: string, rest: string) => `arn:aws:${service}:${settings.region}:${ACCOUNT}:${rest}`;
export const table = (name: string) => arn("dynamodb", `table/${settings.name}-${name}`);
export const queue = (name: string) => arn("sqs", `${settings.name}-${name}`);
export const deadLetters = (name: string) => queue(`${name}-dead-letters`);
export const logGroup = (name: string) => arn("logs", `log-group:/aws/lambda/${settings.name}-${name}:*`);
export const sender = arn("ses", `identity/${settings.mail.domain}`);
export const configurationSet = arn("ses", `configuration-set/${settings.name}-mail`);

export const TABLES = ["reports", "statements", "directory"].map(table);
const STAGES = ["classify", "route", "dispatch"];
const lanesOf = (stage: string) => [`${stage}-express`, `${stage}-standard`];
export const WORK = STAGES.flatMap(lanesOf);
export const QUEUES = WORK.flatMap((name) => [queue(name), deadLetters(name)]);

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
  classify: {
    [table("reports")]: ["dynamodb:GetItem", "dynamodb:UpdateItem"],
    [table("statements")]: ["dynamodb:BatchGetItem"],
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
    [table("directory")]: ["dynamodb:GetItem"],
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
  clock: {
    [table("reports")]: ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:UpdateItem"],
    [`${table("reports")}/index/clock`]: ["dynamodb:Query"],
    [table("statements")]: ["dynamodb:DeleteItem", "dynamodb:Query", "dynamodb:UpdateItem"],
    [table("directory")]: ["dynamodb:GetItem"],
    ...sends(...STAGES),
  },
};

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
  intake: ["JURISDICTIONS", "REPORTS_TABLE", "STATEMENTS_TABLE", ...urls("classify")],
  classify: ["REPORTS_TABLE", "STATEMENTS_TABLE", ...CONSUMER, ...urls("route")],
  route: ["DIRECTORY_TABLE", "REPORTS_TABLE", ...CONSUMER, ...urls("dispatch")],
  dispatch: [
    "DIRECTORY_TABLE",
    "MAIL_CONFIGURATION_SET",
    "MAIL_FROM",
    "REPORTS_TABLE",
    ...CONSUMER,
    ...urls("dispatch"),
  ],
  clock: ["DIRECTORY_TABLE", "REPORTS_TABLE", "STATEMENTS_TABLE", ...urls(...STAGES)],
};
export const environmentOf = (name: FunctionName): string[] =>
  [...COMMON, "POWERTOOLS_SERVICE_NAME", ...ENVIRONMENT[name]].sort();

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { systemTime } from "../../shared/domain/instant.js";
import { directoryIn } from "../../shared/lambda/directory.js";
import { queueClient } from "../../shared/stores/clients.js";
import { sqsOutbox } from "../../shared/stores/outbox.sqs.js";
import { dynamoPartners } from "../../shared/stores/partners.dynamo.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { Round } from "../../shared/stores/round.js";
import { dynamoStatements } from "../../shared/stores/statements.dynamo.js";
import { dynamoWebhooks } from "../../shared/stores/webhooks.dynamo.js";
import { powertools } from "../../shared/telemetry/powertools.js";
import { env } from "./env.js";
import type { ClockDeps } from "./tick.js";

const tables = new DynamoDBClient({});
const queues = queueClient();
const round = new Round();
const { telemetry, middlewares } = powertools();

export { middlewares };

const dispatch = sqsOutbox(queues, { express: env.DISPATCH_EXPRESS_URL, standard: env.DISPATCH_STANDARD_URL }, round);

export const deps: ClockDeps = {
  reports: dynamoReports(tables, env.REPORTS_TABLE),
  statements: dynamoStatements(tables, env.STATEMENTS_TABLE),
  directory: directoryIn(env.DIRECTORY_TABLE, tables, telemetry),
  classify: sqsOutbox(queues, { express: env.CLASSIFY_EXPRESS_URL, standard: env.CLASSIFY_STANDARD_URL }, round),
  route: sqsOutbox(queues, { express: env.ROUTE_EXPRESS_URL, standard: env.ROUTE_STANDARD_URL }, round),
  dispatch,
  notify: dispatch,
  partners: dynamoPartners(tables, env.DIRECTORY_TABLE),
  webhooks: dynamoWebhooks(tables, env.DIRECTORY_TABLE),
  webhook: sqsOutbox(queues, { express: env.WEBHOOK_EXPRESS_URL, standard: env.WEBHOOK_STANDARD_URL }, round),
  time: systemTime,
  telemetry,
};

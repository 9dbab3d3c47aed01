import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { systemTime } from "../../shared/domain/instant.js";
import { directoryIn } from "../../shared/lambda/directory.js";
import { queueClient } from "../../shared/stores/clients.js";
import { sqsOutbox } from "../../shared/stores/outbox.sqs.js";
import { dynamoPartners } from "../../shared/stores/partners.dynamo.js";
import { dynamoQuotas } from "../../shared/stores/quotas.dynamo.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { Round } from "../../shared/stores/round.js";
import { dynamoStatements } from "../../shared/stores/statements.dynamo.js";
import { powertools } from "../../shared/telemetry/powertools.js";
import { env } from "./env.js";
import type { PartnerDeps } from "./partner-deps.js";

const tables = new DynamoDBClient({});
const queues = queueClient();
const round = new Round();
const { telemetry, middlewares } = powertools();

export { middlewares };

export const deps: PartnerDeps = {
  served: env.JURISDICTIONS,
  partners: dynamoPartners(tables, env.DIRECTORY_TABLE),
  quotas: dynamoQuotas(tables, env.SESSIONS_TABLE),
  reports: dynamoReports(tables, env.REPORTS_TABLE, round),
  statements: dynamoStatements(tables, env.STATEMENTS_TABLE),
  directory: directoryIn(env.DIRECTORY_TABLE, tables, telemetry),
  classify: sqsOutbox(queues, { express: env.CLASSIFY_EXPRESS_URL, standard: env.CLASSIFY_STANDARD_URL }, round),
  dispatch: sqsOutbox(queues, { express: env.DISPATCH_EXPRESS_URL, standard: env.DISPATCH_STANDARD_URL }, round),
  round,
  time: systemTime,
  telemetry,
};

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { lowerRate } from "../../shared/acceptance/lower-rate.js";
import { systemTime } from "../../shared/domain/instant.js";
import { queueClient } from "../../shared/stores/clients.js";
import { sqsOutbox } from "../../shared/stores/outbox.sqs.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { Round } from "../../shared/stores/round.js";
import { dynamoStatements } from "../../shared/stores/statements.dynamo.js";
import { powertools } from "../../shared/telemetry/powertools.js";
import { env } from "./env.js";
import type { IntakeDeps } from "./take-in.js";

const tables = new DynamoDBClient({});
const { telemetry, middlewares } = powertools();

export { middlewares };

export const deps: IntakeDeps = {
  served: env.JURISDICTIONS,
  origins: env.ORIGINS,
  reports: dynamoReports(tables, env.REPORTS_TABLE),
  statements: dynamoStatements(tables, env.STATEMENTS_TABLE),
  classify: sqsOutbox(
    queueClient(),
    { express: env.CLASSIFY_EXPRESS_URL, standard: env.CLASSIFY_STANDARD_URL },
    new Round(),
  ),
  lowerRate: lowerRate(),
  time: systemTime,
  telemetry,
};

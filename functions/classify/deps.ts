import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { systemTime } from "../../shared/domain/instant.js";
import { consumerOf } from "../../shared/lambda/consumer.js";
import { queueClient } from "../../shared/stores/clients.js";
import { dynamoFingerprints } from "../../shared/stores/fingerprints.dynamo.js";
import { sqsOutbox } from "../../shared/stores/outbox.sqs.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { Round } from "../../shared/stores/round.js";
import { dynamoStatements } from "../../shared/stores/statements.dynamo.js";
import { read } from "../../shared/triage/read.js";
import type { ClassifyDeps } from "./classify.js";
import { env } from "./env.js";

const tables = new DynamoDBClient({});
const queues = queueClient();
const round = new Round();

export const consumer = consumerOf(env, queues, round);

export const deps: ClassifyDeps = {
  reports: dynamoReports(tables, env.REPORTS_TABLE),
  statements: dynamoStatements(tables, env.STATEMENTS_TABLE),
  fingerprints: dynamoFingerprints(tables, env.STATEMENTS_TABLE),
  read,
  route: sqsOutbox(queues, { express: env.ROUTE_EXPRESS_URL, standard: env.ROUTE_STANDARD_URL }, round),
  time: systemTime,
  telemetry: consumer.telemetry,
};

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { systemTime } from "../../shared/domain/instant.js";
import { consumerOf } from "../../shared/lambda/consumer.js";
import { directoryIn } from "../../shared/lambda/directory.js";
import { dynamoAddressMarks } from "../../shared/stores/address-marks.dynamo.js";
import { queueClient } from "../../shared/stores/clients.js";
import { sqsOutbox } from "../../shared/stores/outbox.sqs.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { Round } from "../../shared/stores/round.js";
import { env } from "./env.js";
import type { FeedbackDeps } from "./feedback.js";

const tables = new DynamoDBClient({});
const queues = queueClient();
const round = new Round();

export const consumer = consumerOf(env, queues, round);
const { telemetry } = consumer;

export const deps: FeedbackDeps = {
  reports: dynamoReports(tables, env.REPORTS_TABLE),
  directory: directoryIn(env.DIRECTORY_TABLE, tables, telemetry),
  marks: dynamoAddressMarks(tables, env.DIRECTORY_TABLE),
  dispatch: sqsOutbox(queues, { express: env.DISPATCH_EXPRESS_URL, standard: env.DISPATCH_STANDARD_URL }, round),
  time: systemTime,
  telemetry,
};

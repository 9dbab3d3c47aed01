import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { systemTime } from "../../shared/domain/instant.js";
import { consumerOf } from "../../shared/lambda/consumer.js";
import { queueClient } from "../../shared/stores/clients.js";
import { dynamoPartners } from "../../shared/stores/partners.dynamo.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { Round } from "../../shared/stores/round.js";
import { dynamoWebhooks } from "../../shared/stores/webhooks.dynamo.js";
import { httpPost } from "../../shared/webhooks/post.http.js";
import { env } from "./env.js";
import type { TellDeps } from "./tell.js";

const tables = new DynamoDBClient({});

export const consumer = consumerOf(env, queueClient(), new Round());
const { telemetry } = consumer;

export const deps: TellDeps = {
  reports: dynamoReports(tables, env.REPORTS_TABLE),
  partners: dynamoPartners(tables, env.DIRECTORY_TABLE),
  webhooks: dynamoWebhooks(tables, env.DIRECTORY_TABLE),
  post: httpPost({ toThisMachine: env.REACHES_THIS_MACHINE === "true" }),
  random: Math.random,
  time: systemTime,
  telemetry,
};

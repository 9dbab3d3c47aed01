import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { systemTime } from "../../shared/domain/instant.js";
import { dynamoPartners } from "../../shared/stores/partners.dynamo.js";
import { powertools } from "../../shared/telemetry/powertools.js";
import type { AuthorizeDeps } from "./authorize.js";
import { env } from "./env.js";

const { telemetry, middlewares } = powertools();

export { middlewares };

export const deps: AuthorizeDeps = {
  partners: dynamoPartners(new DynamoDBClient({}), env.DIRECTORY_TABLE),
  time: systemTime,
  telemetry,
};

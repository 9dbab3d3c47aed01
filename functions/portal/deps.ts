import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { lowerRate } from "../../shared/acceptance/lower-rate.js";
import { systemTime } from "../../shared/domain/instant.js";
import { LOCALES } from "../../shared/domain/vocabulary.js";
import { directoryIn } from "../../shared/lambda/directory.js";
import { queueClient } from "../../shared/stores/clients.js";
import { sqsOutbox } from "../../shared/stores/outbox.sqs.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { Round } from "../../shared/stores/round.js";
import { dynamoStatements } from "../../shared/stores/statements.dynamo.js";
import { powertools } from "../../shared/telemetry/powertools.js";
import { readAssets } from "./assets/assets.js";
import { readDocuments } from "./documents/documents.js";
import { env } from "./env.js";
import type { PortalDeps } from "./portal-deps.js";

const tables = new DynamoDBClient({});
const queues = queueClient();
const round = new Round();
const { telemetry, middlewares } = powertools();

export { middlewares };

export const deps: PortalDeps = {
  served: env.JURISDICTIONS,
  origins: env.ORIGINS,
  reports: dynamoReports(tables, env.REPORTS_TABLE),
  statements: dynamoStatements(tables, env.STATEMENTS_TABLE),
  directory: directoryIn(env.DIRECTORY_TABLE, tables, telemetry),
  classify: sqsOutbox(queues, { express: env.CLASSIFY_EXPRESS_URL, standard: env.CLASSIFY_STANDARD_URL }, round),
  dispatch: sqsOutbox(queues, { express: env.DISPATCH_EXPRESS_URL, standard: env.DISPATCH_STANDARD_URL }, round),
  site: {
    // Beside the bundle.
    assets: readAssets(new URL("./assets/", import.meta.url)),
    frameAncestors: env.FRAME_ANCESTORS,
    leaveTo: env.LEAVE_TO || undefined,
    locales: LOCALES,
  },
  documents: readDocuments(new URL("./documents/", import.meta.url)),
  lowerRate: lowerRate(),
  time: systemTime,
  telemetry,
};

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESClient } from "@aws-sdk/client-ses";
import { systemTime } from "../../shared/domain/instant.js";
import { consumerOf } from "../../shared/lambda/consumer.js";
import { directoryIn } from "../../shared/lambda/directory.js";
import { composeDispatchMail } from "../../shared/mail/dispatch-mail.js";
import { sesMailer } from "../../shared/mail/mailer.ses.js";
import { queueClient } from "../../shared/stores/clients.js";
import { sqsOutbox } from "../../shared/stores/outbox.sqs.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { Round } from "../../shared/stores/round.js";
import type { DispatchDeps } from "./dispatch.js";
import { env } from "./env.js";

const tables = new DynamoDBClient({});
const queues = queueClient();
const round = new Round();

export const consumer = consumerOf(env, queues, round);
const { telemetry } = consumer;

export const deps: DispatchDeps = {
  reports: dynamoReports(tables, env.REPORTS_TABLE),
  directory: directoryIn(env.DIRECTORY_TABLE, tables, telemetry),
  compose: composeDispatchMail,
  // One attempt: a send whose answer was lost may have gone out, and the SDK would send it again.
  mailer: sesMailer({ client: new SESClient({ maxAttempts: 1 }), configurationSet: env.MAIL_CONFIGURATION_SET }),
  from: env.MAIL_FROM,
  dispatch: sqsOutbox(queues, { express: env.DISPATCH_EXPRESS_URL, standard: env.DISPATCH_STANDARD_URL }, round),
  time: systemTime,
  telemetry,
};

import { randomInt } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESClient } from "@aws-sdk/client-ses";
import { systemTime } from "../../shared/domain/instant.js";
import { directoryIn } from "../../shared/lambda/directory.js";
import { composeCodeMail } from "../../shared/mail/code-mail.js";
import { sesMailer } from "../../shared/mail/mailer.ses.js";
import { queueClient } from "../../shared/stores/clients.js";
import { sqsOutbox } from "../../shared/stores/outbox.sqs.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { Round } from "../../shared/stores/round.js";
import { dynamoSessions } from "../../shared/stores/sessions.dynamo.js";
import { dynamoStatements } from "../../shared/stores/statements.dynamo.js";
import { powertools } from "../../shared/telemetry/powertools.js";
import type { DeskDeps } from "./desk-deps.js";
import { env } from "./env.js";

const tables = new DynamoDBClient({});
const { telemetry, middlewares } = powertools();
/**
 * One attempt: who asked for a code is there to ask again. And no kept connection: one that died while the function was
 * frozen would look like a lost answer, and keep an officer waiting.
 */
const mails = new SESClient({
  maxAttempts: 1,
  requestHandler: { httpsAgent: { keepAlive: false }, httpAgent: { keepAlive: false } },
});

const dispatch = sqsOutbox(
  queueClient(),
  { express: env.DISPATCH_EXPRESS_URL, standard: env.DISPATCH_STANDARD_URL },
  new Round(),
);

export { middlewares };

export const deps: DeskDeps = {
  reports: dynamoReports(tables, env.REPORTS_TABLE),
  statements: dynamoStatements(tables, env.STATEMENTS_TABLE),
  directory: directoryIn(env.DIRECTORY_TABLE, tables, telemetry),
  sessions: dynamoSessions(tables, env.SESSIONS_TABLE),
  dispatch,
  notify: dispatch,
  mailer: sesMailer({ client: mails, configurationSet: env.MAIL_CONFIGURATION_SET }),
  composeCode: composeCodeMail,
  from: env.MAIL_FROM,
  randomBelow: (below) => randomInt(below),
  time: systemTime,
  telemetry,
};

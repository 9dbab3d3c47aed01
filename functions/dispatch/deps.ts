import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESClient } from "@aws-sdk/client-ses";
import { cachedMarks } from "../../shared/directory/marks.js";
import { systemTime } from "../../shared/domain/instant.js";
import { consumerOf } from "../../shared/lambda/consumer.js";
import { directoryIn } from "../../shared/lambda/directory.js";
import { composeDispatchMail } from "../../shared/mail/dispatch-mail.js";
import { sesMailer } from "../../shared/mail/mailer.ses.js";
import { httpPeers } from "../../shared/peers/peer.http.js";
import { dynamoAddressMarks } from "../../shared/stores/address-marks.dynamo.js";
import { dynamoChannels } from "../../shared/stores/channels.dynamo.js";
import { queueClient } from "../../shared/stores/clients.js";
import { sqsOutbox } from "../../shared/stores/outbox.sqs.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { Round } from "../../shared/stores/round.js";
import { dynamoStatements } from "../../shared/stores/statements.dynamo.js";
import type { DispatchDeps } from "./dispatch.js";
import { env } from "./env.js";
import type { NoticeDeps } from "./notice.js";
import { pacer } from "./pace.js";

const tables = new DynamoDBClient({});
const queues = queueClient();
const round = new Round();
/**
 * One attempt: a send whose answer was lost may have gone out, and the SDK would send it again. And no kept connection:
 * one that died while the function was frozen would look like a lost answer, and hold the mail up until its lease ends.
 */
const mails = new SESClient({
  maxAttempts: 1,
  requestHandler: { httpsAgent: { keepAlive: false }, httpAgent: { keepAlive: false } },
});

/** How long a mail waits for which the service has no room, in seconds: over with a burst, not with a reader's patience. */
const LATER = 15;
const urls = { express: env.DISPATCH_EXPRESS_URL, standard: env.DISPATCH_STANDARD_URL };

export const consumer = consumerOf(env, queues, round);
const { telemetry } = consumer;

const later = sqsOutbox(queues, urls, round, LATER);
const statements = dynamoStatements(tables, env.STATEMENTS_TABLE);

export const deps: DispatchDeps = {
  reports: dynamoReports(tables, env.REPORTS_TABLE),
  statements,
  directory: directoryIn(env.DIRECTORY_TABLE, tables, telemetry),
  marks: cachedMarks(dynamoAddressMarks(tables, env.DIRECTORY_TABLE), { time: systemTime }),
  compose: composeDispatchMail,
  mailer: sesMailer({ client: mails, configurationSet: env.MAIL_CONFIGURATION_SET }),
  pace: pacer({
    interval: env.MAIL_INTERVAL_MS,
    clock: () => performance.now(),
    sleep: (duration) => sleep(duration),
    random: Math.random,
  }),
  channels: dynamoChannels(tables, env.DIRECTORY_TABLE),
  peers: httpPeers({ fetch, clock: () => performance.now(), toThisMachine: env.REACHES_THIS_MACHINE === "true" }),
  from: env.MAIL_FROM,
  deskUrl: env.DESK_URL,
  dispatch: sqsOutbox(queues, urls, round),
  later,
  time: systemTime,
  telemetry,
};

export const noticeDeps: NoticeDeps = { ...deps, statements, noticeLater: later };

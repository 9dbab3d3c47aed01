import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import type { Mail } from "../scripts.js";
import { lookUp, queueHandler, scriptOf, update, versionAfter, type Wakeup } from "./common.js";

const ses = new SESClient({
  maxAttempts: 1,
  requestHandler: { httpsAgent: { keepAlive: false }, httpAgent: { keepAlive: false } },
});

/** A lease, a mail, a record of it. */
export const handler = queueHandler((batch) => Promise.all(batch.map(write)));

async function write({ reportId, jurisdiction, dispatch }: Wakeup): Promise<void> {
  const mail = scriptOf(reportId).mails[dispatch];
  if (!mail) throw new Error("no such mail");
  const { version, reference } = await update(reportId, mail.leased);
  await lookUp(jurisdiction);
  await ses.send(
    new SendRawEmailCommand({
      Source: process.env["MAIL_FROM"],
      Destinations: [mail.to],
      RawMessage: { Data: Buffer.from(mail.head + reference?.S + mail.tail, "latin1") },
      ConfigurationSetName: process.env["MAIL_CONFIGURATION_SET"],
      Tags: [{ Name: "dispatch", Value: `${reportId}_${dispatch}` }],
    }),
  );
  await record(reportId, mail, version);
}

/** The record holds for one version only, as in the real chain: who comes second reads the report and tries again. */
async function record(id: string, { sent, version: placeholder }: Mail, version?: AttributeValue): Promise<void> {
  for (let current = version; current; ) {
    const ExpressionAttributeValues = { ...sent.ExpressionAttributeValues, [placeholder]: current };
    try {
      await update(id, { ...sent, ExpressionAttributeValues });
      return;
    } catch (error) {
      current = await versionAfter(error, id);
    }
  }
}

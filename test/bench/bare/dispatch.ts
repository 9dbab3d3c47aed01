import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { lookUp, lookUpMarks, queueHandler, scriptOf, settle, update, type Wakeup } from "./common.js";

const ses = new SESClient({
  maxAttempts: 1,
  requestHandler: { httpsAgent: { keepAlive: false }, httpAgent: { keepAlive: false } },
});

/** A lease, a mail, a record of it. */
export const handler = queueHandler((batch) => Promise.all(batch.map(write)));

async function write({ reportId, jurisdiction, dispatch }: Wakeup): Promise<void> {
  const mail = scriptOf(reportId).mails[dispatch];
  if (!mail) throw new Error("no such mail");
  const report = await update(reportId, mail.leased);
  await lookUp(jurisdiction);
  await lookUpMarks(jurisdiction);
  await ses.send(
    new SendRawEmailCommand({
      Source: process.env["MAIL_FROM"],
      Destinations: [mail.to],
      RawMessage: { Data: Buffer.from(mail.head + report["reference"]?.S + mail.tail, "latin1") },
      ConfigurationSetName: process.env["MAIL_CONFIGURATION_SET"],
      Tags: [{ Name: "dispatch", Value: `${reportId}_${dispatch}_0` }],
    }),
  );
  await settle(reportId, mail.sent, report);
}

import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SESClient, SendEmailCommand, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { type LocalSystem, startLocal } from "./start.js";
import { exported, writeAssembly } from "./testing/assembly.js";
import { eventually } from "./testing/eventually.js";

const inbox = z.object({ emails: z.array(z.object({ messageId: z.string() })) });

let directory: string;
let system: LocalSystem;
let ses: SESClient;
let sqs: SQSClient;

/** A rule for the events of one type, to the queue `Feedback`. */
const rule = (detailType: string, fields: Readonly<Record<string, string>>): object => {
  const names = Object.keys(fields);
  return {
    Type: "AWS::Events::Rule",
    Properties: {
      State: "ENABLED",
      EventPattern: {
        source: ["aws.ses"],
        "detail-type": [detailType],
        detail: { mail: { tags: { "ses:configuration-set": [{ "Fn::ImportValue": "mail:Set" }] } } },
      },
      Targets: [
        {
          Id: "Target0",
          Arn: { "Fn::GetAtt": ["Feedback", "Arn"] },
          InputTransformer: {
            InputPathsMap: fields,
            InputTemplate: `{"type":"${detailType}",${names.map((name) => `"${name}":<${name}>`).join(",")}}`,
          },
        },
      ],
    },
  };
};
const which = { mail: "$.detail.mail.messageId", dispatch: "$.detail.mail.tags.dispatch[0]" };

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "safelane-test-"));
  const assembly = await writeAssembly(directory, {
    modules: {},
    stacks: {
      mail: {
        Resources: {
          Set: { Type: "AWS::SES::ConfigurationSet", Properties: { Name: "mails" } },
          Out: {
            Type: "AWS::SES::ConfigurationSetEventDestination",
            Properties: {
              ConfigurationSetName: { Ref: "Set" },
              EventDestination: {
                Enabled: true,
                MatchingEventTypes: ["delivery", "bounce", "complaint", "deliveryDelay"],
                EventBridgeDestination: {
                  EventBusArn: { "Fn::Sub": "arn:aws:events:${AWS::Region}:${AWS::AccountId}:event-bus/default" },
                },
              },
            },
          },
        },
        Outputs: exported("mail:Set", { Ref: "Set" }),
      },
      app: {
        Resources: {
          Feedback: { Type: "AWS::SQS::Queue" },
          Delivered: rule("Email Delivered", which),
          Bounced: rule("Email Bounced", {
            ...which,
            bounce: "$.detail.bounce.bounceType",
            at: "$.detail.bounce.timestamp",
          }),
        },
      },
    },
  });
  system = await startLocal({ assembly, ports: { http: 0, inbox: 0, dynamodb: 0, sqs: 0 }, schedules: false });
  const settings = { region: "eu-central-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
  ses = new SESClient({ ...settings, endpoint: system.endpoints.ses });
  sqs = new SQSClient({ ...settings, endpoint: system.endpoints.sqs, useQueueUrlAsEndpoint: false });
}, 60_000);
afterAll(async () => {
  await system.stop();
  await rm(directory, { recursive: true, force: true });
});

async function send(to: string, ConfigurationSetName?: string): Promise<string> {
  const raw = `From: a@safelane.example\r\nTo: ${to}\r\nSubject: one\r\n\r\nHello`;
  const { MessageId = "" } = await ses.send(
    new SendRawEmailCommand({
      Source: "a@safelane.example",
      Destinations: [to],
      RawMessage: { Data: Buffer.from(raw) },
      Tags: [
        { Name: "stage", Value: "local" },
        { Name: "dispatch", Value: "r1_0" },
      ],
      ConfigurationSetName,
    }),
  );
  return MessageId;
}

async function receive(count: number): Promise<unknown[]> {
  const QueueUrl = `${system.endpoints.sqs}/000000000000/app-Feedback`;
  const messages: unknown[] = [];
  return eventually(
    async () => {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      for (const { Body = "", ReceiptHandle } of Messages) {
        messages.push(JSON.parse(Body));
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
      return messages;
    },
    (all) => all.length >= count,
  );
}

test("a mail that bounces is told to the queue of the rule, and is still in the inbox", async () => {
  const mail = await send("bounce+desk@simulator.amazonses.com", "mails");
  const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/);
  expect(await receive(1)).toEqual([{ type: "Email Bounced", mail, dispatch: "r1_0", bounce: "Permanent", at }]);
  const { emails } = inbox.parse(await (await fetch(`${system.inboxUrl}/store`)).json());
  expect(emails.map(({ messageId }) => messageId)).toContain(mail);
}, 60_000);

test("a mail to anybody is told to be delivered, one without a configuration set is told of to nobody", async () => {
  await send("desk@agency.example");
  const mail = await send("desk@agency.example", "mails");
  expect(await receive(1)).toEqual([{ type: "Email Delivered", mail, dispatch: "r1_0" }]);
});

test("a mail that was not put in raw form has its events too", async () => {
  const { MessageId } = await ses.send(
    new SendEmailCommand({
      Source: "a@safelane.example",
      Destination: { ToAddresses: ["desk@agency.example"], CcAddresses: ["bounce@simulator.amazonses.com"] },
      Message: { Subject: { Data: "one" }, Body: { Text: { Data: "Hello" } } },
      ConfigurationSetName: "mails",
    }),
  );
  const told = await receive(2);
  expect(told).toHaveLength(2);
  expect(told).toContainEqual({ type: "Email Delivered", mail: MessageId, dispatch: "" });
  expect(told).toContainEqual(expect.objectContaining({ type: "Email Bounced", mail: MessageId, dispatch: "" }));
});

test("a mail whose sender is gone before the answer has its events too", async () => {
  const form = new URLSearchParams({
    Action: "SendRawEmail",
    ConfigurationSetName: "mails",
    "RawMessage.Data": Buffer.from("From: a@safelane.example\r\nTo: B <b@agency.example>\r\n\r\nHi").toString("base64"),
  });
  const headers = { authorization: "AWS4-HMAC-SHA256 x", "content-type": "application/x-www-form-urlencoded" };
  const sender = request(system.endpoints.ses, { method: "POST", headers });
  sender.on("error", () => undefined).end(form.toString(), () => sender.destroy());
  expect(await receive(1)).toEqual([{ type: "Email Delivered", mail: expect.stringMatching(/./), dispatch: "" }]);
});

test("events tell the time that functions see", async () => {
  const day = 24 * 60 * 60 * 1000;
  const before = Date.now();
  system.advance(40 * day);
  await send("bounce@simulator.amazonses.com", "mails");
  const [told] = z.array(z.object({ at: z.string() })).parse(await receive(1));
  expect(Date.parse(told?.at ?? "")).toBeGreaterThanOrEqual(before + 40 * day);
});

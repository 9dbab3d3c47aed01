import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalSystem } from "../../infra/local/start.js";
import { askDocumented } from "../support/openapi.js";
import { type Mail, mailsOf, mailsWhen, post, postMany, startSystem } from "./system.js";

/** Two cores start a whole system: a bound against hanging, not a measurement. */
const PATIENT = 300_000;

const bullying = {
  jurisdiction: "VN-DN",
  language: "vi",
  text: "Bạn học nhắn tin chửi em và dọa đăng ảnh xấu của em lên nhóm lớp.",
};
const danger = { ...bullying, danger: true };

const referenceOf = ({ subject }: Mail): string => /VN-DN-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(subject)?.[0] ?? subject;
const references = (mails: readonly Mail[]): Set<string> => new Set(mails.map(referenceOf));
const mailboxes = (mails: readonly Mail[]): string[] =>
  mails.map((mail) => `${referenceOf(mail)} ${mail.destination.to.join()}`);
const AWS = { region: "eu-central-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };

describe("the deployed bundles, on this machine", { timeout: PATIENT }, () => {
  let system: LocalSystem & { log: string[] };
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.stop());

  test("200 reports, 20 at a time, bring 200 references to their agencies, none twice to the same", async () => {
    const accepted = await postMany(system, 200, 20, bullying);
    expect(accepted).toHaveLength(200);
    const perReport = new Set(
      (await mailsWhen(system, (mails) => mails.length > 0)).map(({ destination }) => destination.to.join()),
    );
    const wanted = new Set(accepted.map(({ reference }) => reference));
    const all = await mailsWhen(
      system,
      (mails) => mails.length >= 200 * perReport.size && references(mails).size === 200,
    );
    expect(references(all)).toEqual(wanted);
    expect(new Set(mailboxes(all)).size).toBe(all.length);
  });

  test("nothing that a reporter wrote is in a log line, a mail, or the reports table, and a receipt is nowhere", async () => {
    const before = (await mailsOf(system)).length;
    const words = { text: "zebrafinch", urls: "okapi.example", contact: "pangolin", contactSafely: "quokka" };
    const { receipt } = await post(system, {
      ...bullying,
      ...words,
      text: `${bullying.text} ${words.text}`,
      urls: [`https://${words.urls}/p`],
    });
    await askDocumented(`${system.httpUrl}/v1/reports/${receipt}`);
    const mails = await mailsWhen(system, (now) => now.length > before);
    const table = new DynamoDBClient({ ...AWS, endpoint: system.endpoints.dynamodb });
    const rows = await table.send(new ScanCommand({ TableName: system.tableName("reports") }));
    const outside = JSON.stringify([mails, rows.Items, system.log]).toLowerCase();
    for (const word of [...Object.values(words), receipt.toLowerCase(), receipt.replaceAll("-", "").toLowerCase()]) {
      expect(outside).not.toContain(word);
    }
    expect(system.log.length).toBeGreaterThan(0);
  });

  test("a message that can't be read is put aside with its reason, at once, and nothing else waits for it", async () => {
    const { EXPRESS_DEAD_LETTERS_URL } = system.environmentOf("classify");
    const sqs = new SQSClient({ ...AWS, endpoint: system.endpoints.sqs, useQueueUrlAsEndpoint: false });
    const { CLASSIFY_EXPRESS_URL } = system.environmentOf("intake");
    await sqs.send(new SendMessageCommand({ QueueUrl: CLASSIFY_EXPRESS_URL, MessageBody: '{"type":"unheard-of"}' }));
    const { reference } = await post(system, danger);
    const mails = await mailsWhen(system, (now) => references(now).has(reference));
    expect(references(mails)).toContain(reference);
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: EXPRESS_DEAD_LETTERS_URL,
        WaitTimeSeconds: 20,
        MessageAttributeNames: ["reason"],
      }),
    );
    expect(Messages.map(({ Body, MessageAttributes }) => [Body, MessageAttributes?.["reason"]?.StringValue])).toEqual([
      ['{"type":"unheard-of"}', "message-malformed"],
    ]);
  });
});

test("stopped dead in the middle and started again, the system brings the rest", { timeout: PATIENT }, async () => {
  const data = await mkdtemp(join(tmpdir(), "safelane-test-"));
  try {
    const first = await startSystem({ data });
    const posting = postMany(first, 60, 20, danger);
    await mailsWhen(first, (mails) => mails.length > 0);
    await first.kill();
    const accepted = await posting;

    const second = await startSystem({ data });
    const wanted = accepted.map(({ reference }) => reference);
    const mails = await mailsWhen(second, (now) => wanted.every((reference) => references(now).has(reference)));
    expect([...references(mails)]).toEqual(expect.arrayContaining(wanted));
    expect(wanted.length).toBeGreaterThan(0);
    await second.stop();
  } finally {
    await rm(data, { recursive: true, force: true });
  }
});

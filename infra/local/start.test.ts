import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type LocalSystem, startLocal } from "./start.js";
import { lambda, workQueue, writeAssembly } from "./testing/assembly.js";
import { eventually } from "./testing/eventually.js";

const ANY = { http: 0, inbox: 0, dynamodb: 0, sqs: 0 };

/** Does to each message what its body says, and writes down what it did: body, which try, which thread. */
const worker = `
import { appendFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { threadId } from "node:worker_threads";
export const handler = async ({ Records }) => {
  const failed = [];
  for (const { body, messageId, attributes } of Records) {
    const nth = Number(attributes.ApproximateReceiveCount);
    appendFileSync(process.env.DIARY, JSON.stringify({ body, nth, threadId }) + "\\n");
    if (body === "hang once" && nth === 1) await pause(60_000);
    if (body === "crash once" && nth === 1) setTimeout(() => { throw new Error("nobody catches this"); }), await pause(60_000);
    if (body === "throw once" && nth === 1) throw new Error("the whole batch comes back");
    if (body === "slow") { await pause(200); appendFileSync(process.env.DIARY, JSON.stringify({ body: "slow is done", nth, threadId }) + "\\n"); }
    if (body.startsWith("fail")) failed.push({ itemIdentifier: messageId });
  }
  return { batchItemFailures: failed };
};`;

const web = `
export const handler = async (event) => {
  if (event.source === "aws.events") { globalThis.ticked = event["detail-type"]; return; }
  if (event.rawPath === "/broken") throw new Error("broken");
  return { statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify({ event, env: process.env }) };
};`;

const clock = `
import { appendFileSync } from "node:fs";
export const handler = async (event) => appendFileSync(process.env.DIARY, JSON.stringify({ body: event.source, nth: 1, threadId: 0 }) + "\\n");`;

interface Entry {
  readonly body: string;
  readonly nth: number;
  readonly threadId: number;
}

let directory: string;
let assembly: string;
let diary: string;

async function entries(): Promise<Entry[]> {
  const text = await readFile(diary, "utf8");
  return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "safelane-test-"));
  diary = join(directory, "diary");
  assembly = await writeAssembly(directory, {
    modules: { worker, web, clock },
    stacks: {
      app: {
        Resources: {
          Worker: lambda("worker", { DIARY: diary }, 1),
          ...workQueue("Jobs", "Worker", 2, 2),
          Clock: lambda("clock", { DIARY: diary }),
          Minute: {
            Type: "AWS::Events::Rule",
            Properties: {
              ScheduleExpression: "rate(1 minute)",
              Targets: [{ Arn: { "Fn::GetAtt": ["Clock", "Arn"] } }],
            },
          },
          Web: lambda("web", { JOBS_URL: { Ref: "Jobs" } }),
          Api: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType: "HTTP" } },
          Integration: {
            Type: "AWS::ApiGatewayV2::Integration",
            Properties: {
              IntegrationType: "AWS_PROXY",
              PayloadFormatVersion: "2.0",
              IntegrationUri: { "Fn::GetAtt": ["Web", "Arn"] },
            },
          },
          Route: {
            Type: "AWS::ApiGatewayV2::Route",
            Properties: {
              RouteKey: "ANY /{path+}",
              Target: { "Fn::Join": ["/", ["integrations", { Ref: "Integration" }]] },
            },
          },
        },
      },
    },
  });
});
afterAll(() => rm(directory, { recursive: true, force: true }));
beforeEach(() => writeFile(diary, ""));

describe("a running system", () => {
  let system: LocalSystem;
  let sqs: SQSClient;
  const url = (queue: string): string => `${system.endpoints.sqs}/000000000000/app-${queue}`;
  const send = (...bodies: string[]) =>
    sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: url("Jobs"),
        Entries: bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody })),
      }),
    );
  const left = async (queue: string): Promise<number> => {
    const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
    const command = new GetQueueAttributesCommand({ QueueUrl: url(queue), AttributeNames: [...names] });
    const { Attributes = {} } = await sqs.send(command);
    return names.reduce((sum, name) => sum + Number(Attributes[name]), 0);
  };

  beforeAll(async () => {
    system = await startLocal({ assembly, ports: ANY, schedules: false });
    sqs = new SQSClient({
      region: "eu-central-1",
      endpoint: system.endpoints.sqs,
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
      useQueueUrlAsEndpoint: false,
    });
  }, 60_000);
  afterAll(() => system.stop());

  test("deletes what is done, tries again what failed, and puts it aside after the last try", async () => {
    await send("fine", "fail always", "fine too");
    await eventually(
      () => left("JobsDead"),
      (count) => count === 1,
    );
    const dead = await sqs.send(new ReceiveMessageCommand({ QueueUrl: url("JobsDead") }));
    expect(dead.Messages?.map(({ Body }) => Body)).toEqual(["fail always"]);
    expect(await left("Jobs")).toBe(0);
    const tries = new Set((await entries()).map(({ body, nth }) => `${body} ${nth}`));
    expect(tries).toContain("fine 1");
    expect(tries).toContain("fine too 1");
    expect([...tries].filter((one) => one.startsWith("fail"))).toEqual(["fail always 1", "fail always 2"]);
  }, 60_000);

  test.each(["hang once", "crash once"])(
    "ends a function that doesn't answer (%s) and tries again on a new one",
    async (body) => {
      await send(body);
      const [first, second] = await eventually(entries, (all) => all.length === 2);
      expect(first?.nth).toBe(1);
      expect(second?.nth).toBe(2);
      expect(second?.threadId).not.toBe(first?.threadId);
      await eventually(
        () => left("Jobs"),
        (count) => count === 0,
      );
    },
    60_000,
  );

  test("tries a whole batch again when the function throws", async () => {
    await send("throw once");
    await eventually(entries, (all) => all.some(({ nth }) => nth === 2));
    await eventually(
      () => left("Jobs"),
      (count) => count === 0,
    );
  }, 60_000);

  test("answers requests through the function of their route", async () => {
    const answer = await fetch(`${system.httpUrl}/v1/x?a=1`, { method: "PUT", body: "text" });
    expect(answer.headers.get("content-type")).toBe("application/json");
    const { event, env } = JSON.parse(await answer.text());
    expect(event).toMatchObject({ routeKey: "ANY /{path+}", pathParameters: { path: "v1/x" }, body: "text" });
    expect(env).toMatchObject({ JOBS_URL: url("Jobs"), AWS_ENDPOINT_URL_SQS: system.endpoints.sqs });
    expect(env).toEqual(system.environmentOf("web"));
  });

  test("hides why a function failed, as API Gateway does", async () => {
    const answer = await fetch(`${system.httpUrl}/broken`);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ message: "Internal Server Error" });
  });

  test("runs the schedule on demand", async () => {
    await system.tick();
    expect((await entries()).map(({ body }) => body)).toEqual(["aws.events"]);
  });

  test("answers an action of SES that the inbox doesn't know, instead of hanging", async () => {
    const answer = await fetch(system.endpoints.ses, {
      method: "POST",
      headers: { authorization: "AWS4-HMAC-SHA256 x" },
      body: new URLSearchParams({ Action: "GetSendQuota" }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("InvalidAction");
  });

  // Last: it ends the system.
  test("finishes what runs when it is stopped", async () => {
    await send("slow");
    await eventually(entries, (all) => all.length === 1);
    await system.stop();
    expect((await entries()).map(({ body }) => body)).toEqual(["slow", "slow is done"]);
    await expect(fetch(system.httpUrl)).rejects.toThrow();
  });
});

test("runs another module instead of a bundle when told so", async () => {
  const other = join(directory, "other.mjs");
  await writeFile(other, "export const handler = async () => ({ statusCode: 200, body: 'other' });");
  const bundleOf = (name: string) => (name === "web" ? other : undefined);
  const system = await startLocal({ assembly, ports: ANY, schedules: false, bundleOf });
  expect(await (await fetch(`${system.httpUrl}/x`)).text()).toBe("other");
  await system.kill();
}, 60_000);

test("a taken port is named, with what to do", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => squatter.once("listening", done));
  const address = squatter.address();
  const taken = typeof address === "object" ? (address?.port ?? 0) : 0;
  await expect(startLocal({ assembly, ports: { ...ANY, dynamodb: taken } })).rejects.toThrow(
    `port ${taken} (dynamodb) is taken by another process: stop it, or give another with --port-dynamodb=<number>`,
  );
  squatter.close();
});

test("a second system on the same data is refused", async () => {
  const data = join(directory, "data");
  const first = await startLocal({ assembly, data, ports: ANY, schedules: false });
  await expect(startLocal({ assembly, data, ports: ANY })).rejects.toThrow("does another system use");
  await first.stop();
}, 60_000);

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { type LocalSystem, startLocal } from "./start.js";
import { authorizer, lambda, route, writeAssembly } from "./testing/assembly.js";

/** Lets in whom their header names `yes`, and says which question it was. */
const gate = `
let asked = 0;
export const handler = async (event) => {
  asked += 1;
  const [key] = event.identitySource;
  if (key.startsWith("broken")) throw new Error("broken");
  if (key.startsWith("unclear")) return { isAuthorized: "maybe" };
  if (!key.startsWith("yes")) return { isAuthorized: false };
  if (key.startsWith("yes and no more")) return { isAuthorized: true };
  return { isAuthorized: true, context: { partner: "hotline", asked, type: event.type, body: event.body, key: event.routeKey } };
};`;
const web = `export const handler = async (event) => ({ statusCode: 200, body: JSON.stringify(event) });`;

const event = z.object({
  body: z.string().optional(),
  requestContext: z.object({
    authorizer: z.object({ lambda: z.record(z.string(), z.unknown()) }).optional(),
  }),
});

const TTL_SECONDS = 3600;

let directory: string;
let system: LocalSystem;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "safelane-test-"));
  const api = { Ref: "Api" };
  const assembly = await writeAssembly(directory, {
    modules: { gate, web },
    stacks: {
      app: {
        Resources: {
          Api: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType: "HTTP" } },
          Gate: lambda("gate"),
          Web: lambda("web"),
          Key: authorizer("Gate", api, { AuthorizerResultTtlInSeconds: TTL_SECONDS }),
          Once: authorizer("Gate", api),
          ...route("Own", "POST /own", "Web", api, "Key"),
          ...route("Other", "GET /other", "Web", api, "Key"),
          ...route("Each", "GET /each", "Web", api, "Once"),
          ...route("Rest", "$default", "Web", api),
        },
      },
    },
  });
  system = await startLocal({ assembly, ports: { http: 0, inbox: 0, dynamodb: 0, sqs: 0 }, schedules: false });
}, 60_000);
afterAll(async () => {
  await system.stop();
  await rm(directory, { recursive: true, force: true });
});

const ask = (method: "GET" | "POST", path: string, authorization?: string): Promise<Response> =>
  fetch(`${system.httpUrl}${path}`, {
    method,
    headers: authorization === undefined ? {} : { authorization },
    ...(method === "POST" && { body: "what is posted" }),
  });
const told = async (method: "GET" | "POST", path: string, key?: string) =>
  event.parse(await (await ask(method, path, key)).json());
const context = async (method: "GET" | "POST", path: string, key: string) =>
  (await told(method, path, key)).requestContext.authorizer?.lambda;

describe("a route with an authorizer", () => {
  test("is answered by its function, which is told what the authorizer said", async () => {
    const { body, requestContext } = await told("POST", "/own", "yes");
    expect(body).toBe("what is posted");
    expect(requestContext.authorizer?.lambda).toMatchObject({ partner: "hotline", type: "REQUEST", key: "POST /own" });
    expect((await told("POST", "/own", "yes and no more")).requestContext.authorizer).toEqual({ lambda: {} });
  });

  test("shows the authorizer no body", async () => {
    expect(await context("POST", "/own", "yes, bodies")).not.toHaveProperty("body");
  });

  test.each([
    ["without the header", undefined, 401, "Unauthorized"],
    ["with an empty one", "", 401, "Unauthorized"],
    ["with one that is refused", "no", 403, "Forbidden"],
    ["when the authorizer fails", "broken", 500, "Internal Server Error"],
    ["when what it says can't be understood", "unclear", 500, "Internal Server Error"],
  ])("%s is answered by the API itself", async (_what, key, status, message) => {
    const answer = await ask("POST", "/own", key);
    expect([answer.status, await answer.json()]).toEqual([status, { message }]);
  });
});

test("a route without one is open, and told of nobody", async () => {
  expect((await told("GET", "/elsewhere", "no")).requestContext.authorizer).toBeUndefined();
});

test("what was said holds for its time, for the same header on every route of the authorizer", async () => {
  const first = await context("POST", "/own", "yes, again");
  system.advance(TTL_SECONDS * 500);
  expect(await context("GET", "/other", "yes, again")).toEqual(first);
  expect(await context("GET", "/other", "yes, another")).not.toEqual(first);
  system.advance(TTL_SECONDS * 500);
  expect(await context("GET", "/other", "yes, again")).not.toEqual(first);
});

test("without such a time each request is asked about", async () => {
  const [first, second] = [await context("GET", "/each", "yes"), await context("GET", "/each", "yes")];
  expect(second).not.toEqual(first);
});

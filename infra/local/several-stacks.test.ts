import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { type LocalSystem, startLocal } from "./start.js";
import { exported, lambda, route, writeAssembly } from "./testing/assembly.js";

/** Says what it is, what time it has, and what it knows, and sets two cookies. */
const said = (name: string): string => `
const born = Date.now();
export const handler = async (event, context) => {
  if (event.rawPath === "/hang") await new Promise(() => undefined);
  const body = JSON.stringify({
    name: "${name}", api: process.env.API_URL, cookies: event.cookies, born,
    times: [Date.now(), new Date().getTime(), new Date(Date()).getTime(), event.requestContext.timeEpoch],
    fixed: [new Date(0).toISOString(), new Date(2026, 0) instanceof Date, Date.UTC(2026, 0)],
    left: context.getRemainingTimeInMillis(),
  });
  return { statusCode: 200, cookies: ["a=1; Secure", "b=2"], headers: {}, body };
};`;
const answer = z.object({
  name: z.string(),
  api: z.string(),
  cookies: z.array(z.string()).optional(),
  born: z.number(),
  times: z.array(z.number()),
  fixed: z.array(z.unknown()),
  left: z.number(),
});

const DAY = 24 * 60 * 60 * 1000;

let directory: string;
let system: LocalSystem;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "safelane-test-"));
  const api = { "Fn::ImportValue": "edge:Id" };
  const variables = { API_URL: { "Fn::ImportValue": "edge:Endpoint" } };
  const assembly = await writeAssembly(directory, {
    modules: { desk: said("desk"), portal: said("portal") },
    stacks: {
      edge: {
        Resources: {
          Api: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType: "HTTP" } },
          Stage: {
            Type: "AWS::ApiGatewayV2::Stage",
            Properties: { ApiId: { Ref: "Api" }, StageName: "$default", AutoDeploy: true },
          },
        },
        Outputs: {
          ...exported("edge:Id", { Ref: "Api" }),
          ...exported("edge:Endpoint", { "Fn::GetAtt": ["Api", "ApiEndpoint"] }),
        },
      },
      desk: { Resources: { Desk: lambda("desk", variables, 1), ...route("Rest", "GET /desk/{path+}", "Desk", api) } },
      portal: { Resources: { Portal: lambda("portal", variables, 1), ...route("Rest", "$default", "Portal", api) } },
    },
  });
  system = await startLocal({ assembly, ports: { http: 0, inbox: 0, dynamodb: 0, sqs: 0 }, schedules: false });
}, 60_000);
afterAll(async () => {
  await system.stop();
  await rm(directory, { recursive: true, force: true });
});

const ask = async (path: string, headers: Record<string, string> = {}) =>
  answer.parse(await (await fetch(`${system.httpUrl}${path}`, { headers })).json());

test("each route of an API leads to its function, whichever stacks declare them", async () => {
  const asked = await Promise.all(["/desk/x", "/", "/desk/y", "/report"].map((path) => ask(path)));
  expect(asked.map(({ name }) => name)).toEqual(["desk", "portal", "desk", "portal"]);
  expect(asked.every(({ api }) => api === system.httpUrl)).toBe(true);
});

test("cookies come and go one by one", async () => {
  expect((await ask("/", { cookie: "s=1; t=2" })).cookies).toEqual(["s=1", "t=2"]);
  const { headers } = await fetch(system.httpUrl);
  expect(headers.getSetCookie()).toEqual(["a=1; Secure", "b=2"]);
});

test("time moves for functions when told to, as much as told, and nothing else changes", async () => {
  const before = Date.now();
  const [first] = (await ask("/desk/x")).times;
  expect(first).toBeGreaterThanOrEqual(before);
  expect(first).toBeLessThan(before + DAY);
  system.advance(3 * DAY);
  system.advance(DAY);
  const { times, fixed, left } = await ask("/desk/x");
  for (const time of times) {
    // A date said as text has whole seconds.
    expect(time).toBeGreaterThan(before + 4 * DAY - 1000);
    expect(time).toBeLessThan(before + 5 * DAY);
  }
  expect(fixed).toEqual(["1970-01-01T00:00:00.000Z", true, Date.UTC(2026, 0)]);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(1000);
});

test("a function that is started anew has the moved time from its first line on", async () => {
  const before = Date.now();
  system.advance(10 * DAY);
  // Both environments of the function run out of time and are replaced.
  const hung = await Promise.all(["/desk/x", "/hang", "/hang"].map((path) => fetch(`${system.httpUrl}${path}`)));
  expect(hung.map(({ status }) => status)).toEqual([200, 500, 500]);
  expect((await ask("/")).born).toBeGreaterThan(before + 10 * DAY);
});

test("time never goes back", () => {
  expect(() => system.advance(-1)).toThrow(RangeError);
});

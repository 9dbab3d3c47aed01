import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";
import { matchRoute } from "../../infra/local/http-event.js";
import { cloud, settings } from "./synthesized.js";

const one = <Shape extends z.ZodType>(type: string, shape: Shape): z.output<Shape> => {
  const found = cloud.all(type);
  expect(found).toHaveLength(1);
  return shape.parse(found[0]?.properties);
};

const stage = one(
  "AWS::ApiGatewayV2::Stage",
  z.object({
    StageName: z.string(),
    DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
    AccessLogSettings: z.object({ DestinationArn: z.string(), Format: z.string() }),
  }),
);

test("the public API is throttled as the settings say", () => {
  expect(stage.DefaultRouteSettings).toEqual({
    ThrottlingRateLimit: settings.http.rate,
    ThrottlingBurstLimit: settings.http.burst,
  });
});

test("the access log holds nothing of the person: no path, query, address, agent or header", () => {
  const variables = [...stage.AccessLogSettings.Format.matchAll(/\$context\.([A-Za-z.]+)/g)].map(([, name]) => name);
  const harmless = [
    "integration.latency",
    "integration.status",
    "requestId",
    "requestTimeEpoch",
    "responseLatency",
    "responseLength",
    "responseType",
    "routeKey",
    "status",
  ];
  expect(variables.sort()).toEqual(harmless);
});

const API = ["GET /v1/reports/{receipt}", "OPTIONS /v1/reports", "POST /v1/reports"];
const PORTAL = [
  "$default",
  "GET /",
  "GET /assets/{file}",
  "GET /report",
  "GET /v1/docs",
  "GET /v1/form",
  "GET /v1/openapi.json",
  "GET /{language}",
  "GET /{language}/answer",
  "GET /{language}/training",
  "OPTIONS /v1/form",
  "POST /{language}",
  "POST /{language}/answer",
  "POST /{language}/answer/reply",
  "POST /{language}/answer/withdraw",
  "POST /{language}/training",
];
const DESK = [
  "GET /desk",
  "GET /desk/open/{dispatch}/{secret}",
  "GET /desk/reports/{dispatch}",
  "POST /desk/code",
  "POST /desk/leave",
  "POST /desk/open/{dispatch}/{secret}",
  "POST /desk/reports/{dispatch}/{action}",
];

const PARTNER = [
  "GET /v1/partner/reports",
  "GET /v1/partner/reports/{id}",
  "POST /v1/partner/reports",
  "POST /v1/partner/reports/batch",
  "POST /v1/partner/reports/{id}/messages",
  "POST /v1/partner/reports/{id}/withdraw",
  "POST /v1/partner/xarf",
];
const ALL = [...API, ...PORTAL, ...DESK, ...PARTNER];

test.each([
  ["intake", API],
  ["portal", PORTAL],
  ["desk", DESK],
  ["partner", PARTNER],
])("%s answers its routes and no others; what is not known is the portal's", (name, keys) => {
  const Integration = z.object({ IntegrationUri: z.string() });
  const targets = cloud
    .all("AWS::ApiGatewayV2::Integration")
    .filter(({ properties }) => Integration.parse(properties).IntegrationUri.endsWith(`:${settings.name}-${name}`))
    .map(({ id }) => `integrations/${id}`);
  const Route = z.object({ RouteKey: z.string(), Target: z.string() });
  const routes = cloud.all("AWS::ApiGatewayV2::Route").map(({ properties }) => Route.parse(properties));
  const own = routes.filter(({ Target }) => targets.includes(Target));
  expect(own.map(({ RouteKey }) => RouteKey).sort()).toEqual(keys);
  expect(routes).toHaveLength(ALL.length);
});

const Guarded = z.object({
  RouteKey: z.string(),
  AuthorizationType: z.string(),
  AuthorizerId: z.string().optional(),
});

test("partners' routes, and no others, ask for a key first; how to use them is told to everybody", () => {
  const routes = cloud.all("AWS::ApiGatewayV2::Route").map(({ properties }) => Guarded.parse(properties));
  const [authorizer] = cloud.all("AWS::ApiGatewayV2::Authorizer");
  const guarded = routes.filter(({ AuthorizationType }) => AuthorizationType !== "NONE");
  expect(guarded.map(({ RouteKey }) => RouteKey).sort()).toEqual(PARTNER);
  for (const route of guarded) {
    expect(route).toMatchObject({ AuthorizationType: "CUSTOM", AuthorizerId: authorizer?.id });
  }
});

test("the key is looked at by its function, and what that says holds for a minute at most", () => {
  const Authorizer = z.object({
    AuthorizerType: z.string(),
    AuthorizerUri: z.string(),
    AuthorizerPayloadFormatVersion: z.string(),
    EnableSimpleResponses: z.boolean(),
    IdentitySource: z.array(z.string()),
    AuthorizerResultTtlInSeconds: z.number(),
    AuthorizerCredentialsArn: z.undefined().optional(),
  });
  const { AuthorizerUri, AuthorizerResultTtlInSeconds, ...asked } = one("AWS::ApiGatewayV2::Authorizer", Authorizer);
  expect(asked).toEqual({
    AuthorizerType: "REQUEST",
    AuthorizerPayloadFormatVersion: "2.0",
    EnableSimpleResponses: true,
    IdentitySource: ["$request.header.Authorization"],
  });
  expect(AuthorizerUri).toMatch(
    new RegExp(`:apigateway:${settings.region}:lambda:path/.*function:${settings.name}-authorize/invocations$`),
  );
  expect(AuthorizerResultTtlInSeconds).toBeGreaterThan(0);
  expect(AuthorizerResultTtlInSeconds).toBeLessThanOrEqual(60);
});

test("API Gateway may call a function for its own paths; the route for all else has none in its ARN", () => {
  const authorizers = cloud.all("AWS::ApiGatewayV2::Authorizer");
  const Permission = z.object({
    Action: z.string(),
    Principal: z.string(),
    SourceArn: z.string(),
    FunctionName: z.string(),
  });
  const permissions = cloud.all("AWS::Lambda::Permission").filter(({ stack }) => stack === "edge");
  const pathsOf = (keys: readonly string[]) =>
    keys.map((key) => (key === "$default" ? "/*/*" : `/*/*${key.slice(key.indexOf("/"))}`));
  const names = ["intake", "portal", "desk", "partner", "authorize"] as const;
  const found = Object.fromEntries(names.map((name) => [name, new Set<string>()]));
  for (const { properties } of permissions) {
    const { Action, Principal, SourceArn, FunctionName } = Permission.parse(properties);
    expect([Action, Principal]).toEqual(["lambda:InvokeFunction", "apigateway.amazonaws.com"]);
    for (const name of names) {
      if (FunctionName.endsWith(`:${settings.name}-${name}`)) found[name]?.add(SourceArn.replace(/^[^/]+/, ""));
    }
  }
  expect(found).toEqual({
    intake: new Set(pathsOf(API)),
    portal: new Set(pathsOf(PORTAL)),
    desk: new Set(pathsOf(DESK)),
    partner: new Set(pathsOf(PARTNER)),
    authorize: new Set(authorizers.map(({ id }) => `/authorizers/${id}`)),
  });
});

test.each([
  ["GET", "/desk", "GET /desk"],
  ["GET", "/report", "GET /report"],
  ["GET", "/sr-Latn", "GET /{language}"],
  ["POST", "/vi/answer", "POST /{language}/answer"],
  ["POST", "/desk/code", "POST /desk/code"],
  ["GET", "/v1/form", "GET /v1/form"],
  ["GET", "/v1/openapi.json", "GET /v1/openapi.json"],
  ["OPTIONS", "/v1/reports", "OPTIONS /v1/reports"],
  ["GET", "/assets/portal-1a2b.js", "GET /assets/{file}"],
  ["POST", "/v1/partner/reports/batch", "POST /v1/partner/reports/batch"],
  ["POST", "/v1/partner/reports/1/withdraw", "POST /v1/partner/reports/{id}/withdraw"],
  ["GET", "/v1/partner", "$default"],
  ["GET", "/desk/open/0/secret", "GET /desk/open/{dispatch}/{secret}"],
  ["PUT", "/v1/reports", "$default"],
  ["GET", "/sr-Latn/", "$default"],
])("%s %s is answered by %s, whatever else its variables would take", (method, path, key) => {
  expect(matchRoute(ALL, method, path)?.key).toBe(key);
});

test("docs/api/openapi.json describes what programs may ask, all of it and nothing else", () => {
  const text = readFileSync(new URL("../../docs/api/openapi.json", import.meta.url), "utf8");
  const { paths } = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(JSON.parse(text));
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const forPrograms = [...API, ...PARTNER, ...PORTAL].filter((key) => /^(GET|POST) \/v1\/(?!docs$)/.test(key));
  expect(described.toSorted()).toEqual(forPrograms.toSorted());
});

test("all mail goes out over TLS or not at all, with its reputation measured", () => {
  const ConfigurationSet = z.object({
    Name: z.string(),
    DeliveryOptions: z.object({ TlsPolicy: z.string() }),
    ReputationOptions: z.object({ ReputationMetricsEnabled: z.boolean() }),
  });
  const sets = cloud
    .all("AWS::SES::ConfigurationSet")
    .map(({ properties }) => ConfigurationSet.parse(properties))
    .sort((a, b) => a.Name.localeCompare(b.Name));
  expect(sets).toEqual(
    ["mail", "mail-codes"].map((name) => ({
      Name: `${settings.name}-${name}`,
      DeliveryOptions: { TlsPolicy: "REQUIRE" },
      ReputationOptions: { ReputationMetricsEnabled: true },
    })),
  );
  const Identity = z.object({ EmailIdentity: z.string() });
  expect(one("AWS::SES::EmailIdentity", Identity).EmailIdentity).toBe(settings.mail.domain);
});

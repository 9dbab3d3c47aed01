import { expect, test } from "vitest";
import * as z from "zod";
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

test("every route leads to intake, and there is one for all that is not known", () => {
  const Route = z.object({ RouteKey: z.string(), Target: z.string() });
  const routes = cloud.all("AWS::ApiGatewayV2::Route").map(({ properties }) => Route.parse(properties));
  expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual([
    "$default",
    "GET /report",
    "GET /v1/reports/{receipt}",
    "POST /v1/reports",
  ]);
  expect(new Set(routes.map(({ Target }) => Target)).size).toBe(1);
});

test("API Gateway may call intake for each route; the one for all else has no path in its ARN", () => {
  const Permission = z.object({ Action: z.string(), Principal: z.string(), SourceArn: z.string() });
  const permissions = cloud.all("AWS::Lambda::Permission").filter(({ stack }) => stack === "edge");
  const paths = permissions.map(({ properties }) => {
    const { Action, Principal, SourceArn } = Permission.parse(properties);
    expect([Action, Principal]).toEqual(["lambda:InvokeFunction", "apigateway.amazonaws.com"]);
    return SourceArn.replace(/^[^/]+/, "");
  });
  expect(paths.sort()).toEqual(["/*/*", "/*/*/report", "/*/*/v1/reports", "/*/*/v1/reports/{receipt}"]);
});

test("mail goes out over TLS or not at all, with its reputation measured", () => {
  const ConfigurationSet = z.object({
    DeliveryOptions: z.object({ TlsPolicy: z.string() }),
    ReputationOptions: z.object({ ReputationMetricsEnabled: z.boolean() }),
  });
  expect(one("AWS::SES::ConfigurationSet", ConfigurationSet)).toEqual({
    DeliveryOptions: { TlsPolicy: "REQUIRE" },
    ReputationOptions: { ReputationMetricsEnabled: true },
  });
  const Identity = z.object({ EmailIdentity: z.string() });
  expect(one("AWS::SES::EmailIdentity", Identity).EmailIdentity).toBe(settings.mail.domain);
});

import * as http from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Construct } from "constructs";
import { acknowledge } from "./rules.js";
import type { SafelaneFunction } from "./safelane-function.js";

const { GET, POST } = http.HttpMethod;
const METHODS = { GET, POST } as const;

/** `GET /desk`, as API Gateway writes it, or `$default`: everything that no other route takes. */
export type RouteKey = `${keyof typeof METHODS} /${string}` | "$default";

export interface RoutesProps {
  readonly id: string;
  readonly api: http.HttpApi;
  readonly function: SafelaneFunction;
  readonly keys: readonly RouteKey[];
  /** Why API Gateway lets everybody through to the function. */
  readonly open: string;
}

/** Routes of the API that one function answers. */
export class Routes extends Construct {
  constructor(scope: Construct, { id, api, function: answering, keys, open }: RoutesProps) {
    super(scope, id);
    const integration = new HttpLambdaIntegration("integration", answering.function);
    for (const key of keys) {
      new http.HttpRoute(this, key, { httpApi: api, routeKey: routeKeyOf(key), integration });
    }
    acknowledge(this, "AwsSolutions-APIG4", open);
  }
}

function routeKeyOf(key: RouteKey): http.HttpRouteKey {
  if (key === "$default") return http.HttpRouteKey.DEFAULT;
  const method = key.startsWith("GET ") ? METHODS.GET : METHODS.POST;
  return http.HttpRouteKey.with(key.slice(key.indexOf("/")), method);
}

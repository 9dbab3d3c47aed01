import * as http from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Construct } from "constructs";
import { acknowledge } from "./rules.js";
import type { SafelaneFunction } from "./safelane-function.js";

const { GET, POST, OPTIONS } = http.HttpMethod;
const METHODS = { GET, POST, OPTIONS } as const;
type Method = keyof typeof METHODS;

/** `GET /desk`, as API Gateway writes it, or `$default`: everything that no other route takes. */
export type RouteKey = `${Method} /${string}` | "$default";

export interface RoutesProps {
  readonly id: string;
  readonly api: http.HttpApi;
  readonly function: SafelaneFunction;
  readonly keys: readonly RouteKey[];
  /** Who is let through to the function: whom the authorizer lets, or everybody, and why. */
  readonly to: http.IHttpRouteAuthorizer | { readonly everybody: string };
}

/**
 * Routes of the API that one function answers. Where several match, API Gateway takes a written path before one with
 * variables (HTTP APIs, "Routing API requests"): `GET /desk` stays the desk's beside `GET /{language}`.
 */
export class Routes extends Construct {
  constructor(scope: Construct, { id, api, function: answering, keys, to }: RoutesProps) {
    super(scope, id);
    const integration = new HttpLambdaIntegration("integration", answering.function);
    const guarded = "everybody" in to ? {} : { authorizer: to };
    for (const key of keys) {
      new http.HttpRoute(this, key, { httpApi: api, routeKey: routeKeyOf(key), integration, ...guarded });
    }
    if ("everybody" in to) acknowledge(this, "AwsSolutions-APIG4", to.everybody);
  }
}

function routeKeyOf(key: RouteKey): http.HttpRouteKey {
  if (key === "$default") return http.HttpRouteKey.DEFAULT;
  const [method = "", path = ""] = key.split(" ");
  if (!isMethod(method)) throw new Error(`${key} is no route`);
  return http.HttpRouteKey.with(path, METHODS[method]);
}

const isMethod = (text: string): text is Method => text in METHODS;

import { Duration, Stack } from "aws-cdk-lib";
import * as http from "aws-cdk-lib/aws-apigatewayv2";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import type { SafelaneFunction } from "./safelane-function.js";

/**
 * How long API Gateway holds to what it was told of a key, yes or no: within it a key's end, a suspension and a partner's
 * return take effect. (A suspension at once in fact, as the partner function reads the partner anew; it knows nothing of
 * keys.) A minute, as for the directory (`shared/directory/cache.ts`): what an ops team decides holds everywhere within one.
 * Without it each request would wait for a run of the function and two reads, and a partner that forwards a case sends
 * several in a row; longer, and a key that leaked is of use while people watch.
 */
const HOLDS = Duration.minutes(1);

export interface KeyAuthorizerProps {
  readonly api: http.HttpApi;
  readonly function: SafelaneFunction;
}

/**
 * Has a function say whose key a request comes with, and tells the function of the route, which refuses whoever is nobody: an HTTP
 * API refuses in words of its own only (`{"message":…}`), which would tell a key that opens nothing from one that opens
 * something else. Its own words are left where nothing was looked up: 401 without the header, 500 when the function fails.
 *
 * So only routes of a function that knows of this may be guarded by it (held by test/infra/edge.test.ts).
 *
 * Not CDK's `HttpLambdaAuthorizer`: that one lands in the stack of the API, which stands before the function's.
 */
export class KeyAuthorizer extends Construct {
  readonly route: http.IHttpRouteAuthorizer;

  constructor(scope: Construct, id: string, { api, function: asked }: KeyAuthorizerProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const { authorizerId } = new http.HttpAuthorizer(this, "authorizer", {
      httpApi: api,
      authorizerName: id,
      type: http.HttpAuthorizerType.LAMBDA,
      // What the answer is kept under, and all that the function looks at.
      identitySource: ["$request.header.Authorization"],
      payloadFormatVersion: http.AuthorizerPayloadVersion.VERSION_2_0,
      enableSimpleResponses: true,
      authorizerUri: stack.formatArn({
        service: "apigateway",
        account: "lambda",
        resource: `path/2015-03-31/functions/${asked.function.functionArn}/invocations`,
      }),
      resultsCacheTtl: HOLDS,
    });
    asked.function.addPermission("authorizer", {
      principal: new ServicePrincipal("apigateway.amazonaws.com"),
      sourceArn: stack.formatArn({
        service: "execute-api",
        resource: api.apiId,
        resourceName: `authorizers/${authorizerId}`,
      }),
    });
    this.route = http.HttpAuthorizer.fromHttpAuthorizerAttributes(this, "route", {
      authorizerId,
      authorizerType: "CUSTOM",
    });
  }
}

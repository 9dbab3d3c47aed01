import middy from "@middy/core";
import type { APIGatewayRequestAuthorizerEventV2 } from "aws-lambda";
import { authorize, type Verdict } from "./authorize.js";
import { deps, middlewares } from "./deps.js";

/** Asked by API Gateway about the header that it keeps the answer under: no other is looked at. */
export const handler = middy<APIGatewayRequestAuthorizerEventV2, Verdict>()
  .use([...middlewares])
  .handler(({ identitySource: [authorization] }) => authorize(authorization, deps));

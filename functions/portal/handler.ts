import middy from "@middy/core";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { compressed } from "../../shared/http/compress.js";
import type { Response } from "../../shared/http/respond.js";
import { answer } from "./answer.js";
import { deps, middlewares } from "./deps.js";

export const handler = middy<APIGatewayProxyEventV2, Response>()
  .use([...middlewares])
  .handler(async (event) => compressed(event, await answer(event, deps)));

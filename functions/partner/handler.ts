import middy from "@middy/core";
import type { Response } from "../../shared/http/respond.js";
import { answer, type PartnerEvent } from "./answer.js";
import { deps, middlewares } from "./deps.js";

export const handler = middy<PartnerEvent, Response>()
  .use([...middlewares])
  .handler((event) => answer(event, deps));

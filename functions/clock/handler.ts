import middy from "@middy/core";
import { deps, middlewares } from "./deps.js";
import { tick } from "./tick.js";

/** The schedule's event says nothing but that a minute has passed. */
export const handler = middy<unknown, void>()
  .use([...middlewares])
  .handler(() => tick(deps));

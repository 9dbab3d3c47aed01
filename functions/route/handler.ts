import { classified } from "../../events/classified.js";
import { queueHandler } from "../../shared/lambda/queue-handler.js";
import { consumer, deps } from "./deps.js";
import { route } from "./route.js";

export const handler = queueHandler(classified, (event) => route(event, deps), consumer);

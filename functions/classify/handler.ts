import { received } from "../../events/received.js";
import { queueHandler } from "../../shared/lambda/queue-handler.js";
import { classify } from "./classify.js";
import { consumer, deps } from "./deps.js";

export const handler = queueHandler(received, (event) => classify(event, deps), consumer);

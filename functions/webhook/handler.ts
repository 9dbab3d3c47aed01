import { webhookDue } from "../../events/webhook-due.js";
import { queueHandler } from "../../shared/lambda/queue-handler.js";
import { consumer, deps } from "./deps.js";
import { tell } from "./tell.js";

export const handler = queueHandler(webhookDue, (event) => tell(event, deps), consumer);

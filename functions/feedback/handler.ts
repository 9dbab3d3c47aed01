import { mailEvent } from "../../events/mail-event.js";
import { queueHandler } from "../../shared/lambda/queue-handler.js";
import { consumer, deps } from "./deps.js";
import { feedback } from "./feedback.js";

export const handler = queueHandler(mailEvent, (event) => feedback(event, deps), consumer);

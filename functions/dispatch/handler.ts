import { dispatchDue } from "../../events/dispatch-due.js";
import { queueHandler } from "../../shared/lambda/queue-handler.js";
import { consumer, deps } from "./deps.js";
import { dispatch } from "./dispatch.js";

export const handler = queueHandler(dispatchDue, (event) => dispatch(event, deps), consumer);

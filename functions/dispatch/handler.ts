import * as z from "zod/mini";
import { dispatchDue } from "../../events/dispatch-due.js";
import { noticeDue } from "../../events/notice-due.js";
import { queueHandler } from "../../shared/lambda/queue-handler.js";
import { consumer, deps, noticeDeps } from "./deps.js";
import { dispatch } from "./dispatch.js";
import { notify } from "./notice.js";

const due = z.discriminatedUnion("type", [dispatchDue, noticeDue]);

/** Mails to agencies and, when an officer asks for it, to hosting providers. */
export const handler = queueHandler(
  due,
  (event) => (event.type === "notice-due.1" ? notify(event, noticeDeps) : dispatch(event, deps)),
  consumer,
);

import * as z from "zod/mini";
import type { Instant } from "../../../../shared/domain/instant.js";
import type { Report } from "../../../../shared/domain/report.js";
import { remarked } from "../../../../shared/domain/transitions/index.js";
import { settle } from "../../../../shared/stores/settle.js";
import { type Perform, parsedBy, performing, type Spec, type Work, words } from "./action.js";
import { say } from "./say.js";

const message = z.object({
  text: z._default(words("text-too-long"), "").check(z.minLength(1, "text-missing")),
});

/** Words to the reporter. They ask nothing of anybody else, and leave what was asked of the agency as it is. */
function writing(kind: "question" | "answer", code: "asked" | "answered", telemetry?: Spec<never>["code"]): Perform {
  return performing({
    parse: ({ fields }) => parsedBy(message, fields),
    // The same words are found again by `say`.
    isDone: () => false,
    run: async (work, { text }) => record(work, code, await say(work, kind, text)),
    ...(telemetry && { code: telemetry }),
  });
}

async function record({ one, now, deps }: Work, code: "asked" | "answered", saidAt: Instant) {
  const isRecorded = ({ history }: Report) =>
    history.some((entry) => entry.code === code && entry.dispatch === one.index && entry.at >= saidAt);
  if (isRecorded(one.report)) return { applied: true, report: one.report };
  return settle(deps.reports, one.report, (current) => remarked(current, code, { dispatch: one.index }, now));
}

export const ask = writing("question", "asked", "reporter-asked");
export const answer = writing("answer", "answered");

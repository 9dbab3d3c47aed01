import type { Dispatch, ReturnReason } from "../domain/report.js";
import { type Section, section } from "./letter.js";
import type { Matter, Speech } from "./matter.js";

/** Which other agencies got the report, and what they said to it. */
export function others({ report, agency, speech }: Matter): Section {
  const heading = speech.say("others.heading");
  const items = report.dispatches
    .filter((one) => one.agency !== agency.id && one.state !== "called-off")
    .map((one) => answerText(one, speech));
  return items.length > 0
    ? section(heading, { items: [...new Set(items)] })
    : section(heading, { paragraphs: [speech.say("others.none")] });
}

function answerText(one: Dispatch, speech: Speech): string {
  const agency = speech.agency(one.agency);
  if (one.answer === "returned") {
    // Who corrects a reading and is no longer meant by it hands the report on without a reason.
    return one.reason === undefined
      ? speech.say("others.handed-on", { agency })
      : speech.say("others.returned", { agency, reason: reasonText(speech, one.reason) });
  }
  if (one.answer === "acknowledged" || one.answer === "closed") return speech.say(`others.${one.answer}`, { agency });
  if (one.state === "failed") return speech.say("others.failed", { agency });
  return speech.say(one.answer === "overdue" ? "others.overdue" : `others.${one.role}`, { agency });
}

/** Why an agency gave a report back. */
export const reasonText = (speech: Speech, reason: ReturnReason = "other-reason"): string =>
  speech.say(`reason.${reason}`);

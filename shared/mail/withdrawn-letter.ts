import { replying } from "./answering.js";
import { frameOf } from "./dispatch-letter.js";
import { type Letter, section } from "./letter.js";
import type { Matter } from "./matter.js";

/**
 * What an agency that was sent a report is written when the reporter takes it back, whatever was asked of it: when that
 * was, what is gone, and what remains its own affair. No link, which would open nothing any more.
 */
export function withdrawnLetter(matter: Matter): Letter {
  const { report, speech } = matter;
  const { say, time } = speech;
  const at = report.history.findLast(({ code }) => code === "withdrawn")?.at;
  const when = at === undefined ? [] : [say("withdrawn.time", { time: time(at) })];
  return {
    ...frameOf(matter),
    sections: [
      section(say("withdrawn.heading"), {
        paragraphs: [
          [say("withdrawn.text"), ...when].join(" "),
          say("withdrawn.erased"),
          say("withdrawn.copies"),
          say("withdrawn.danger"),
        ],
      }),
      section(say("answer.heading"), { paragraphs: replying(matter) }),
    ],
  };
}

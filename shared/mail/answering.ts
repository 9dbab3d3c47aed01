import { type Section, section } from "./letter.js";
import type { Matter } from "./matter.js";

/** Where and how an agency answers, and what its link is good for. */
export function answering({ report: { reference }, dispatch, agency, focalPoint, speech }: Matter): Section {
  const { say, time, name } = speech;
  const { role, linkUntil } = dispatch;
  return section(say("answer.heading"), {
    paragraphs: [
      say(role === "acts" ? "answer.desk" : "answer.desk-informed"),
      say("answer.code"),
      [say("answer.link"), ...(linkUntil === undefined ? [] : [say("answer.until", { time: time(linkUntil) })])].join(
        " ",
      ),
      agency.id === focalPoint.id
        ? say("answer.reader", { reference })
        : say("answer.reply", { reference, focalPoint: name(focalPoint.names) }),
      say("answer.private"),
    ],
  });
}

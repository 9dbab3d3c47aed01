import { type Section, section } from "./letter.js";
import type { Matter } from "./matter.js";

/** Where and how an agency answers, and what its link is good for. */
export function answering(matter: Matter): Section {
  const { say, time } = matter.speech;
  const { role, linkUntil } = matter.dispatch;
  return section(say("answer.heading"), {
    paragraphs: [
      say(role === "acts" ? "answer.desk" : "answer.desk-informed"),
      say("answer.code"),
      [say("answer.link"), ...(linkUntil === undefined ? [] : [say("answer.until", { time: time(linkUntil) })])].join(
        " ",
      ),
      ...replying(matter),
    ],
  });
}

/** Where a reply by mail goes, and what does not belong into it. */
export function replying({ report: { reference }, agency, focalPoint, speech: { say, name } }: Matter): string[] {
  return [
    agency.id === focalPoint.id
      ? say("answer.reader", { reference })
      : say("answer.reply", { reference, focalPoint: name(focalPoint.names) }),
    say("answer.private"),
  ];
}

import type { Book } from "./book.js";
import { type BookProblem, problem } from "./problem.js";

/** Whether each channel leads to another jurisdiction, the one its agency stands for, and none to where another leads. */
export function checkChannels({ jurisdiction, agencies, partners, focalPoint }: Book): BookProblem[] {
  const channels = agencies.map(({ channel }) => channel && `${channel.deployment} ${channel.jurisdiction}`);
  return agencies.flatMap(({ id, channel }, at) => {
    if (!channel) return [];
    const path = `agencies[${at}].channel`;
    const meant = partners.find(({ agency }) => agency === id)?.jurisdiction;
    return [
      ...(channel.jurisdiction === jurisdiction
        ? [problem(`${path}.jurisdiction`, "own-jurisdiction", `any but ${jurisdiction}`)]
        : []),
      ...(meant !== undefined && channel.jurisdiction !== meant
        ? [problem(`${path}.jurisdiction`, "other-jurisdiction", `${meant}, which partners say this agency stands for`)]
        : []),
      // It reads held reports at the desk here, and is asked last.
      ...(id === focalPoint ? [problem(path, "own-focal-point", "no channel: the focal point works here")] : []),
      // A report is there once, whichever agency of this book it is for.
      ...(channels.indexOf(channels[at]) < at
        ? [problem(path, "duplicate-channel", "a deployment and jurisdiction that no agency before it has")]
        : []),
    ];
  });
}

import { isOpen } from "../../../shared/domain/dispatches.js";
import type { Report } from "../../../shared/domain/report.js";
import type { Message } from "../../../shared/domain/statement.js";

/** What passed between the agencies and the reporter, as the reporter sees it. What agencies note for each other is not in it. */
export interface Conversation {
  /** Questions that the reporter has not written anything after yet. */
  readonly open: readonly Message[];
  /** All the rest, in order. */
  readonly said: readonly Message[];
}

export function conversationOf(messages: readonly Message[], report: Pick<Report, "state">): Conversation {
  const told = messages.filter(({ kind }) => kind !== "note");
  const lastReply = told.findLastIndex(({ kind }) => kind === "reply");
  const isAsking = ({ kind }: Message, index: number): boolean =>
    kind === "question" && index > lastReply && isOpen(report);
  return { open: told.filter(isAsking), said: told.filter((message, index) => !isAsking(message, index)) };
}

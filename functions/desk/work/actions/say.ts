import { type Instant, plus } from "../../../../shared/domain/instant.js";
import type { Message } from "../../../../shared/domain/statement.js";
import { STATEMENT_BACKSTOP } from "../../../../shared/stores/statements.js";
import type { Work } from "./action.js";

/**
 * Keeps a message beside the statement, before anything else is written: then a post that failed half-way can be sent
 * again, and finds it. Gives the time it was first kept at.
 */
export async function say({ one, now, deps }: Work, kind: Message["kind"], text: string): Promise<Instant> {
  const { statements } = deps;
  const { id } = one.report;
  const said = await statements.messages(id);
  const isSame = (message: Message) => message.kind === kind && message.dispatch === one.index && message.text === text;
  // A question that was answered may be asked again; a note is read whatever stands after it.
  const last = kind === "note" ? said.find(isSame) : said.findLast((message) => message.kind !== "note");
  if (last && isSame(last)) return last.at;
  await statements.addMessage(id, { at: now, kind, dispatch: one.index, text }, plus(now, STATEMENT_BACKSTOP));
  return now;
}

/** The same for a note that may have been left out. */
export async function sayNote(work: Work, text: string): Promise<void> {
  if (text !== "") await say(work, "note", text);
}

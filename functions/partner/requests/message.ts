import { bookOf } from "../../../shared/acceptance/book-of.js";
import { forwardedWords, readFields } from "../../../shared/acceptance/forwarded.js";
import { progressOf } from "../../../shared/acceptance/progress.js";
import { say } from "../../../shared/acceptance/say.js";
import type { Partner } from "../../../shared/partners/partner.js";
import type { PartnerEvent } from "../answer.js";
import { readJson } from "../body.js";
import type { PartnerDeps } from "../partner-deps.js";
import { invalid, refused } from "../refusals.js";
import type { SaidAt } from "../schemas.js";
import type { Told } from "../told.js";
import { findOwn, isRefused } from "./own.js";

/** Takes what a partner writes later on, as a reporter's own reply. The same words again within the hour are the same. */
export async function addMessage(event: PartnerEvent, partner: Partner, deps: PartnerDeps): Promise<Told<SaidAt>> {
  const report = await findOwn(event, partner, deps);
  if (isRefused(report)) return report;
  const body = readJson(event);
  if (!body.ok) return body;
  const read = readFields(forwardedWords, body.json);
  if (!read.ok) return invalid("message-invalid", read.faults, deps.served);
  if (!progressOf(report)) {
    // An earlier post of this may have died between keeping the words and finding that the report is gone.
    await deps.statements.erase(report.id);
    return refused("report-gone");
  }
  const { text, danger = false } = read.fields;
  const said = await say(report, { text, danger }, await bookOf(report.jurisdiction, deps), deps);
  if (said.kind === "full") return refused("messages-full");
  const message = said.kind === "said" && said.messages.findLast(({ kind }) => kind === "reply");
  return message ? { ok: true, status: 201, value: { at: message.at } } : refused("report-gone");
}

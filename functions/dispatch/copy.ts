import { plus } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import type { Message } from "../../shared/domain/statement.js";
import type { Transition } from "../../shared/domain/transition.js";
import { remarked } from "../../shared/domain/transitions/index.js";
import type { Standing } from "../../shared/peers/peer.js";
import { settle } from "../../shared/stores/settle.js";
import { STATEMENT_BACKSTOP } from "../../shared/stores/statements.js";
import type { AskDeps, Asked } from "./ask.js";

/** What officers write to a reporter, and what the history calls it. */
const ENTRIES = { question: "asked", answer: "answered" } as const;
type Kind = keyof typeof ENTRIES;

/**
 * Puts what officers over there wrote to the reporter beside the statement here, each once, as what this agency wrote. The
 * words first, then the history: a call that died in between is completed by the next.
 */
export async function copyMessages(standing: Standing, asked: Asked, deps: AskDeps): Promise<void> {
  const { report } = asked;
  const now = deps.time.now();
  // One from the future would stand after all that is said here for ever; its time comes.
  const theirs = standing.messages.flatMap(({ at, kind, text }) =>
    kind !== "reply" && at <= now ? [{ at, kind, text }] : [],
  );
  if (theirs.length === 0) return;
  const said = await deps.statements.messages(report.id);
  for (const one of theirs) {
    if (said.some((other) => isSame(one, other))) continue;
    await deps.statements.addMessage(report.id, { ...one, dispatch: asked.index }, plus(now, STATEMENT_BACKSTOP));
  }
  for (const kind of ["question", "answer"] as const) {
    await remark(kind, theirs.filter((one) => one.kind === kind).length, asked, deps);
  }
}

const isSame = (one: Omit<Message, "dispatch">, other: Message): boolean =>
  other.at === one.at && other.kind === one.kind && other.text === one.text && other.dispatch !== undefined;

async function remark(kind: Kind, count: number, { report, index, agency }: Asked, deps: AskDeps): Promise<void> {
  const code = ENTRIES[kind];
  const recorded = ({ history, dispatches }: Report): number =>
    history.filter((entry) => entry.code === code && dispatches[entry.dispatch ?? -1]?.agency === agency.id).length;
  const change = (current: Report): Transition =>
    recorded(current) < count
      ? remarked(current, code, { dispatch: index }, deps.time.now())
      : { from: [], version: current.version };
  let current = report;
  for (let missing = count - recorded(report); missing > 0; missing--) {
    const { applied, report: after } = await settle(deps.reports, current, change);
    current = after;
    if (!applied) break;
    if (kind === "question") {
      const { id, jurisdiction } = report;
      deps.telemetry.record("reporter-asked", { reportId: id, jurisdiction, dispatch: index });
    }
  }
  // A message must not bring back what was erased in between.
  if (current.state === "withdrawn" || current.state === "erased") await deps.statements.erase(report.id);
}

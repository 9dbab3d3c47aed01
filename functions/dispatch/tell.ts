import { Failure, permanent } from "../../shared/domain/errors.js";
import type { Report } from "../../shared/domain/report.js";
import type { Message } from "../../shared/domain/statement.js";
import { forwardingOf, idempotencyKeyOf, sayHere } from "../../shared/peers/forwarding.js";
import type { Known, Peer, Standing, Words } from "../../shared/peers/peer.js";
import { factsOf, type PeerDeps, type PeerMatter } from "./peer-matter.js";

/**
 * Gives another deployment the report, unless it has it, and then all that the reporter wrote since and that is not there
 * yet: what is there decides, not what is remembered here, so that a repeated message says nothing twice.
 */
export async function tell(peer: Peer, matter: PeerMatter, before: Known | undefined, deps: PeerDeps): Promise<Known> {
  const { report, reading, index, dispatch, agency } = matter;
  const shown = before && (await peer.show(before.id));
  if (before && !shown) deps.telemetry.record("peer-refused", { ...factsOf(report, index), reason: "peer-lost" });
  const given = before && shown ? { known: before, isAsBefore: false } : await forward(peer, matter, deps);
  const { known } = given;

  const messages = await deps.statements.messages(report.id);
  const replies = messages.filter(({ kind }) => kind === "reply");
  const there = shown ?? (replies.length > 0 ? await peer.show(known.id) : undefined);
  const missing = notThere(replies, there);
  for (const one of missing) await peer.say(known.id, { text: one.text, danger: isSaidInDanger(one, replies, report) });
  // Asked of it once more, or under what it was not told: a raised priority. Words of the reporter's say it already.
  if (!given.isAsBefore && dispatch.letter === "first" && missing.length === 0) {
    const words: Words = { text: sayHere("again", { report, reading, agency }), danger: isUrgent(matter) };
    await peer.say(known.id, words);
  }
  return known;
}

const isUrgent = ({ report, reading }: PeerMatter): boolean => report.danger || reading.priority === "immediate";

interface Given {
  readonly known: Known;
  /** It was told all that is to be told. */
  readonly isAsBefore: boolean;
}

/**
 * @throws Failure `permanent: peer-unfit` where its words are gone, or it can't be said in the other's fields.
 */
async function forward(peer: Peer, matter: PeerMatter, { statements }: PeerDeps): Promise<Given> {
  const { report, agency } = matter;
  const { channel } = agency;
  const statement = await statements.get(report.id);
  const body = statement && channel && forwardingOf({ ...matter, statement, channel });
  if (!body) throw permanent("peer-unfit");
  try {
    return { known: await peer.forward(idempotencyKeyOf(report, agency), body), isAsBefore: true };
  } catch (error) {
    if (!(error instanceof Failure && error.code === "peer-body-differs")) throw error;
    // An earlier call arrived although nobody here heard so, and something changed since, such as the priority.
    const known = await peer.find(report.reference, report.receivedAt);
    if (!known) throw error;
    return { known, isAsBefore: false };
  }
}

/** Of what the reporter wrote, in order, what is not over there; the same words twice are two. */
function notThere(replies: readonly Message[], there: Standing | undefined): Message[] {
  const said = (there?.messages ?? []).filter(({ kind }) => kind === "reply").map(({ text }) => text);
  return replies.filter(({ text }) => {
    const at = said.indexOf(text);
    if (at >= 0) said.splice(at, 1);
    return at < 0;
  });
}

/** The history knows that a reply said so, and is written after the words. */
function isSaidInDanger(reply: Message, replies: readonly Message[], { history }: Report): boolean {
  const following = replies[replies.indexOf(reply) + 1]?.at;
  return history.some(
    ({ code, detail, at }) =>
      code === "replied" && detail === "danger" && at >= reply.at && (following === undefined || at < following),
  );
}

import type { DispatchDue } from "../../events/dispatch-due.js";
import type { Agency, Book, Channel } from "../../shared/directory/book.js";
import { permanent } from "../../shared/domain/errors.js";
import type { TimeSource } from "../../shared/domain/instant.js";
import type { Reading } from "../../shared/domain/reading.js";
import type { Dispatch, Report } from "../../shared/domain/report.js";
import type { ChannelKeys } from "../../shared/partners/channels.js";
import type { Known, Peer, Peers } from "../../shared/peers/peer.js";
import type { Send } from "../../shared/stores/outbox.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import type { StatementStore } from "../../shared/stores/statements.js";
import type { Telemetry } from "../../shared/telemetry/telemetry.js";

export interface PeerDeps {
  readonly reports: ReportStore;
  readonly statements: Pick<StatementStore, "get" | "messages">;
  readonly channels: Pick<ChannelKeys, "key">;
  readonly peers: Peers;
  readonly later: Send<DispatchDue>;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

/** A dispatch under its lease, with the letter that is wanted. */
export interface PeerMatter {
  readonly report: Report;
  readonly reading: Reading;
  readonly index: number;
  readonly dispatch: Dispatch;
  readonly agency: Agency;
  readonly book: Book;
}

/** What the report is over there, for whichever dispatch its agency was asked by. */
export function knownAt({ dispatches }: Report, { id: agency }: Pick<Agency, "id">): Known | undefined {
  const { id, reference = "" } = dispatches.findLast((one) => one.agency === agency && one.peer?.id)?.peer ?? {};
  return id === undefined ? undefined : { id, reference };
}

/** @throws Failure `permanent: peer-key-missing` when ops teams set no key for it. */
export async function peerAt(
  channel: Channel,
  { report, agency }: Pick<PeerMatter, "report" | "agency">,
  { channels, peers }: Pick<PeerDeps, "channels" | "peers">,
): Promise<Peer> {
  const key = await channels.key({ jurisdiction: report.jurisdiction, agency: agency.id });
  if (key === undefined) throw permanent("peer-key-missing");
  return peers.open(channel, key);
}

export const factsOf = ({ id, jurisdiction }: Report, dispatch: number) => ({ reportId: id, jurisdiction, dispatch });

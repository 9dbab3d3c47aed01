import type { Agency } from "../../../shared/directory/book.js";
import type { Instant } from "../../../shared/domain/instant.js";
import { MemoryPeer } from "../../../shared/peers/peer.memory.js";
import { memoryChannels } from "../../../shared/stores/channels.memory.js";
import { NOON } from "../../../test/support/reports.js";
import type { DispatchDeps } from "../dispatch.js";
import { aDispatcher, book } from "./a-dispatcher.js";

export const AGENCY = "me-social-secretariat";
const CHANNEL = { deployment: "https://me.example", jurisdiction: "ME" } as const;
const KEY = "the key";

/** Serbia's book, in which the agency that stands for Montenegro is another deployment. */
export const bordering = {
  ...book,
  agencies: book.agencies.map((one): Agency => (one.id === AGENCY ? { ...one, channel: CHANNEL } : one)),
};

/** A dispatcher with a report for an agency that is another deployment, which is in memory; at a time that tests move. */
export async function aBorder(overrides: Partial<DispatchDeps> = {}) {
  const world = { now: NOON as Instant };
  const there = new MemoryPeer(KEY, () => world.now);
  const channels = memoryChannels();
  await channels.set({ jurisdiction: "RS", agency: AGENCY, keyId: "Ab3dE6gH9jK2", setAt: NOON }, KEY);
  const dispatcher = await aDispatcher(AGENCY, async () => ({ messageId: "m" }), {
    directory: { current: async () => bordering },
    channels,
    peers: there,
    ...overrides,
  });
  const one = async (index = 0) => (await dispatcher.current()).dispatches[index];
  return {
    ...dispatcher,
    ...{ there, channels, world, one },
    /** A message for the dispatch arrives. */
    send: (index = 0) => dispatcher.send(index, world.now),
    codes: () => dispatcher.telemetry.records.map(({ code }) => code),
    reasons: () =>
      dispatcher.telemetry.records.filter(({ code }) => code === "peer-refused").map(({ facts }) => facts?.reason),
  };
}

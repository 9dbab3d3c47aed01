import { MemoryPeer } from "./peer.memory.js";
import { NOON, peerSuite } from "./peer.suite.js";

peerSuite("another deployment in memory", async () => {
  const there = new MemoryPeer("the key", () => NOON);
  const standingOf = (id: string) => {
    const one = there.reports.find((report) => report.id === id);
    if (!one) throw new Error("no report");
    return one;
  };
  const channel = { deployment: "https://me.example", jurisdiction: "ME" };
  return {
    peer: there.open(channel, "the key"),
    stranger: there.open(channel, "another key"),
    count: () => there.reports.length,
    takeOn: async (id) => {
      standingOf(id).standing = { progress: "taken-on", outcomes: [], messages: [] };
    },
    ask: async (id, text) => {
      const one = standingOf(id);
      one.standing = { ...one.standing, messages: [{ at: NOON, kind: "question", text }] };
    },
    close: async (id) => {
      standingOf(id).standing = { progress: "closed", outcomes: ["protected"], messages: [] };
    },
    now: NOON,
  };
});

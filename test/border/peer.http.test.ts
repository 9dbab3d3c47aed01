import { describe, expect, test } from "vitest";
import { aPartnerApi, HOTLINE, PLATFORM } from "../../functions/partner/testing/a-partner.js";
import { finished, takenOn } from "../../functions/partner/testing/mailed.js";
import { forwarded } from "../../shared/acceptance/forwarded.js";
import { days, plus } from "../../shared/domain/instant.js";
import { remarked } from "../../shared/domain/transitions/index.js";
import { httpPeers, type PeerHttpParts } from "../../shared/peers/peer.http.js";
import { NOON, peerSuite } from "../../shared/peers/peer.suite.js";
import { stepsTo } from "../support/reports.js";
import { partnerFetch } from "./partner-fetch.js";

const CHANNEL = { deployment: "https://me.example", jurisdiction: "ME" } as const;
const KEYS = { "the key": HOTLINE.id };

/** The function that answers partners over there, behind our adapter. */
peerSuite("another deployment by its partners' API", async () => {
  const api = await aPartnerApi([HOTLINE, PLATFORM]);
  const peers = httpPeers({ fetch: partnerFetch(api, KEYS), clock: () => 0 });
  return {
    peer: peers.open(CHANNEL, "the key"),
    stranger: peers.open(CHANNEL, "another key"),
    count: () => api.counts().reports,
    takeOn: async (id) => {
      for (const step of stepsTo("police", api.now())) await api.change(id, step);
      await takenOn(api, id);
    },
    ask: async (id, text) => {
      await api.statements.addMessage(id, { at: api.now(), kind: "question", dispatch: 0, text }, plus(NOON, days(1)));
      await api.change(id, (report) => remarked(report, "asked", { dispatch: 0 }, api.now()));
    },
    close: async (id) => void (await finished(api, id)),
    now: api.now(),
  };
});

describe("another deployment that is not as it was meant to be", () => {
  const body = forwarded.parse({ jurisdiction: "ME", language: "en", text: "x" });
  const answering = (status: number, text = "", headers = {}): PeerHttpParts["fetch"] => {
    return async () => new Response(text, { status, headers });
  };
  const open = (fetch: PeerHttpParts["fetch"], clock = () => 0) => httpPeers({ fetch, clock }).open(CHANNEL, "k");

  test("that is on this very machine is called only where all runs on one", async () => {
    const asked: string[] = [];
    const fetch = async (url: string) => {
      asked.push(url);
      return new Response("", { status: 503 });
    };
    const channel = { ...CHANNEL, deployment: "http://127.0.0.1:9001" };
    const calling = (toThisMachine: boolean) =>
      httpPeers({ fetch, clock: () => 0, toThisMachine })
        .open(channel, "k")
        .show("a");
    await expect(calling(false)).rejects.toThrow("permanent: peer-refused");
    expect(asked).toEqual([]);
    await expect(calling(true)).rejects.toThrow("transient: peer-unavailable");
    expect(asked).toHaveLength(1);
  });

  test.each([500, 502, 503, 504, 429, 408])("a %i passes by itself", async (status) => {
    await expect(open(answering(status)).forward("a", body)).rejects.toThrow("transient: peer-unavailable");
  });

  test.each([401, 403])("a %i is about the key", async (status) => {
    await expect(open(answering(status)).show("0".repeat(32))).rejects.toThrow("permanent: peer-key-refused");
  });

  test.each([400, 404, 409, 413, 415, 422])("a %i is never taken", async (status) => {
    await expect(open(answering(status, "{}")).forward("a", body)).rejects.toThrow("permanent: peer-refused");
  });

  test("a wrong address does not look like a report that got lost", async () => {
    const peer = open(answering(404, '{"message":"Not Found"}'));
    await expect(peer.show("0".repeat(32))).rejects.toThrow("permanent: peer-refused");
    await expect(peer.withdraw("0".repeat(32))).rejects.toThrow("permanent: peer-refused");
  });

  test("nobody that an answer points to is followed, or gets the key", async () => {
    const asked: (string | undefined)[] = [];
    const peer = open(async (_url, { redirect }) => {
      asked.push(redirect);
      return new Response("", { status: 307, headers: { location: "https://elsewhere.example/" } });
    });
    await expect(peer.forward("a", body)).rejects.toThrow("permanent: peer-refused");
    expect(asked).toEqual(["manual"]);
  });

  test.each(["", "<html>", "[]", '{"id":"no id"}'])(
    "an answer that says nothing may come of a report that is there: %j",
    async (text) => {
      await expect(open(answering(201, text)).forward("a", body)).rejects.toThrow("transient: peer-unavailable");
    },
  );

  test("of one that does not answer the next ones in line are spared a few seconds", async () => {
    let [now, calls] = [0, 0];
    const fetch = async () => {
      calls += 1;
      throw new TypeError("fetch failed");
    };
    const peers = httpPeers({ fetch, clock: () => now });
    for (now of [0, 100, 4_900]) {
      await expect(peers.open(CHANNEL, "k").show("a")).rejects.toThrow("transient: peer-unavailable");
    }
    expect(calls).toBe(1);
    now = 5_000;
    await expect(peers.open(CHANNEL, "k").show("a")).rejects.toThrow("transient: peer-unavailable");
    expect(calls).toBe(2);
  });

  test("a report is found on whichever page it is", async () => {
    const known = (name: string) => ({ id: name.repeat(32), reference: "ME-00000-00000", receivedAt: NOON });
    const pages: Record<string, object> = {
      "": { reports: [{ ...known("a"), case: "RS-1" }], cursor: "next" },
      next: {
        reports: [
          { ...known("b"), reference: "RS-00000-00000", case: "RS-2" },
          { ...known("c"), case: "RS-2" },
        ],
      },
    };
    const peer = open(async (url) => {
      const cursor = new URL(url).searchParams.get("cursor") ?? "";
      return new Response(JSON.stringify(pages[cursor]));
    });
    expect(await peer.find("RS-2", NOON)).toEqual({ id: "c".repeat(32), reference: "ME-00000-00000" });
    expect(await peer.find("RS-3", NOON)).toBeUndefined();
  });
});

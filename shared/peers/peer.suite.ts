import { describe, expect, test } from "vitest";
import { forwarded } from "../acceptance/forwarded.js";
import { type Instant, instantAt } from "../domain/instant.js";
import type { Peer } from "./peer.js";

export const NOON = instantAt(Date.UTC(2026, 10, 21, 12));

/** Another deployment, and what its agencies do with a report. */
export interface Opened {
  /** With a key that is good, or with another one. */
  readonly peer: Peer;
  readonly stranger: Peer;
  count(): number;
  takeOn(id: string): Promise<void>;
  ask(id: string, text: string): Promise<void>;
  close(id: string): Promise<void>;
  readonly now: Instant;
}

const body = forwarded.parse({
  jurisdiction: "ME",
  language: "sr-Latn",
  text: "Nepoznat covek trazi slike.",
  case: "RS-7K3M2-QXD9A",
  priority: "urgent",
});

/** What each way to another deployment promises. `open` gives an empty one. */
export function peerSuite(name: string, open: () => Promise<Opened>): void {
  describe(name, () => {
    test("what is forwarded is known there by an id and a reference of theirs", async () => {
      const { peer, count } = await open();
      const known = await peer.forward("a", body);
      expect(known).toEqual({
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        reference: expect.stringMatching(/^ME-/),
      });
      expect(count()).toBe(1);
    });

    test("the same again is one report, however often; another body under the same key is told apart", async () => {
      const { peer, count } = await open();
      const known = await peer.forward("a", body);
      for (let time = 0; time < 3; time++) expect(await peer.forward("a", body)).toEqual(known);
      const other = forwarded.parse({ ...body, danger: true });
      await expect(peer.forward("a", other)).rejects.toThrow("permanent: peer-body-differs");
      expect(count()).toBe(1);
      expect(await peer.find("RS-7K3M2-QXD9A", NOON)).toEqual(known);
      expect(await peer.find("RS-00000-00000", NOON)).toBeUndefined();
    });

    test("one that is there shows how far it is, and what came of it", async () => {
      const { peer, takeOn, close } = await open();
      const { id } = await peer.forward("a", body);
      expect(await peer.show(id)).toMatchObject({ progress: "received", outcomes: [], messages: [] });
      await takeOn(id);
      expect(await peer.show(id)).toMatchObject({ progress: "taken-on" });
      await close(id);
      expect(await peer.show(id)).toMatchObject({ progress: "closed", outcomes: ["protected"] });
    });

    test("words come and go, and the same ones at once are the same", async () => {
      const { peer, takeOn, ask } = await open();
      const { id } = await peer.forward("a", body);
      await takeOn(id);
      await ask(id, "Kako se zove?");
      for (let time = 0; time < 2; time++) await peer.say(id, { text: "Marko", danger: false });
      const texts = (await peer.show(id))?.messages.map(({ kind, text }) => [kind, text]);
      expect(texts).toEqual([
        ["question", "Kako se zove?"],
        ["reply", "Marko"],
      ]);
    });

    test("what was taken back stays so, again is harmless, and nothing can be added", async () => {
      const { peer } = await open();
      const { id } = await peer.forward("a", body);
      for (let time = 0; time < 2; time++) await peer.withdraw(id);
      expect(await peer.show(id)).toMatchObject({ progress: "withdrawn", messages: [] });
      await expect(peer.say(id, { text: "x", danger: false })).rejects.toThrow("permanent: peer-refused");
    });

    test("what was never there is not shown, found or taken back, and takes no words", async () => {
      const { peer, count } = await open();
      const id = "0".repeat(32);
      expect(await peer.show(id)).toBeUndefined();
      expect(await peer.find("RS-7K3M2-QXD9A", NOON)).toBeUndefined();
      await peer.withdraw(id);
      await expect(peer.say(id, { text: "x", danger: false })).rejects.toThrow("permanent: peer-refused");
      expect(count()).toBe(0);
    });

    test("another key opens nothing", async () => {
      const { stranger, count } = await open();
      await expect(stranger.forward("a", body)).rejects.toThrow("permanent: peer-key-refused");
      await expect(stranger.show("0".repeat(32))).rejects.toThrow("permanent: peer-key-refused");
      expect(count()).toBe(0);
    });
  });
}

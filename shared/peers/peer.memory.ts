import { isDeepStrictEqual } from "node:util";
import type { Forwarded } from "../acceptance/forwarded.js";
import { type Failure, permanent, transient } from "../domain/errors.js";
import type { Instant } from "../domain/instant.js";
import { partnerReportId, referenceOf } from "../domain/receipt.js";
import type { Known, Peer, Peers, Standing, Words } from "./peer.js";

export interface MemoryReport extends Known {
  readonly body: Forwarded;
  standing: Standing;
  /** What came by `say`. */
  readonly said: Words[];
}

/** Another deployment in memory, that takes one key. Tests say what its agencies do, and how it fails. */
export class MemoryPeer implements Peers {
  readonly reports: MemoryReport[] = [];
  /** Failures for the next calls, first one first; each is thrown once. `lost` ones are thrown once the call is done. */
  readonly failures: { readonly failure: Failure; readonly isLost: boolean }[] = [];
  /** Each call that arrived, by name. */
  readonly calls: string[] = [];
  /** It is stopped: nothing arrives. */
  isDown = false;

  constructor(
    readonly key: string,
    readonly now: () => Instant,
  ) {}

  open(_channel: unknown, key: string): Peer {
    const isOurs = key === this.key;
    const call =
      <Args extends unknown[], Result>(name: string, act: (...args: Args) => Result) =>
      async (...args: Args): Promise<Result> => {
        if (this.isDown) throw transient("peer-unavailable");
        const { failure, isLost = false } = this.failures.shift() ?? {};
        if (failure && !isLost) throw failure;
        if (!isOurs) throw permanent("peer-key-refused");
        this.calls.push(name);
        const result = act(...args);
        if (failure) throw failure;
        return result;
      };
    return {
      forward: call("forward", (key: string, body: Forwarded) => this.#forward(key, body)),
      find: call("find", (caseNumber: string) => {
        const found = this.reports.find(({ body }) => body.case === caseNumber);
        return found && { id: found.id, reference: found.reference };
      }),
      show: call("show", (id: string) => structuredClone(this.#at(id)?.standing)),
      say: call("say", (id: string, words: Words) => this.#say(id, words)),
      withdraw: call("withdraw", (id: string) => {
        const one = this.#at(id);
        if (one) one.standing = { progress: "withdrawn", outcomes: [], messages: [] };
      }),
    };
  }

  #at(id: string): MemoryReport | undefined {
    return this.reports.find((one) => one.id === id);
  }

  #forward(key: string, body: Forwarded): Known {
    const id = partnerReportId("us", key);
    const there = this.#at(id);
    if (there && !isDeepStrictEqual(there.body, body)) throw permanent("peer-body-differs");
    const known = { id, reference: referenceOf(id, body.jurisdiction) };
    const standing: Standing = { progress: "received", outcomes: [], messages: [] };
    if (!there) this.reports.push({ ...known, body: structuredClone(body), standing, said: [] });
    return known;
  }

  #say(id: string, words: Words): void {
    const one = this.#at(id);
    const isGone = one?.standing.progress === "withdrawn" || one?.standing.progress === "erased";
    if (!one || isGone) throw permanent("peer-refused");
    one.said.push(words);
    // The same words as the last ones are the same.
    if (one.standing.messages.at(-1)?.text === words.text) return;
    const reply = { at: this.now(), kind: "reply" as const, text: words.text };
    const progress = one.standing.progress === "closed" ? "with-agency" : one.standing.progress;
    one.standing = { ...one.standing, progress, messages: [...one.standing.messages, reply] };
  }
}

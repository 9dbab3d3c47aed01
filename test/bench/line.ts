import * as z from "zod";
import { type LocalSystem, startLocal } from "../../infra/local/start.js";
import { fillDirectory } from "./directory.js";
import { mailsOf } from "./posts.js";
import type { Call } from "./probe.js";
import { CHAIN, type Chain, channelOf, type Workshop } from "./workshop.js";

const ANY_PORTS = { http: 0, inbox: 0, dynamodb: 0, sqs: 0 };
/** Far above what any round takes, in milliseconds. */
const PATIENCE_MS = 60_000;
/** How long a second mail may still come after the last that is awaited, in milliseconds. */
const AFTERMATH_MS = 300;

/** The call of the dispatcher whose answer means that a mail is in the inbox. */
const MAIL = "SendRawEmail";
/** The call of feedback whose answer means that a mail's delivery is recorded. */
const RECORD = "UpdateItem";

/** Milliseconds since 1970, with fractions, comparable between threads. */
export const now = (): number => performance.timeOrigin + performance.now();

const accepted = z.object({ reference: z.string() });
const store = z.object({
  emails: z.array(z.object({ subject: z.string(), destination: z.object({ to: z.array(z.string()) }) })),
});

/** A post that was accepted: which one, and when it was begun. */
export interface Posted {
  readonly n: number;
  readonly reference: string;
  readonly at: number;
}

/**
 * A chain on a local system of its own. Mails are noticed by the mail service's answer in the dispatcher's thread, their
 * recorded deliveries by the table's in feedback's, so that nobody has to ask the inbox while time is taken.
 */
export class Line {
  readonly #system: LocalSystem;
  readonly #channel: BroadcastChannel;
  /** What the functions said that was not all well. */
  readonly #complaints: readonly string[];
  readonly #sent = new Arrivals("mails");
  readonly #recorded = new Arrivals("recorded deliveries");

  private constructor(system: LocalSystem, channel: BroadcastChannel, complaints: readonly string[]) {
    this.#system = system;
    this.#complaints = complaints;
    this.#channel = channel;
    channel.onmessage = (message: { data: Call }) => {
      (message.data.functionName === "feedback" ? this.#recorded : this.#sent).add(message.data.at);
    };
  }

  static async open(chain: Chain, workshop: Workshop): Promise<Line> {
    const channel = new BroadcastChannel(channelOf(chain));
    const complaints: string[] = [];
    const system = await startLocal({
      log: (name, line) => {
        if (/ERROR|WARN/.test(line)) complaints.push(`${chain} ${name}: ${line}`);
      },
      assembly: workshop.assembly,
      ports: ANY_PORTS,
      schedules: false,
      bundleOf: (name) => {
        if (name === "dispatch") return workshop.probed(chain, name, MAIL);
        if (name === "feedback") return workshop.probed(chain, name, RECORD);
        const own = CHAIN.find((one) => one === name);
        return own && workshop.bundle(chain, own);
      },
      afterStores: fillDirectory,
    });
    return new Line(system, channel, complaints);
  }

  /** Sends the nth post. */
  async post(n: number, body: string): Promise<Posted> {
    const at = now();
    const answer = await fetch(`${this.#system.httpUrl}/v1/reports`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    if (answer.status !== 201) throw new Error(`post ${n}: ${answer.status} ${await answer.text()}`);
    return { n, at, reference: accepted.parse(await answer.json()).reference };
  }

  /** Waits until so many mails are out. @returns when each was, in order */
  mails(count: number): Promise<readonly number[]> {
    return this.#sent.first(count, this.#complaints);
  }

  /** Waits until the deliveries of so many mails are recorded. @returns when each was, in order */
  deliveries(count: number): Promise<readonly number[]> {
    return this.#recorded.first(count, this.#complaints);
  }

  /**
   * Looks whether the inbox holds each mail exactly once, and empties it.
   * @returns the references of the mails, in the order in which they came
   * @throws naming what is missing or too many
   */
  async settle(posts: readonly Posted[]): Promise<readonly string[]> {
    await new Promise((done) => setTimeout(done, AFTERMATH_MS));
    const inbox = this.#system.inboxUrl;
    const { emails } = store.parse(await (await fetch(`${inbox}/store`)).json());
    const named = new Map(posts.map(({ reference }) => [reference, new Set<string>()]));
    const references = emails.map(({ subject, destination }) => {
      const reference = posts.find((post) => subject.includes(post.reference))?.reference ?? "";
      const to = destination.to.join();
      const seen = named.get(reference);
      if (!seen || seen.has(to)) throw new Error(`a mail too many: ${seen ? "sent twice" : "of no post"}`);
      seen.add(to);
      return reference;
    });
    for (const { n, reference } of posts) {
      const got = named.get(reference)?.size ?? 0;
      if (got !== mailsOf(n)) throw new Error(`post ${n}: ${got} of ${mailsOf(n)} mails`);
    }
    await fetch(`${inbox}/clear-store`, { method: "POST" });
    this.#sent.clear();
    this.#recorded.clear();
    return references;
  }

  async close(): Promise<void> {
    this.#channel.close();
    await this.#system.stop();
  }
}

/** Instants of what came, and who waits for enough of it. */
class Arrivals {
  readonly #what: string;
  #instants: number[] = [];
  #enough: { readonly count: number; readonly done: () => void } | undefined;

  constructor(what: string) {
    this.#what = what;
  }

  add(at: number): void {
    this.#instants.push(at);
    if (this.#enough && this.#instants.length >= this.#enough.count) this.#enough.done();
  }

  /** @throws with the complaints when fewer come */
  async first(count: number, complaints: readonly string[]): Promise<readonly number[]> {
    if (this.#instants.length < count) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((done, late) => {
        this.#enough = { count, done };
        const missed = () =>
          late(new Error([`${this.#instants.length} of ${count} ${this.#what}`, ...complaints].join("\n")));
        timer = setTimeout(missed, PATIENCE_MS);
      });
      clearTimeout(timer);
    }
    return this.#instants.toSorted((a, b) => a - b);
  }

  clear(): void {
    this.#instants = [];
  }
}

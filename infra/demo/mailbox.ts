import { setTimeout as sleep } from "node:timers/promises";
import type { Agency } from "../../shared/directory/book.js";
import type { Mail, Target } from "./target.js";

/** How long a mail may take to arrive, in milliseconds. */
const PATIENCE = 60_000;

/** What arrives at an agency's addresses. */
export class Mailbox {
  readonly #agency: Agency;
  readonly #target: Pick<Target, "mails">;

  constructor(agency: Agency, target: Pick<Target, "mails">) {
    this.#agency = agency;
    this.#target = target;
  }

  /** The newest mail about a report, once there are so many. @throws Error when it does not come */
  about(reference: string, count = 1): Promise<Mail> {
    return this.#awaited(`mail ${count} about ${reference}`, ({ subject }) => subject.includes(reference), count);
  }

  /** The newest one-time code, once there are so many of them. @throws Error when it does not come */
  async code(count: number): Promise<string> {
    const { body } = await this.#awaited("a code", isCode, count);
    return CODE.exec(body.text ?? "")?.[0] ?? "";
  }

  async codes(): Promise<number> {
    return (await this.#own()).filter(isCode).length;
  }

  async #awaited(what: string, is: (mail: Mail) => boolean, count: number): Promise<Mail> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(100)) {
      const found = (await this.#own()).filter(is);
      const newest = found.at(-1);
      if (newest && found.length >= count) return newest;
    }
    throw new Error(`${this.#agency.id} waited in vain for ${what}`);
  }

  async #own(): Promise<readonly Mail[]> {
    const mails = await this.#target.mails();
    return mails.filter(({ destination }) =>
      destination.to.some((to) => this.#agency.addresses.some((address) => to.includes(address))),
    );
  }
}

/** The link to the desk that a dispatch mail brings; empty where there is none. */
export const linkIn = ({ body }: Mail): string => /https?:\/\/\S+\/desk\/open\/\S+/.exec(body.text ?? "")?.[0] ?? "";

/** Eight digits by themselves, as code mails write them; a dispatch mail has its reference in the subject. */
const CODE = /\b\d{4}[ -]?\d{4}\b/;
const isCode = ({ body, subject }: Mail): boolean =>
  !/-[0-9A-Z]{5}-[0-9A-Z]{5}\b/.test(subject) && CODE.test(body.text ?? "");

import { setTimeout as sleep } from "node:timers/promises";
import type { Agency } from "../../shared/directory/book.js";
import type { Mail, Target } from "./target.js";

/** How long a mail may take to arrive, in milliseconds. */
const PATIENCE = 30_000;

/** Somebody at an agency: reads its mailbox, and works at its desk as a browser without scripts would. */
export class Officer {
  readonly #agency: Agency;
  readonly #target: Target;
  readonly #cookies = new Map<string, string>();
  #page = "";

  constructor(agency: Agency, target: Target) {
    this.#agency = agency;
    this.#target = target;
  }

  /** The newest mail about a report, once there are so many of them in the agency's mailbox. */
  async mailAbout(reference: string, count = 1): Promise<Mail> {
    return this.#awaited(`mail ${count} about ${reference}`, ({ subject }) => subject.includes(reference), count);
  }

  /** Follows the link of a mail, asks for a code, reads it in the mailbox, and gets in. */
  async open({ body }: Mail): Promise<void> {
    const link = /https?:\/\/\S+\/desk\/open\/\S+/.exec(body.text ?? "")?.[0] ?? "";
    const codes = (await this.#own()).filter(isCode).length;
    await this.#ask(link);
    await this.#post(link, {});
    const { body: mail } = await this.#awaited("a code", isCode, codes + 1);
    const code = CODE.exec(mail.text ?? "")?.[0] ?? "";
    await this.#post("/desk/code", { code });
  }

  /** Sends a form of the page that is open. */
  async act(action: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    const address = new RegExp(`action="(/desk/reports/[^"]+/${action})"`).exec(this.#page)?.[1];
    const form = /name="form" value="([^"]+)"/.exec(this.#page)?.[1];
    if (address === undefined || form === undefined) throw new Error(`the desk offers no ${action}`);
    await this.#post(address, { form, ...fields });
  }

  async #post(address: string, fields: Readonly<Record<string, string>>): Promise<void> {
    await this.#ask(address, { method: "POST", body: new URLSearchParams(fields) });
  }

  async #ask(address: string, init: RequestInit = {}): Promise<void> {
    const url = new URL(address, this.#target.httpUrl);
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { origin: this.#target.httpUrl, ...(cookie !== "" && { cookie }) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    this.#page = await answer.text();
    const next = answer.headers.get("location");
    if (answer.status === 303 && next !== null) await this.#ask(next);
    else if (!answer.ok) throw new Error(`the desk answered ${answer.status} to ${url.pathname.split("/")[2]}`);
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

/** Eight digits by themselves, as code mails write them. */
const CODE = /\b\d{4}[ -]?\d{4}\b/;
const isCode = ({ body, subject }: Mail): boolean =>
  !/[A-Z]{2}.*-[0-9A-Z]{5}-[0-9A-Z]{5}/.test(subject) && CODE.test(body.text ?? "");

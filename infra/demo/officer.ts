import type { Agency } from "../../shared/directory/book.js";
import { linkIn, Mailbox } from "./mailbox.js";
import type { Mail, Target } from "./target.js";

/** Somebody at an agency: reads its mailbox, and works at its desk as a browser without scripts would. */
export class Officer {
  readonly mailbox: Mailbox;
  readonly #httpUrl: string;
  readonly #cookies = new Map<string, string>();
  #page = "";

  constructor(agency: Agency, target: Target) {
    this.mailbox = new Mailbox(agency, target);
    this.#httpUrl = target.httpUrl;
  }

  /** Follows the link of a mail, asks for a code, reads it in the mailbox, and gets in. */
  async open(mail: Mail): Promise<void> {
    const link = linkIn(mail);
    const codes = await this.mailbox.codes();
    await this.#ask(link);
    await this.#post(link, {});
    await this.#post("/desk/code", { code: await this.mailbox.code(codes + 1) });
  }

  /** What the page that is open says, as HTML. */
  get page(): string {
    return this.#page;
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
    const url = new URL(address, this.#httpUrl);
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { origin: this.#httpUrl, ...(cookie !== "" && { cookie }) },
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
}

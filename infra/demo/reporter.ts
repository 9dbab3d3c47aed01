import type { Target } from "./target.js";

/** Somebody with a receipt, whose browser runs no scripts. The receipt travels in posts alone, never in an address. */
export class Reporter {
  readonly #receipt: string;
  readonly #address: string;

  constructor(receipt: string, language: string, { httpUrl }: Target) {
    this.#receipt = receipt;
    this.#address = `${httpUrl}/${language}/answer`;
  }

  /** What the page says about the report now. */
  look(): Promise<string> {
    return this.#post("", {});
  }

  async reply(text: string, danger: "yes" | "no"): Promise<void> {
    await this.#post("/reply", { text, danger });
  }

  async withdraw(): Promise<void> {
    await this.#post("/withdraw", { confirm: "yes" });
  }

  async #post(step: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const answer = await fetch(`${this.#address}${step}`, {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({ receipt: this.#receipt, ...fields }),
    });
    const page = await answer.text();
    if (!answer.ok) throw new Error(`the reporter was answered ${answer.status}`);
    return page;
  }
}

import type { Locator, Page } from "playwright-core";
import type { Jurisdiction, Locale } from "../../shared/domain/vocabulary.js";
import { follow } from "../../shared/language/follow.js";
import { jurisdictionName } from "../../shared/language/names.js";
import { page as says } from "../../shared/language/pages.js";

/** As it is shown: six groups of four. */
export const RECEIPT = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/;

/** Somebody in front of the portal: reads the names of things in their language, and has nothing else to go by. */
export class Person {
  readonly page: Page;
  readonly locale: Locale;
  readonly #url: string;

  constructor(page: Page, locale: Locale, url: string) {
    this.page = page;
    this.locale = locale;
    this.#url = url;
  }

  /** @param path behind the language: "" is the form */
  async open(path = ""): Promise<void> {
    await this.page.goto(`${this.#url}/${this.locale}${path}`);
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { name, exact: true });
  }

  get written(): Locator {
    return this.field(says(this.locale, "text.label"));
  }

  get errors(): Locator {
    return this.page.getByRole("alert").filter({ has: this.page.getByRole("link") });
  }

  async choosePlace(jurisdiction: Jurisdiction): Promise<void> {
    const name = jurisdictionName(this.locale, jurisdiction);
    await this.field(says(this.locale, "jurisdiction.label")).selectOption(name);
  }

  /** Opens or closes what stands behind a line. */
  async unfold(line: string): Promise<void> {
    await this.page.getByText(line, { exact: true }).click();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  send(): Promise<void> {
    return this.press(says(this.locale, "form.submit"));
  }

  /** Sends, and waits for the page that says what is wrong. */
  async sendInVain(): Promise<void> {
    await this.send();
    await this.heading(says(this.locale, "error.heading")).waitFor();
  }

  /** The receipt on the page that shows it, once it is there. */
  async receipt(heading: "receipt.heading" | "training.received" = "receipt.heading"): Promise<string> {
    await this.heading(says(this.locale, heading)).waitFor();
    return this.page.locator("#receipt").innerText();
  }

  /** Types a receipt where it is asked for. */
  async show(receipt: string): Promise<void> {
    await this.field(follow(this.locale, "enter.label")).fill(receipt);
    await this.press(follow(this.locale, "enter.button"));
  }
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { LocalSystem } from "../../infra/local/start.js";
import type { Locale } from "../../shared/domain/vocabulary.js";
import { page as says } from "../../shared/language/pages.js";
import { askDocumented } from "../support/openapi.js";
import type { TestBrowser } from "./browser.js";

/** Pages of somebody else's site. The first is listed where a system runs on one machine, the second is not. */
export const LISTED = "http://127.0.0.1:8080";
export const UNLISTED = "http://127.0.0.1:8081";
/** What the examples write for a deployment. */
const ANY_DEPLOYMENT = "https://report.example";

/** Of the examples. */
export const LOCALE = "sr-Latn";
export const WRITTEN = "Drug iz razreda mi piše da će svima poslati moje slike ako mu ne dam novac.";
/** As it is shown: six groups of four. */
export const RECEIPT = /[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/;

const EXAMPLES = join(import.meta.dirname, "../../docs/examples");

export interface Visit {
  readonly origin?: string;
  readonly width?: number;
  readonly javaScript?: boolean;
  /** Runs in the page before anything else. */
  readonly script?: string;
  /** What the site has changed of the example. */
  readonly change?: (html: string) => string;
}

/** The example as it stands in the documentation, on a page of somebody else's site. */
export async function visit(
  browser: TestBrowser,
  { httpUrl }: LocalSystem,
  name: "html-form" | "json-post" | "element",
  { origin = LISTED, script = "", change = (html) => html, ...options }: Visit = {},
): Promise<Page> {
  const page = await browser.newPage({ ...options, locale: "en" });
  const body = change(readFileSync(join(EXAMPLES, `${name}.html`), "utf8")).replaceAll(ANY_DEPLOYMENT, httpUrl);
  await page.route(`${origin}/**`, (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
  await page.addInitScript(script);
  // A page that comes from no server counts as one of the internet, which this machine's own servers are closed to.
  await page.context().grantPermissions(["local-network-access"]);
  await page.goto(`${origin}/help`);
  return page;
}

export const write = (page: Page, text: string, locale: Locale = LOCALE): Promise<void> =>
  page.getByLabel(says(locale, "text.label"), { exact: true }).fill(text);

export const send = (page: Page, locale: Locale = LOCALE): Promise<void> =>
  page.getByRole("button", { name: says(locale, "form.submit"), exact: true }).click();

/** Waits for the receipt, on the page where it is shown. */
export async function receiptOn(page: Page, locale: Locale = LOCALE): Promise<string> {
  await page.getByRole("heading", { name: says(locale, "receipt.heading") }).waitFor();
  const receipt = await page.locator(".receipt strong").innerText();
  expect(receipt).toMatch(RECEIPT);
  return receipt;
}

/** The answer to a program that asks how far the report of a receipt is. */
export async function progress({ httpUrl }: LocalSystem, receipt: string): Promise<number> {
  return (await askDocumented(`${httpUrl}/v1/reports/${receipt}`)).status;
}

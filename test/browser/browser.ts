import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import * as z from "zod";
import { launchChromium } from "./chromium.js";

/** Bounds against hanging, in milliseconds: two cores may run a whole system and another browser beside it. */
export const PATIENT = 300_000;
/** Far below a test's bound, so that a failure says what was waited for. */
const ACTION_BOUND = 30_000;

interface PageOptions {
  /** Of the window, in CSS pixels. Default: 1280. */
  readonly width?: number;
  /** Default: yes. */
  readonly javaScript?: boolean;
  /** What the browser asks for pages in (BCP 47). Default: "en". */
  readonly locale?: string;
}

export interface TestBrowser {
  /** A page of a browser that was never used: no cookies, nothing stored. */
  newPage(options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}

/** One browser for a test file. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await launchChromium();
  return {
    async newPage({ width = 1280, javaScript = true, locale = "en" } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        javaScriptEnabled: javaScript,
        locale,
      });
      context.setDefaultTimeout(ACTION_BOUND);
      const page = await context.newPage();
      complaints.set(page, complaintsOf(page));
      if (!javaScript) scriptSwitches.set(page, await scriptSwitchOf(page));
      return page;
    },
    close: () => browser.close(),
  };
}

/** What the browser said of a page since it was opened. */
const complaints = new WeakMap<Page, readonly string[]>();

function complaintsOf(page: Page): readonly string[] {
  const lines: string[] = [];
  page.on("console", (message) => {
    // An answer of 400 shows its page as it should; the browser mentions it nevertheless.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      lines.push(`browser: ${message.text()}`);
  });
  page.on("pageerror", (error) => void lines.push(`script: ${error.message}`));
  return lines;
}

/** WCAG 2.2, levels A and AA. */
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/**
 * What is wrong with the page as it is shown now, a line each: what axe finds against WCAG 2.2 A and AA, whether one
 * has to scroll sideways (1.4.10, which axe doesn't look at), and what the browser complained of, such as a policy that
 * blocks the page's own style.
 */
export async function violations(page: Page): Promise<string[]> {
  const found = await scripted(page, () =>
    // Without the legacy mode it opens another page to gather frames in, and no page here has frames.
    new AxeBuilder({ page }).setLegacyMode().withTags(WCAG).analyze(),
  );
  const lines = found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const reasons = [...any, ...all, ...none].map(({ message }) => message);
      return `${id}: ${target.join(" ")}: ${reasons.length > 0 ? reasons.join("; ") : help}`;
    }),
  );
  return [...lines, ...(await sideways(page)), ...(complaints.get(page) ?? [])];
}

/** axe waits by timers, which stand still where JavaScript is off: it is on while axe looks, and off again afterwards. */
async function scripted<Result>(page: Page, look: () => Promise<Result>): Promise<Result> {
  const turn = scriptSwitches.get(page);
  if (turn === undefined) return look();
  await turn(true);
  try {
    return await look();
  } finally {
    await turn(false);
  }
}

type ScriptSwitch = (on: boolean) => Promise<unknown>;
const scriptSwitches = new WeakMap<Page, ScriptSwitch>();

/** For a page whose JavaScript is off. The session stays: its end would leave JavaScript on. */
async function scriptSwitchOf(page: Page): Promise<ScriptSwitch> {
  const session = await page.context().newCDPSession(page);
  const turn: ScriptSwitch = (on) => session.send("Emulation.setScriptExecutionDisabled", { value: !on });
  // A session can only turn on what it has turned off itself.
  await turn(false);
  return turn;
}

const widths = z.object({ page: z.number(), window: z.number() });

async function sideways(page: Page): Promise<string[]> {
  const found = widths.parse(
    await page.evaluate("({ page: document.documentElement.scrollWidth, window: innerWidth })"),
  );
  return found.page > found.window
    ? [`reflow: the page is ${found.page} px wide in a window of ${found.window} px`]
    : [];
}

const SCREENSHOTS = fileURLToPath(new URL("../../reports/screenshots/", import.meta.url));

/**
 * Keeps how the whole page looks, for people to look at.
 * @returns the file: `reports/screenshots/<name>.png`
 */
export async function screenshot(page: Page, name: string): Promise<string> {
  const path = join(SCREENSHOTS, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}

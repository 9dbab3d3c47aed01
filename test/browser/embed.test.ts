import type { Locator, Page, Request } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import type { LocalSystem } from "../../infra/local/start.js";
import { embed } from "../../shared/language/embed.js";
import { page as says } from "../../shared/language/pages.js";
import { problemText } from "../../shared/language/problems.js";
import { shell } from "../../shared/language/shell.js";
import { startSystem } from "../pipeline/system.js";
import { openBrowser, PATIENT, type TestBrowser } from "./browser.js";
import { LISTED, LOCALE, progress, receiptOn, send, type Visit, visit, WRITTEN, write } from "./host-page.js";

const MOST_BYTES = 10_240;

/** Notes when a key was derived that begins as a proof's does. */
const NOTE_PROOF = `
const derive = SubtleCrypto.prototype.deriveBits;
SubtleCrypto.prototype.deriveBits = async function (...terms) {
  const key = await derive.apply(this, terms);
  if (new Uint8Array(key)[0] === 0) globalThis.isProven = true;
  return key;
}`;

describe("the element on another site's page, in a browser", { timeout: PATIENT }, () => {
  let system: LocalSystem;
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await openBrowser();
    system = await startSystem();
    return () => Promise.all([browser.close(), system.stop()]);
  }, PATIENT);

  async function openElement(options: Visit = {}): Promise<Page> {
    const page = await visit(browser, system, "element", options);
    await page.getByRole("heading", { name: says(LOCALE, "form.heading") }).waitFor();
    return page;
  }

  test("is a file of at most ten kilobytes, not compressed, that stores nothing and writes no markup", async () => {
    const script = await (await fetch(`${system.httpUrl}/assets/safelane-report.js`)).arrayBuffer();
    expect(script.byteLength).toBeLessThanOrEqual(MOST_BYTES);
    expect(Buffer.from(script).toString()).not.toMatch(
      /innerHTML|outerHTML|insertAdjacent|\beval\b|Function\(|cookie|Storage|indexedDB|sendBeacon|document\.write/,
    );
  });

  test("takes a report on another site's page, under a strict policy, and tells only the person", async () => {
    const page = await openElement();
    await page.evaluate(`addEventListener("safelane-sent", ({ detail }) => { document.title += " " + detail })`);
    const asked: string[] = [];
    page.on("request", (request) => void asked.push(request.url()));
    await write(page, WRITTEN);
    await send(page);
    const receipt = await receiptOn(page);
    expect(await progress(system, receipt)).toBe(200);
    // The event says that, and not what.
    expect(await page.title()).toBe("Piši nam null");
    expect(new Set(asked)).toEqual(new Set([`${system.httpUrl}/v1/reports`]));
    expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
    expect(page.url()).toBe(`${LISTED}/help`);
    // The policy lets no style in, and the element has its own all the same.
    const look = `getComputedStyle(document.querySelector("safelane-report").shadowRoot.querySelector("button"))`;
    expect(await page.evaluate(`${look}.backgroundColor`)).toBe("rgb(11, 90, 99)");
  });

  test("sends a proof of work that was done while somebody wrote", async () => {
    const page = await openElement({ script: NOTE_PROOF });
    const [sent] = postsOf(page);
    await write(page, WRITTEN);
    await expect.poll(() => page.evaluate("globalThis.isProven"), { timeout: PATIENT }).toBe(true);
    await send(page);
    await receiptOn(page);
    expect(bodyOf(sent())).toMatchObject({
      nonce: expect.stringMatching(/^[0-9a-f]{32}$/),
      proof: expect.any(Number),
    });
  });

  test("says what is missing, leads to it, and keeps what was typed", async () => {
    const page = await openElement();
    await page.getByText(says(LOCALE, "reach.summary")).click();
    await page.getByLabel(says(LOCALE, "contact.label")).fill("065 111 222");
    await page.getByText(says(LOCALE, "reach.summary")).click();
    await send(page);
    const summary = page.getByRole("group", { name: says(LOCALE, "error.heading") });
    expect(await focused(page)).toContain(says(LOCALE, "error.heading"));
    const consent = problemText(LOCALE, { code: "contact-consent-missing" }, "page");
    const text = problemText(LOCALE, { code: "text-missing", max: 10_000 }, "page");
    expect(await summary.getByRole("button").allTextContents()).toEqual([text, consent]);

    await summary.getByRole("button", { name: consent }).click();
    await page.keyboard.press("Space");
    expect(await page.getByLabel(says(LOCALE, "contactConsent.self")).isChecked()).toBe(true);
    await summary.getByRole("button", { name: text }).click();
    await page.keyboard.insertText(WRITTEN);
    await send(page);
    await receiptOn(page);
  });

  test("shows what the API finds wrong beside its question, in plain words, and takes it when it is mended", async () => {
    const page = await openElement();
    await write(page, WRITTEN);
    await page.getByText(says(LOCALE, "more.summary")).click();
    const links = page.getByLabel(says(LOCALE, "urls.label"));
    await links.fill("t.me/x\nnije link\ndata:image/png;base64,AAAA");
    await send(page);
    await page.getByRole("heading", { name: says(LOCALE, "error.heading") }).waitFor();
    const wrong = page.locator(".wrong .error");
    expect(await wrong.textContent()).toBe(
      [
        says(LOCALE, "error.mark"),
        problemText(LOCALE, { code: "url-invalid", max: 2_048 }, "page"),
        problemText(LOCALE, { code: "data-uri" }, "page"),
      ].join(" "),
    );
    expect(await links.getAttribute("aria-invalid")).toBe("true");
    await links.fill("t.me/x");
    await send(page);
    await receiptOn(page);
  });

  test("asks for a parent's consent where it is needed, and for none where somebody is in danger", async () => {
    const page = await visit(browser, system, "element", {
      change: (html) => html.replaceAll('"RS"', '"VN-DN"').replaceAll('lang="sr-Latn"', 'lang="vi"'),
    });
    await page.getByText(says("vi", "more.summary")).click();
    await page.getByText(says("vi", "reach.summary")).click();
    const parent = page.getByLabel(says("vi", "contactConsent.parent"));
    expect(await parent.isVisible()).toBe(false);
    await page.getByLabel(says("vi", "contact.label")).fill("0900 000 000");
    expect(await parent.isVisible()).toBe(false);
    await page.getByRole("radio", { name: says("vi", "reporter.child") }).check();
    await parent.waitFor();
    await write(page, WRITTEN, "vi");
    await page.getByRole("radio", { name: says("vi", "danger.yes"), exact: true }).check();
    await send(page, "vi");
    await receiptOn(page, "vi");
  });

  test("whose answer was lost on the way sends the same report again, by itself", async () => {
    const page = await openElement();
    const receipts: string[] = [];
    await page.route(`${system.httpUrl}/v1/reports`, async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      const answer = await route.fetch();
      receipts.push(z.object({ receipt: z.string() }).parse(await answer.json()).receipt);
      return receipts.length === 1 ? route.abort("connectionreset") : route.fulfill({ response: answer });
    });
    await write(page, WRITTEN);
    await send(page);
    // The API derives a receipt from the report: two receipts that are the same are one report.
    expect(await receiptOn(page)).toBe(receipts[0]);
    expect(receipts).toEqual([receipts[0], receipts[0]]);
  });

  test("says so when nothing gets through, keeps all, and sends the same report when asked again", async () => {
    const page = await openElement();
    const [sent, all] = postsOf(page);
    await page.route(`${system.httpUrl}/v1/reports`, (route) => route.abort("internetdisconnected"));
    await write(page, WRITTEN);
    await send(page);
    await page
      .getByRole("alert")
      .filter({ hasText: embed(LOCALE, "unreachable") })
      .waitFor();
    expect(await page.getByLabel(says(LOCALE, "text.label")).inputValue()).toBe(WRITTEN);
    await page.unroute(`${system.httpUrl}/v1/reports`);
    await send(page);
    await receiptOn(page);
    const nonces = all().map((request) => bodyOf(request)["nonce"]);
    expect(nonces).toHaveLength(3);
    expect(new Set(nonces)).toEqual(new Set([bodyOf(sent())["nonce"]]));
  });

  test("says it in the API's words when a report can't be stored, and tries once more by itself", async () => {
    const page = await openElement();
    const [, all] = postsOf(page);
    const detail = problemText(LOCALE, { code: "unavailable" }, "page");
    const headers = { "access-control-allow-origin": LISTED, "content-type": "application/problem+json" };
    const body = JSON.stringify({ type: "urn:safelane:problem:unavailable", status: 503, title: detail, detail });
    await page.route(`${system.httpUrl}/v1/reports`, (route) =>
      route.request().method() === "POST" ? route.fulfill({ status: 503, headers, body }) : route.continue(),
    );
    await write(page, WRITTEN);
    await send(page);
    await page.getByRole("alert").filter({ hasText: detail }).waitFor();
    expect(all()).toHaveLength(2);
    await page.unroute(`${system.httpUrl}/v1/reports`);
    await send(page);
    await receiptOn(page);
    expect(await page.getByText(detail).count()).toBe(0);
  });

  test("that is pressed twice sends once", async () => {
    const page = await openElement();
    const [, all] = postsOf(page);
    await write(page, WRITTEN);
    await page.getByRole("button", { name: says(LOCALE, "form.submit"), exact: true }).dblclick();
    await receiptOn(page);
    expect(all()).toHaveLength(1);
  });

  test("can be used with the keyboard alone, and its letters are no shortcuts of the page", async () => {
    const page = await openElement();
    const reach = async (target: Locator): Promise<void> => {
      for (let presses = 0; presses < 40 && !(await isFocused(target)); presses++) await page.keyboard.press("Tab");
      expect(await isFocused(target)).toBe(true);
    };
    await reach(page.getByLabel(says(LOCALE, "text.label")));
    await page.evaluate(`addEventListener("keydown", ({ key }) => { document.title += " " + key })`);
    await page.keyboard.type("s");
    await page.keyboard.insertText(WRITTEN);
    await reach(page.getByRole("radio", { name: says(LOCALE, "danger.yes"), exact: true }));
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("radio", { name: says(LOCALE, "danger.no"), exact: true }).isChecked()).toBe(true);
    await reach(page.locator("summary").filter({ hasText: says(LOCALE, "more.summary") }));
    await page.keyboard.press("Enter");
    await reach(page.getByLabel(says(LOCALE, "category.label")));
    await reach(page.getByRole("button", { name: says(LOCALE, "form.submit"), exact: true }));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    const receipt = await receiptOn(page);
    expect(await focused(page)).toBe(says(LOCALE, "receipt.heading"));
    expect(await page.title()).toBe("Piši nam Escape");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await reach(page.getByRole("button", { name: shell(LOCALE, "keep.copy") }));
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: /\p{L}/u }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(receipt);
  });
});

/** What the page posts to the API from now on: the last one, and all. */
function postsOf(page: Page): readonly [last: () => Request | undefined, all: () => readonly Request[]] {
  const posts: Request[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") posts.push(request);
  });
  return [() => posts.at(-1), () => posts];
}

const bodyOf = (request: Request | undefined) =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(request?.postData() ?? "{}"));

const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element.matches(":focus"));

/** The words of what has the focus within the element. */
const focused = (page: Page): Promise<string> =>
  page.locator("safelane-report :focus").evaluate((element) => element.textContent ?? "");

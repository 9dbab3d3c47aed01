import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { LocalSystem } from "../../infra/local/start.js";
import type { Locale } from "../../shared/domain/vocabulary.js";
import { jurisdictionName } from "../../shared/language/names.js";
import { page as says } from "../../shared/language/pages.js";
import { startSystem } from "../pipeline/system.js";
import { openBrowser, PATIENT, screenshot, type TestBrowser, violations } from "./browser.js";

const WRITTEN = "Bạn học nhắn tin chửi em và dọa đăng ảnh xấu của em lên nhóm lớp.";
/** As it is shown: six groups of four. */
const RECEIPT = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/;

describe("the public form, in a browser", { timeout: PATIENT }, () => {
  let system: LocalSystem;
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await openBrowser();
    system = await startSystem();
    return () => Promise.all([browser.close(), system.stop()]);
  }, PATIENT);

  /** The form as a browser of this language gets it, before anybody wrote something. */
  async function openForm(locale: Locale, options: { width?: number; javaScript?: boolean } = {}): Promise<Page> {
    const page = await browser.newPage({ ...options, locale });
    await page.goto(`${system.httpUrl}/report`);
    await heading(page, says(locale, "form.heading")).waitFor();
    return page;
  }

  describe.each([true, false])("with JavaScript: %s", (javaScript) => {
    test("what somebody writes and sends gives a receipt that tells its progress", async () => {
      const page = await openForm("vi", { javaScript });
      await choosePlace(page, "vi");
      await write(page, "vi", WRITTEN);
      await page.getByLabel(says("vi", "danger.no"), { exact: true }).check();
      await send(page, "vi");
      const receipt = await receiptOn(page, "vi");
      expect(receipt).toMatch(RECEIPT);
      const progress = await fetch(`${system.httpUrl}/v1/reports/${receipt}`);
      expect([progress.status, await progress.json()]).toEqual([
        200,
        expect.objectContaining({ reference: expect.stringMatching(/^VN-DN-/), progress: expect.any(String) }),
      ]);
    });

    test("sent without a text, it says so, leads to the field, and keeps what was chosen", async () => {
      const page = await openForm("en", { javaScript });
      await choosePlace(page, "en");
      await send(page, "en");
      const summary = page.getByRole("alert");
      await summary.getByRole("heading", { name: says("en", "error.heading") }).waitFor();
      await summary.getByRole("link").click();
      await page.locator("textarea:focus").waitFor();
      await page.keyboard.insertText(WRITTEN);
      await send(page, "en");
      expect(await receiptOn(page, "en")).toMatch(RECEIPT);
    });

    test("a receipt page that is loaded again shows the same receipt", async () => {
      const page = await openForm("en", { javaScript });
      await choosePlace(page, "en");
      await write(page, "en", WRITTEN);
      await send(page, "en");
      const receipt = await receiptOn(page, "en");
      await page.reload();
      expect(await receiptOn(page, "en")).toBe(receipt);
    });

    test("the form loads nothing but itself, and nothing stays on the device", async () => {
      const page = await browser.newPage({ javaScript });
      const requests: string[] = [];
      page.on("request", (request) => void requests.push(request.url()));
      await page.goto(`${system.httpUrl}/report`, { waitUntil: "networkidle" });
      expect(requests).toEqual([`${system.httpUrl}/report`]);
      expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
    });
  });

  describe.each(["sr-Cyrl", "vi"] as const)("in %s", (locale) => {
    test.each([320, 1280])("form, error and receipt are accessible, %i px wide", async (width) => {
      const page = await openForm(locale, { width, javaScript: false });
      const look = async (name: string): Promise<void> => {
        await screenshot(page, `${name}-${locale}-${width}`);
        expect(await violations(page), name).toEqual([]);
      };
      await look("form");
      await send(page, locale);
      await page.getByRole("alert").waitFor();
      await look("form-error");
      await choosePlace(page, locale);
      await write(page, locale, WRITTEN);
      await send(page, locale);
      await receiptOn(page, locale);
      await look("receipt");
    });
  });
});

const heading = (page: Page, name: string): Locator => page.getByRole("heading", { name, exact: true });

async function choosePlace(page: Page, locale: Locale): Promise<void> {
  await page.getByLabel(says(locale, "jurisdiction.label")).selectOption(jurisdictionName(locale, "VN-DN"));
}

const write = (page: Page, locale: Locale, text: string): Promise<void> =>
  page.getByLabel(says(locale, "text.label")).fill(text);

const send = (page: Page, locale: Locale): Promise<void> =>
  page.getByRole("button", { name: says(locale, "form.submit") }).click();

/** Waits for the page with the receipt. */
async function receiptOn(page: Page, locale: Locale): Promise<string> {
  await heading(page, says(locale, "receipt.heading")).waitFor();
  return page.locator(".receipt strong").innerText();
}

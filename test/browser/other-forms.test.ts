import { beforeAll, describe, expect, test } from "vitest";
import type { LocalSystem } from "../../infra/local/start.js";
import { LOCALES } from "../../shared/domain/vocabulary.js";
import { langOf } from "../../shared/language/locales.js";
import { page as says } from "../../shared/language/pages.js";
import { problemText } from "../../shared/language/problems.js";
import { startSystem } from "../pipeline/system.js";
import { openBrowser, PATIENT, screenshot, type TestBrowser, violations } from "./browser.js";
import {
  LOCALE,
  progress,
  RECEIPT,
  receiptOn,
  send,
  UNLISTED,
  type Visit,
  visit,
  WRITTEN,
  write,
} from "./host-page.js";

describe("other people's forms, in a browser", { timeout: PATIENT }, () => {
  let system: LocalSystem;
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await openBrowser();
    system = await startSystem();
    return () => Promise.all([browser.close(), system.stop()]);
  }, PATIENT);

  describe("a plain form on another site", () => {
    test.each([320, 1280])("is an example without barriers, %i px wide", async (width) => {
      expect(await violations(await visit(browser, system, "html-form", { width }))).toEqual([]);
    });

    test.each([true, false])(
      "sends everything, and its person gets the receipt, JavaScript: %s",
      async (javaScript) => {
        const page = await visit(browser, system, "html-form", { javaScript });
        await page.getByLabel("Šta se dogodilo?").fill(WRITTEN);
        await page.getByLabel("Ne", { exact: true }).check();
        await page.getByLabel("Linkovi, svaki u svom redu").fill("t.me/ucena\nexample.com/x");
        for (const select of await page.locator("select").all()) await select.selectOption({ index: 1 });
        await page.getByLabel("Kako možemo da ti se javimo?").fill("065 111 222");
        await page.getByLabel("Kada i kako je to bezbedno?").fill("posle škole");
        await page.getByLabel("Da, smeju.").check();
        await page.getByRole("button", { name: "Pošalji" }).click();
        expect(await progress(system, await receiptOn(page))).toBe(200);
      },
    );

    test("that is not listed brings what was written to the portal, to be looked at and sent there", async () => {
      const page = await visit(browser, system, "html-form", { origin: UNLISTED });
      await page.getByLabel("Šta se dogodilo?").fill(WRITTEN);
      await page.getByRole("button", { name: "Pošalji" }).click();
      await page.getByRole("heading", { name: says(LOCALE, "form.elsewhere-heading") }).waitFor();
      expect(await page.getByLabel(says(LOCALE, "text.label")).inputValue()).toBe(WRITTEN);
      await send(page);
      expect(await progress(system, await receiptOn(page))).toBe(200);
    });
  });

  describe("a form on another site that posts JSON", () => {
    test.each([320, 1280])("is an example without barriers, %i px wide", async (width) => {
      expect(await violations(await visit(browser, system, "json-post", { width }))).toEqual([]);
    });

    test("says what is wrong, says when nothing gets through, and shows the receipt", async () => {
      const page = await visit(browser, system, "json-post");
      const said = page.getByRole("status");
      const press = () => page.getByRole("button", { name: "Pošalji" }).click();
      await press();
      await said.filter({ hasText: problemText(LOCALE, { code: "text-missing", max: 10_000 }, "page") }).waitFor();
      await page.getByLabel("Šta se dogodilo?").fill(WRITTEN);
      await page.route(`${system.httpUrl}/v1/reports`, (route) => route.abort("internetdisconnected"));
      await press();
      await said.filter({ hasText: "Ovo nije prošlo." }).waitFor();
      await page.unroute(`${system.httpUrl}/v1/reports`);
      await press();
      await said.filter({ hasText: RECEIPT }).waitFor();
      const [receipt = ""] = RECEIPT.exec((await said.textContent()) ?? "") ?? [];
      expect(await progress(system, receipt)).toBe(200);
    });
  });

  describe.each(LOCALES)("the element in %s", (locale) => {
    test.each([320, 1280])("form, error and receipt are accessible, %i px wide", async (width) => {
      const change = (html: string) => html.replaceAll('lang="sr-Latn"', `lang="${locale}"`);
      const page = await visit(browser, system, "element", { width, change });
      await page.getByRole("heading", { name: says(locale, "form.heading") }).waitFor();
      const look = async (name: string): Promise<void> => {
        await screenshot(page, `element-${name}-${locale}-${width}`);
        expect(await violations(page), name).toEqual([]);
      };
      expect(await page.locator("safelane-report div").first().getAttribute("lang")).toBe(langOf(locale));
      await look("form");
      await page.getByText(says(locale, "more.summary")).click();
      await page.getByText(says(locale, "reach.summary")).click();
      await page.getByText(says(locale, "about.summary")).click();
      await page.getByRole("radio", { name: says(locale, "danger.yes"), exact: true }).check();
      await page
        .getByRole("alert")
        .filter({ hasText: says(locale, "danger.call") })
        .waitFor();
      await page.getByLabel(says(locale, "contact.label")).fill("065 111 222");
      await page.getByRole("radio", { name: says(locale, "danger.no"), exact: true }).check();
      await send(page, locale);
      await page.getByRole("heading", { name: says(locale, "error.heading") }).waitFor();
      await look("error");
      await write(page, WRITTEN, locale);
      await page.getByLabel(says(locale, "contactConsent.self")).check();
      await send(page, locale);
      await receiptOn(page, locale);
      await look("receipt");
    });
  });

  test("the element in another language has what was typed, and is another form only then", async () => {
    const page = await visit(browser, system, "element");
    await write(page, WRITTEN);
    await page.getByRole("radio", { name: says(LOCALE, "danger.no"), exact: true }).check();
    await page.evaluate(`document.querySelector("safelane-report").lang = "sq"`);
    await page.getByRole("heading", { name: says("sq", "form.heading") }).waitFor();
    expect(await page.getByLabel(says("sq", "text.label")).inputValue()).toBe(WRITTEN);
    expect(await page.getByRole("radio", { name: says("sq", "danger.no"), exact: true }).isChecked()).toBe(true);
    // Moved within the page, it is still the same.
    await page.evaluate(`document.body.append(document.querySelector("safelane-report"))`);
    await send(page, "sq");
    await receiptOn(page, "sq");
  });

  describe("the element leaves the link that stands in it", () => {
    test.each<readonly [string, Visit]>([
      ["on a page that is not listed", { origin: UNLISTED }],
      ["without JavaScript", { javaScript: false }],
      ["where the script can't be had", { change: (html) => html.replaceAll("safelane-report.js", "nowhere.js") }],
      ["of a jurisdiction that isn't served", { change: (html) => html.replace('n="RS"', 'n="XX"') }],
    ])("%s", async (_, options) => {
      const page = await visit(browser, system, "element", options);
      await page.waitForLoadState("networkidle");
      await page.getByRole("link", { name: "Piši nam" }).click();
      await page.getByRole("heading", { name: says(LOCALE, "form.heading") }).waitFor();
      expect(page.url()).toBe(`${system.httpUrl}/sr-Latn?jurisdiction=RS`);
    });

    test("and shows the address of the form where there is none", async () => {
      const change = (html: string) => html.replace(/<a [^>]*>Piši nam<\/a>/, "");
      const page = await visit(browser, system, "element", { origin: UNLISTED, change });
      await page.getByRole("link", { name: system.httpUrl }).click();
      await page.getByRole("heading", { name: says(LOCALE, "form.heading") }).waitFor();
    });
  });

  test("the element takes a page's own language where none is given to it", async () => {
    const change = (html: string) => html.replaceAll('jurisdiction="RS" lang="sr-Latn"', 'jurisdiction="RS"');
    const page = await visit(browser, system, "element", {
      change: (html) => change(html).replace('<html lang="sr-Latn">', '<html lang="sr-RS">'),
    });
    await page.getByRole("heading", { name: says(LOCALE, "form.heading") }).waitFor();
  });
});

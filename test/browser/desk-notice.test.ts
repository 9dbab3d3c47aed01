import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { linkIn, Mailbox } from "../../infra/demo/mailbox.js";
import { type Target, targetOf } from "../../infra/demo/target.js";
import type { LocalSystem } from "../../infra/local/start.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { parseReceipt, reportIdOf } from "../../shared/domain/receipt.js";
import { access } from "../../shared/language/access.js";
import { desk } from "../../shared/language/desk.js";
import { provider } from "../../shared/language/provider.js";
import { post, startSystem } from "../pipeline/system.js";
import { openBrowser, PATIENT, screenshot, type TestBrowser, violations } from "./browser.js";

const school = builtInBook("RS").agencies.find(({ id }) => id === "education");
if (!school) throw new Error("the schools have left the directory");
const { locale } = school;
const mailboxAt = (target: Target): Mailbox => new Mailbox(school, target);

describe("a notice to a hosting provider, in a browser", { timeout: PATIENT }, () => {
  let system: LocalSystem;
  let browser: TestBrowser;
  let target: Target;
  beforeAll(async () => {
    browser = await openBrowser();
    system = await startSystem();
    target = targetOf(system);
    return () => Promise.all([browser.close(), system.stop()]);
  }, PATIENT);

  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  const open = (page: Page) => page.getByText(desk(locale, "notify.heading"), { exact: true }).click();

  /** At the desk, with a report taken on; and what makes it one of data that somebody published. */
  async function taken(page: Page) {
    const text = "Učenici u grupi svakodnevno vređaju jednog dečaka i dele njegove podatke.";
    const urls = [`https://okapi.example/${"a-long-way-".repeat(12)}`, "https://pangolin.example/1"];
    const fields = { jurisdiction: "RS", language: "sr-Latn", text, urls, reporter: "teacher" };
    const { receipt, reference } = await post(system, fields);
    const parsed = parseReceipt(receipt);
    if (!parsed.ok) throw new Error("no receipt");
    const mailbox = mailboxAt(target);
    const link = linkIn(await mailbox.about(reference));
    const codes = await mailbox.codes();
    await page.goto(link);
    await press(page, access(locale, "open.button"));
    await page.getByLabel(access(locale, "code.label")).fill(await mailbox.code(codes + 1));
    await press(page, access(locale, "code.button"));
    await press(page, desk(locale, "acknowledge.button"));
    await page.getByText(desk(locale, "ask.acknowledged")).waitFor();
    return {
      reference,
      published: async () => {
        const report = await target.reports.get(reportIdOf(parsed.receipt));
        if (!report?.reading) throw new Error("no report");
        const { state, version, reading } = report;
        await target.reports.apply(report.id, { from: [state], version, reading: { ...reading, category: "privacy" } });
        await page.reload();
      },
    };
  }

  test.each([
    [360, false],
    [1280, true],
  ])("is written without a mouse or sight, %i px wide, JavaScript: %s", async (width, javaScript) => {
    const page = await browser.newPage({ width, javaScript, locale: "en" });
    const look = async (name: string): Promise<void> => {
      await screenshot(page, `desk-notice-${name}-${width}`);
      expect(await violations(page), name).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name).toBe(true);
    };
    const { reference, published } = await taken(page);
    await open(page);
    await page.getByText("XARF").waitFor();
    await look("unmapped");

    await published();
    await open(page);
    await look("form");
    await press(page, desk(locale, "notify.button"));
    await page.getByRole("alert").waitFor();
    await look("error");
    await page.getByLabel("pangolin[.]example").check();
    await page.getByLabel(desk(locale, "notify.provider"), { exact: true }).fill("abuse@host.example");
    await page.getByLabel(provider(locale, "exposure.forum_post")).check();
    await page.getByLabel(provider(locale, "basis.reported")).check();
    await page.getByLabel(desk(locale, "notify.entitled-yes")).check();
    await press(page, desk(locale, "notify.button"));
    await page.getByText(`${reference}/1`).waitFor();
    await look("sent");
    expect(await page.getByRole("link", { name: /okapi|pangolin|host/ }).count()).toBe(0);
  });
});

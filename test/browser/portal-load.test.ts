import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { isProven } from "../../shared/acceptance/proof.js";
import { JURISDICTIONS, LOCALES } from "../../shared/domain/vocabulary.js";
import { page as says } from "../../shared/language/pages.js";
import { openBrowser, PATIENT, type TestBrowser } from "./browser.js";
import { Person } from "./person.js";
import { type PortalServer, servePortal } from "./portal-server.js";

const MOST_BYTES = 60 * 1024;
const MOST_REQUESTS = 3;

/** What jumped without anybody having done something (https://web.dev/articles/cls), from before the page is there. */
const WATCH = `
  window.jumps = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput)
      jumps.push(entry.value + " " + entry.sources.map(({ node }) => node && (node.id || node.className || node.nodeName)).join());
  }).observe({ type: "layout-shift", buffered: true });`;
const jumpsOn = async (page: Page) => {
  await page.waitForTimeout(300);
  return z.array(z.string()).parse(await page.evaluate("window.jumps"));
};

describe("on an old telephone", { timeout: PATIENT }, () => {
  let browser: TestBrowser;
  let portal: PortalServer;
  beforeAll(async () => {
    browser = await openBrowser();
    portal = await servePortal({ served: JURISDICTIONS });
    return () => Promise.all([browser.close(), portal.stop()]);
  }, PATIENT);

  test.each(LOCALES)("the first visit is a few kilobytes in few requests, in %s", async (locale) => {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    const bytes: number[] = [];
    session.on("Network.loadingFinished", ({ encodedDataLength }) => void bytes.push(encodedDataLength));
    await page.goto(`${portal.url}/${locale}`, { waitUntil: "networkidle" });
    expect(bytes.length).toBeGreaterThanOrEqual(2);
    expect(bytes.length).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(MOST_BYTES);
  });

  test.each([320, 1280])(
    "nothing jumps while a page loads, or when one chooses, types and errs, %i px wide",
    async (width) => {
      const page = await browser.newPage({ width });
      await page.addInitScript(WATCH);
      // A slow network, so that the script comes late.
      const session = await page.context().newCDPSession(page);
      await session.send("Network.enable");
      const slow = { offline: false, latency: 400, downloadThroughput: 50 * 1024, uploadThroughput: 50 * 1024 };
      await session.send("Network.emulateNetworkConditions", slow);
      const person = new Person(page, "vi", portal.url);
      await person.open();
      expect(await jumpsOn(page)).toEqual([]);
      await person.field(says("vi", "danger.yes")).check();
      await person.field(says("vi", "danger.no")).check();
      await person.unfold(says("vi", "reach.summary"));
      await person.field(says("vi", "contact.label")).fill("065 111 222");
      await page.keyboard.press("Escape");
      expect(await jumpsOn(page)).toEqual([]);
      await person.sendInVain();
      expect(await jumpsOn(page)).toEqual([]);
      await page.reload();
      expect(await jumpsOn(page)).toEqual([]);
      await person.open();
      await person.choosePlace("RS");
      await person.written.fill("x");
      await person.field(says("vi", "contact.label")).fill("");
      await person.send();
      await person.receipt();
      expect(await jumpsOn(page)).toEqual([]);
    },
  );

  test("a proof of work is done while one writes, and goes along", async () => {
    const page = await browser.newPage();
    const person = new Person(page, "en", portal.url);
    await person.open();
    await person.choosePlace("RS");
    await person.written.fill("They threaten me.");
    const [request] = await Promise.all([page.waitForRequest("**/en?*"), person.send()]);
    await person.receipt();
    const sent = new URLSearchParams(request.postData() ?? "");
    expect(sent.get("proof")).toMatch(/^\d+$/);
    expect(await isProven(sent.get("nonce") ?? "", Number(sent.get("proof")))).toBe(true);
  });

  test("without a script there is none, and the report is taken", async () => {
    const page = await browser.newPage({ javaScript: false });
    const person = new Person(page, "en", portal.url);
    await person.open();
    await person.choosePlace("RS");
    await person.written.fill("They threaten me.");
    const [request] = await Promise.all([page.waitForRequest("**/en?*"), person.send()]);
    await person.receipt();
    expect(new URLSearchParams(request.postData() ?? "").get("proof")).toBe("");
  });
});

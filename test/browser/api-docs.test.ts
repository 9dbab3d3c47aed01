import { beforeAll, describe, expect, test } from "vitest";
import { openBrowser, PATIENT, screenshot, type TestBrowser, violations } from "./browser.js";
import { type PortalServer, servePortal } from "./portal-server.js";

describe("the page of the API", { timeout: PATIENT }, () => {
  let browser: TestBrowser;
  let portal: PortalServer;
  beforeAll(async () => {
    [browser, portal] = await Promise.all([openBrowser(), servePortal()]);
    return () => Promise.all([browser.close(), portal.stop()]);
  }, PATIENT);

  test.each([320, 1280])("is without faults, and fits, at %i px without JavaScript", async (width) => {
    const page = await browser.newPage({ width, javaScript: false });
    await page.goto(`${portal.url}/v1/docs`);
    expect(await violations(page)).toEqual([]);
    await screenshot(page, `api-docs-${width}`);
  });
});

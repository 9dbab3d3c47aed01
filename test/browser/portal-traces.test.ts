import { once } from "node:events";
import { createServer } from "node:http";
import type { Page, Response } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import { follow } from "../../shared/language/follow.js";
import { page as says } from "../../shared/language/pages.js";
import { openBrowser, PATIENT, type TestBrowser } from "./browser.js";
import { Person } from "./person.js";
import { type PortalServer, servePortal } from "./portal-server.js";

const WRITTEN = "They threaten me.";

describe("what a visit leaves behind", { timeout: PATIENT }, () => {
  let browser: TestBrowser;
  let portal: PortalServer;
  beforeAll(async () => {
    browser = await openBrowser();
    portal = await servePortal({ served: JURISDICTIONS });
    return () => Promise.all([browser.close(), portal.stop()]);
  }, PATIENT);

  /** Form, errors, receipt, follow-up, and what was asked for and answered meanwhile. */
  async function wholeVisit(page: Page) {
    const person = new Person(page, "en", portal.url);
    const responses: Response[] = [];
    const titles: string[] = [];
    page.on("response", (response) => void responses.push(response));
    const note = async () => void titles.push(await page.title());
    await page.goto(portal.url);
    await person.open();
    await note();
    await person.sendInVain();
    await note();
    await person.choosePlace("RS");
    await person.written.fill(WRITTEN);
    await person.send();
    const receipt = await person.receipt();
    await note();
    await page.getByRole("link", { name: says("en", "receipt.follow-link") }).click();
    await person.heading(follow("en", "enter.heading")).waitFor();
    await note();
    await person.show(receipt);
    await person.heading(follow("en", "report.heading")).waitFor();
    await note();
    return { receipt, responses, titles };
  }

  test.each([true, false])(
    "is nothing on the device and nothing telling in the history, JavaScript: %s",
    async (javaScript) => {
      const page = await browser.newPage({ javaScript });
      const { receipt, responses, titles } = await wholeVisit(page);
      expect(await page.context().storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
      expect(await page.evaluate("sessionStorage.length + localStorage.length")).toBe(0);

      const addresses = responses.map((response) => response.url().replace(portal.url, ""));
      expect(
        addresses.filter(
          (address) => !/^\/((sr-Latn|en)?(\?sent=\d|\/answer)?|assets\/portal-[0-9a-f]{16}\.js)$/.test(address),
        ),
      ).toEqual([]);
      expect(addresses.join()).not.toContain(receipt);
      expect([...new Set(titles)]).toEqual([
        "Write to us",
        "Error: Write to us",
        "Thank you",
        "Your receipt",
        "Your messages",
      ]);
      const headers = await Promise.all(responses.map((response) => response.request().allHeaders()));
      expect(headers.flatMap(({ referer = "", cookie = "" }) => referer + cookie).join("")).toBe("");
      expect(await page.evaluate("document.referrer")).toBe("");
      expect(await page.locator("link[rel~=icon]").getAttribute("href")).toBe("data:,");
    },
  );

  test("no page is kept by a cache, sniffed, framed, or says where from; its policy lets in nothing else", async () => {
    const { responses } = await wholeVisit(await browser.newPage());
    const pages = responses.filter(
      (response) => response.request().resourceType() === "document" && response.status() !== 303,
    );
    expect(pages.map((response) => response.status())).toEqual([200, 200, 422, 201, 200, 200]);
    for (const response of pages) {
      const headers = await response.allHeaders();
      expect(headers).toMatchObject({
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "cross-origin-opener-policy": "same-origin",
      });
      expect(headers["strict-transport-security"]).toMatch(/^max-age=\d{8}; includeSubDomains$/);
      const policy = headers["content-security-policy"] ?? "";
      expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']{44}'; script-src 'self'; /);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers).not.toHaveProperty("set-cookie");
    }
  });

  test("every script is checked against its hash, and a page whose script was changed works as without one", async () => {
    const page = await browser.newPage();
    const person = new Person(page, "en", portal.url);
    await person.open();
    const scripts = await page
      .locator("script")
      .evaluateAll((all) =>
        all.map((one) => [one.getAttribute("src"), one.getAttribute("integrity"), one.textContent]),
      );
    expect(scripts).toEqual([[expect.stringMatching(/^\/assets\//), expect.stringMatching(/^sha384-.{64}$/), ""]]);
    expect(await page.locator("[style], [onclick], [onsubmit]").count()).toBe(0);
    expect(await page.locator("html.js").count()).toBe(1);

    await page.route("**/assets/*", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()};document.title="stolen"` });
    });
    await person.open();
    expect(await page.locator("html.js").count()).toBe(0);
    expect(await page.title()).toBe(says("en", "form.title"));
    await person.choosePlace("RS");
    await person.written.fill(WRITTEN);
    await person.send();
    await person.receipt();
  });
});

describe("in somebody else's page", { timeout: PATIENT }, () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await openBrowser();
    return () => browser.close();
  }, PATIENT);

  /** A school's page with the form of an address in a frame. It is a server of its own: browsers keep pages that came from nowhere out of this machine. */
  async function school(address: () => string) {
    const server = createServer((_, answer) => {
      answer.setHeader("content-type", "text/html").end(`<h1>School</h1><iframe src="${address()}"></iframe>`);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = z.object({ port: z.number() }).parse(server.address());
    return { origin: `http://localhost:${port}`, server };
  }

  test.each([
    ["nobody is", [], false],
    ["it is", ["own"], true],
    ["another one is", ["http://library.example"], false],
  ])("a frame is let in where the settings name the page: %s, %j", async (_, named, isShown) => {
    let form = "";
    const { origin, server } = await school(() => form);
    const portal = await servePortal({ frameAncestors: named.map((one) => (one === "own" ? origin : one)) });
    form = `${portal.url}/en`;
    try {
      const page = await browser.newPage();
      await page.goto(origin, { waitUntil: "networkidle" });
      const frame = page.frameLocator("iframe");
      expect(await frame.getByRole("heading", { name: says("en", "form.heading") }).count()).toBe(isShown ? 1 : 0);
      if (!isShown) return;
      await frame.getByLabel(says("en", "text.label")).fill(WRITTEN);
      await frame.getByRole("button", { name: says("en", "form.submit") }).click();
      await frame.locator("#receipt").waitFor();
      expect(portal.stored().reports).toBe(1);
    } finally {
      server.close();
      await portal.stop();
    }
  });
});

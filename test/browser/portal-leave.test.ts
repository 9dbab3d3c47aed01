import type { Page, Route } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import { page as says } from "../../shared/language/pages.js";
import { shell } from "../../shared/language/shell.js";
import { openBrowser, PATIENT, type TestBrowser } from "./browser.js";
import { Person } from "./person.js";
import { type PortalServer, servePortal } from "./portal-server.js";

const ELSEWHERE = "https://en.wikipedia.org/";
const WRITTEN = "Nobody may see this.";
const TYPED = `[...document.querySelectorAll("input,textarea")].map(({ value }) => value).join()`;

describe("leaving", { timeout: PATIENT }, () => {
  let browser: TestBrowser;
  let portal: PortalServer;
  beforeAll(async () => {
    browser = await openBrowser();
    portal = await servePortal({ served: JURISDICTIONS });
    return () => Promise.all([browser.close(), portal.stop()]);
  }, PATIENT);

  /** Somebody who has written, sent it, and got it back to be mended; and the encyclopaedia, which is slow. */
  async function writer(javaScript = true) {
    const person = new Person(await browser.newPage({ javaScript, width: 320 }), "en", portal.url);
    const { page } = person;
    const arrived = Promise.withResolvers<Route>();
    await page.route(`${ELSEWHERE}**`, (route) => arrived.resolve(route));
    await person.open();
    await person.written.fill(WRITTEN);
    await person.sendInVain();
    expect(await page.evaluate(TYPED)).toContain(WRITTEN);
    return { person, page, arrived: arrived.promise };
  }

  const answer = (route: Route) => route.fulfill({ body: "<h1>Apples</h1>", contentType: "text/html" });
  const leaveLink = (page: Page) => page.getByRole("link", { name: shell("en", "leave.link") });
  const pressKey = (page: Page) => page.keyboard.press("Escape");

  const ways: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
    ["the link", (page) => leaveLink(page).click({ noWaitAfter: true })],
    [
      "the key, three times, also while one writes",
      async (page) => {
        await page.getByLabel(says("en", "text.label")).focus();
        for (let time = 0; time < 3; time++) await pressKey(page);
      },
    ],
  ];

  test.each(ways)("by %s: nothing is in sight at once, and nothing comes back", async (_, leave) => {
    const { page, arrived } = await writer();
    // While one page goes and the other is not there yet, a browser can't be asked: the page itself notes it.
    await page.evaluate(`addEventListener("pagehide", () => { sessionStorage.seen = document.body.textContent })`);
    await leave(page);
    const route = await arrived;
    expect(route.request().headers()["referer"]).toBeUndefined();
    await answer(route);
    await page.getByRole("heading", { name: "Apples" }).waitFor();

    await page.goBack();
    await page.getByRole("heading", { name: says("en", "form.heading") }).waitFor();
    expect(page.url()).toBe(`${portal.url}/en`);
    expect(await page.evaluate("sessionStorage.seen")).toBe(shell("en", "leave.going"));
    await page.evaluate("delete sessionStorage.seen");
    expect(await page.evaluate(TYPED)).not.toContain(WRITTEN);
    await page.reload();
    expect(await page.evaluate(TYPED)).not.toContain(WRITTEN);
    expect(await page.evaluate("Object.keys(sessionStorage)")).toEqual(["left"]);
  });

  test("the receipt is gone with its page, too", async () => {
    const person = new Person(await browser.newPage(), "en", portal.url);
    const { page } = person;
    await page.route(`${ELSEWHERE}**`, answer);
    await person.open();
    await person.choosePlace("RS");
    await person.written.fill(WRITTEN);
    await person.send();
    const receipt = await person.receipt();
    for (let time = 0; time < 3; time++) await pressKey(page);
    await page.getByRole("heading", { name: "Apples" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: says("en", "form.heading") }).waitFor();
    expect(await page.content()).not.toContain(receipt);
    expect(await page.evaluate(TYPED)).not.toContain(WRITTEN);
  });

  test("takes three presses in a row, and who listens is told how many are left", async () => {
    const { page } = await writer();
    const told = page.locator("[data-leave-status]");
    await pressKey(page);
    expect(await told.textContent()).toBe(shell("en", "leave.more", { count: 2, key: "Esc" }));
    await pressKey(page);
    expect(await told.textContent()).toBe(shell("en", "leave.more", { count: 1, key: "Esc" }));
    expect(await page.locator(".lights .on").count()).toBe(2);
    await page.keyboard.press("a");
    expect(await told.textContent()).toBe(shell("en", "leave.over"));
    await pressKey(page);
    // Held down it is one.
    for (let time = 0; time < 5; time++) await page.keyboard.down("Escape");
    expect(await told.textContent()).toBe(shell("en", "leave.more", { count: 1, key: "Esc" }));
    expect(page.url()).toContain(portal.url);
  });

  test("without a script the link leads out as well, and does not say where from", async () => {
    const { page, arrived } = await writer(false);
    await leaveLink(page).click({ noWaitAfter: true });
    const route = await arrived;
    expect(route.request().headers()["referer"]).toBeUndefined();
    await answer(route);
    await page.getByRole("heading", { name: "Apples" }).waitFor();
    expect(await page.evaluate("document.referrer")).toBe("");
  });

  test.each([320, 1280])("the way out is in sight wherever one is on the page, %i px wide", async (width) => {
    const person = new Person(await browser.newPage({ width }), "en", portal.url);
    await person.open();
    await person.unfold(says("en", "more.summary"));
    const link = leaveLink(person.page);
    for (const place of [0, 0.5, 1]) {
      await person.page.evaluate(`scrollTo(0, document.documentElement.scrollHeight * ${place})`);
      const box = await link.boundingBox();
      const height = person.page.viewportSize()?.height ?? 0;
      expect(box && box.y >= 0 && box.y + box.height <= height && box.height >= 44).toBe(true);
    }
  });
});

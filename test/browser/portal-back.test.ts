import type { Page } from "playwright-core";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import { page as says } from "../../shared/language/pages.js";
import { shell } from "../../shared/language/shell.js";
import { openBrowser, PATIENT, type TestBrowser } from "./browser.js";
import { Person, RECEIPT } from "./person.js";
import { type PortalServer, servePortal } from "./portal-server.js";

const WRITTEN = '\nSomebody in my class\n\nsends "this" & <b>that</b>. 😟';
/** All that can be typed or chosen, but for the country: without it the form comes back. */
const TYPED: Readonly<Record<string, string>> = {
  text: WRITTEN,
  urls: "t.me/x\nexample.org/y",
  contact: "065 111 222",
  contactSafely: "only after school",
};
const CHOSEN: Readonly<Record<string, string>> = {
  danger: "no",
  reporter: "child",
  age: "13-15",
  contactConsent: "self",
};
const SELECTED: Readonly<Record<string, string>> = { place: "montenegro", category: "bullying" };
const ALL = { ...TYPED, ...CHOSEN, ...SELECTED };

describe.each([true, false])("what somebody typed, JavaScript: %s", { timeout: PATIENT }, (javaScript) => {
  let browser: TestBrowser;
  let portal: PortalServer;
  beforeAll(async () => {
    browser = await openBrowser();
    return () => browser.close();
  }, PATIENT);
  beforeEach(async () => {
    portal = await servePortal({ served: JURISDICTIONS });
  });
  afterEach(() => portal.stop());

  /** Somebody who has filled in all of it. */
  async function writer(): Promise<Person> {
    const person = new Person(await browser.newPage({ javaScript, width: 320 }), "en", portal.url);
    await person.open();
    const { page } = person;
    for (const line of ["more.summary", "reach.summary"] as const) await person.unfold(says("en", line));
    for (const [name, value] of Object.entries(TYPED)) await page.locator(`[name=${name}]`).fill(value);
    for (const [name, value] of Object.entries(CHOSEN)) await page.locator(`[name=${name}][value="${value}"]`).check();
    for (const [name, value] of Object.entries(SELECTED)) await page.locator(`[name=${name}]`).selectOption(value);
    return person;
  }

  const stored = () => portal.stored().reports;

  test("is on the page that says what is wrong, and on the one before it", async () => {
    const person = await writer();
    await person.sendInVain();
    expect(await answers(person.page)).toEqual(ALL);
    await person.page.goBack();
    expect(await answers(person.page)).toEqual(ALL);
    await person.choosePlace("RS");
    await person.send();
    expect(await person.receipt()).toMatch(RECEIPT);
  });

  test("is there for who comes back from elsewhere", async () => {
    const { page } = await writer();
    await page.getByRole("link", { name: shell("en", "footer.answer") }).click();
    await page.waitForURL("**/answer");
    await page.goBack();
    expect(await answers(page)).toEqual(ALL);
  });

  test("is there after the connection broke while it was sent, and makes one report", async () => {
    const person = await writer();
    const { page } = person;
    await person.choosePlace("RS");
    await page.route("**/en?*", (route) => route.abort("connectionfailed"));
    await Promise.all([page.waitForEvent("requestfailed"), person.send()]);
    await page.unroute("**/en?*");
    await page.waitForURL("chrome-error://**");
    await backToForm(person);
    expect(await answers(page)).toEqual({ ...ALL, jurisdiction: "RS" });
    await person.send();
    await person.receipt();
    expect(stored()).toBe(1);
  });

  test("makes one report when the answer got lost, and the browser is told to try again", async () => {
    const person = await writer();
    await person.choosePlace("RS");
    portal.cut(true);
    await Promise.all([person.page.waitForEvent("requestfailed"), person.send()]);
    await person.page.waitForURL("chrome-error://**");
    expect(stored()).toBe(1);
    portal.cut(false);
    await person.page.reload();
    await person.receipt();
    expect(stored()).toBe(1);
  });

  test("makes one report for who presses the button twice", async () => {
    const person = await writer();
    await person.choosePlace("RS");
    await person.page.getByRole("button", { name: says("en", "form.submit") }).dblclick();
    await person.receipt();
    expect(stored()).toBe(1);
  });

  if (!javaScript) return;

  test("makes one report when the answer got lost, and somebody goes back and sends it again", async () => {
    const person = await writer();
    await person.choosePlace("RS");
    portal.cut(true);
    await Promise.all([person.page.waitForEvent("requestfailed"), person.send()]);
    await person.page.waitForURL("chrome-error://**");
    portal.cut(false);
    await backToForm(person);
    expect(await answers(person.page)).toEqual({ ...ALL, jurisdiction: "RS" });
    await person.send();
    await person.receipt();
    expect(stored()).toBe(1);
  });

  test("is there after the page is loaded again, and in another language", async () => {
    const { page } = await writer();
    await page.reload();
    expect(await answers(page)).toEqual(ALL);
    await page.getByRole("link", { name: "Shqip" }).click();
    await page.getByRole("heading", { name: says("sq", "form.heading") }).waitFor();
    expect(await answers(page)).toEqual(ALL);
  });

  test("is in sight where it was folded away", async () => {
    const { page } = await writer();
    await page.reload();
    expect(await page.locator("[name=urls]").isVisible()).toBe(true);
    expect(await page.locator("[name=contactSafely]").isVisible()).toBe(true);
  });

  test("is gone from the form once it is sent", async () => {
    const person = await writer();
    await person.choosePlace("RS");
    await person.send();
    await person.receipt();
    expect(await person.page.evaluate("sessionStorage.length")).toBe(0);
    await backToForm(person);
    expect(await answers(person.page)).toEqual({});
  });
});

/** From a page that is none, too: the browser's own word for a lost connection. */
async function backToForm({ page }: Person): Promise<void> {
  await page.goBack();
  await page.getByRole("heading", { name: says("en", "form.heading") }).waitFor();
  await page.waitForLoadState();
}

/** What the form would send of what people type. */
const answers = (page: Page): Promise<unknown> =>
  page.evaluate(`Object.fromEntries(
    [...new FormData(document.querySelector("main form"))]
      .filter(([name, value]) => value !== "" && !/^(nonce|proof|website)$/.test(name))
      .map(([name, value]) => [name, value.replaceAll("\\r\\n", "\\n")]))`);

import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { page as says } from "../../shared/language/pages.js";
import { shell } from "../../shared/language/shell.js";
import { openBrowser, PATIENT, type TestBrowser } from "./browser.js";
import { Person } from "./person.js";
import { type PortalServer, servePortal } from "./portal-server.js";

const PNG = [137, 80, 78, 71, 13, 10, 26, 10];

describe("the receipt", { timeout: PATIENT }, () => {
  let browser: TestBrowser;
  let portal: PortalServer;
  beforeAll(async () => {
    browser = await openBrowser();
    portal = await servePortal();
    return () => Promise.all([browser.close(), portal.stop()]);
  }, PATIENT);

  async function receive(javaScript = true) {
    const page = await browser.newPage({ javaScript, width: 320 });
    const person = new Person(page, "en", portal.url);
    await person.open();
    await person.written.fill("They threaten me.");
    await person.send();
    return { page, person, receipt: await person.receipt(), said: page.locator("main").getByRole("status") };
  }

  test("is copied, and it says so", async () => {
    const { page, person, receipt, said } = await receive();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await person.press(shell("en", "keep.copy"));
    await said.filter({ hasText: shell("en", "keep.copied") }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(receipt);
  });

  test("is saved as a picture whose name tells nobody what it is", async () => {
    const { page, person, said } = await receive();
    const [download] = await Promise.all([page.waitForEvent("download"), person.press(shell("en", "keep.picture"))]);
    expect(download.suggestedFilename()).toBe("note.png");
    const picture = await readFile(await download.path());
    expect([...picture.subarray(0, 8)]).toEqual(PNG);
    // Two lines of it, large enough to be read.
    expect(picture.readUInt32BE(16)).toBeGreaterThan(300);
    expect(picture.readUInt32BE(20)).toBeGreaterThan(150);
    await said.filter({ hasText: shell("en", "keep.saved") }).waitFor();
  });

  test("is printed without what is of use on a screen alone", async () => {
    const { page, person } = await receive();
    await page.evaluate("window.print = () => { document.title = 'printed' }");
    await person.press(shell("en", "keep.print"));
    expect(await page.title()).toBe("printed");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#receipt").isVisible()).toBe(true);
    expect(await page.getByRole("button").count()).toBe(0);
    expect(await page.getByRole("navigation").count()).toBe(0);
    expect(await page.getByRole("link", { name: shell("en", "leave.link") }).count()).toBe(0);
  });

  test("is there to be written down where no script runs, and no button that would do nothing", async () => {
    const { page, receipt } = await receive(false);
    expect(await page.getByRole("button").count()).toBe(0);
    expect(await page.getByText(says("en", "receipt.once")).isVisible()).toBe(true);
    expect(receipt).not.toBe("");
  });

  test("is the same one when its page is loaded again, of the same report", async () => {
    const { page, person, receipt } = await receive();
    const { reports } = portal.stored();
    await page.reload();
    expect(await person.receipt()).toBe(receipt);
    expect(portal.stored().reports).toBe(reports);
  });
});

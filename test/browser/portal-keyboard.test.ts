import { beforeAll, describe, expect, test } from "vitest";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import { follow } from "../../shared/language/follow.js";
import { page as says } from "../../shared/language/pages.js";
import { shell } from "../../shared/language/shell.js";
import { openBrowser, PATIENT, type TestBrowser } from "./browser.js";
import { Keys } from "./keys.js";
import { Person, RECEIPT } from "./person.js";
import { type PortalServer, servePortal } from "./portal-server.js";

describe.each([
  [true, 320],
  [false, 320],
  [true, 1280],
])("with keys alone, JavaScript: %s, %i px wide", { timeout: PATIENT }, (javaScript, width) => {
  let browser: TestBrowser;
  let portal: PortalServer;
  beforeAll(async () => {
    browser = await openBrowser();
    portal = await servePortal({ served: JURISDICTIONS });
    return () => Promise.all([browser.close(), portal.stop()]);
  }, PATIENT);

  async function arrive() {
    const person = new Person(await browser.newPage({ javaScript, width }), "en", portal.url);
    const keys = new Keys(person.page);
    await person.open();
    return { person, keys, page: person.page };
  }

  test("one gets from the form to the receipt, to the follow-up, and out of it again", async () => {
    const { person, keys, page } = await arrive();
    const button = (name: string) => page.getByRole("button", { name, exact: true });
    const link = (name: string) => page.getByRole("link", { name, exact: true });

    await keys.to(person.field(says("en", "jurisdiction.label")));
    await keys.type("Serb");
    await keys.to(person.written);
    await keys.type("They call me names.\nEvery day.");
    await keys.to(person.field(says("en", "danger.yes")));
    await keys.press("Space");
    await keys.next();
    await keys.to(page.locator("summary", { hasText: says("en", "reach.summary") }));
    await keys.press("Enter");
    await keys.to(person.field(says("en", "contact.label")));
    await keys.type("065 111 222");
    await keys.to(person.field(says("en", "contactConsent.self")));
    await keys.press("Space");
    await keys.to(button(says("en", "form.submit")));
    await keys.press("Enter");
    const receipt = await person.receipt();
    expect(receipt).toMatch(RECEIPT);

    if (javaScript) await keys.to(button(shell("en", "keep.picture")));
    await keys.to(link(says("en", "receipt.follow-link")));
    await keys.press("Enter");
    await person.heading(follow("en", "enter.heading")).waitFor();
    await keys.to(person.field(follow("en", "enter.label")));
    await keys.type(receipt);
    await keys.press("Enter");
    await person.heading(follow("en", "report.heading")).waitFor();
    await keys.to(person.field(follow("en", "reply.add")));
    await keys.type("It goes on.");
    await keys.to(button(says("en", "form.submit")));
    await keys.press("Enter");
    await page.getByText(follow("en", "sent.heading")).waitFor();
    await keys.to(page.locator("summary", { hasText: follow("en", "withdraw.heading") }));
    await keys.press("Enter");
    await keys.to(person.field(follow("en", "withdraw.confirm")));
    await keys.press("Space");
    await keys.to(button(follow("en", "withdraw.button")));
    await keys.press("Enter");
    await person.heading(follow("en", "withdrawn.heading")).waitFor();

    await keys.to(link(shell("en", "footer.training")));
    await keys.press("Enter");
    await person.heading(says("en", "training.heading")).waitFor();
    await keys.to(person.field(says("en", "jurisdiction.label")));
    await keys.type("Serb");
    await keys.to(person.field(says("en", "institution.school")));
    await keys.press("ArrowDown");
    expect(await person.field(says("en", "institution.dormitory")).isChecked()).toBe(true);
    await keys.to(person.field(says("en", "training.text")));
    await keys.type("A talk for parents.");
    await keys.to(person.field(says("en", "training.contact")));
    await keys.type("dom@example.org");
    await keys.to(person.field(says("en", "contactConsent.self")));
    await keys.press("Space");
    await keys.to(button(says("en", "form.submit")));
    await keys.press("Enter");
    expect(await person.receipt("training.received")).toMatch(RECEIPT);
    expect(keys.faults).toEqual([]);
  });

  test("the first key leads past what is on every page", async () => {
    const { keys, page } = await arrive();
    await keys.next();
    expect(await page.getByRole("link", { name: shell("en", "skip") }).isVisible()).toBe(true);
    await keys.press("Enter");
    await keys.next();
    expect(await page.locator("main :focus").count()).toBe(1);
    expect(keys.faults).toEqual([]);
  });

  test("the focus is seen wherever it goes, on all that is unfolded, and never caught", async () => {
    const { person, keys, page } = await arrive();
    await person.sendInVain();
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    await person.field(says("en", "contact.label")).fill("0");
    // To the end first, and then all of it.
    await keys.round();
    const stops = await keys.round();
    const expected = ["jurisdiction", "text", "danger", "urls", "reporter", "age", "place", "category", "contact"];
    expect(stops).toEqual(expect.arrayContaining([...expected, "contactSafely", "contactConsent"]));
    expect(stops).toContain(shell("en", "leave.link"));
    expect(stops).not.toContain("website");
    expect(keys.faults).toEqual([]);
  });

  test("what is wrong leads to where it is mended", async () => {
    const { person, keys, page } = await arrive();
    await keys.to(page.getByRole("button", { name: says("en", "form.submit") }));
    await keys.press("Enter");
    await person.errors.waitFor();
    if (javaScript) expect(await page.locator(".errors:focus").count()).toBe(1);
    for (const [index, name] of ["jurisdiction", "text"].entries()) {
      await page.locator(".errors").focus();
      await keys.to(person.errors.getByRole("link").nth(index));
      await keys.press("Enter");
      expect(await page.locator(":focus").getAttribute("name")).toBe(name);
    }
    expect(keys.faults).toEqual([]);
  });
});

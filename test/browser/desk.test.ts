import { createServer, type Server } from "node:http";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { linkIn, Mailbox } from "../../infra/demo/mailbox.js";
import { type Target, targetOf } from "../../infra/demo/target.js";
import type { LocalSystem } from "../../infra/local/start.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { parseReceipt, reportIdOf } from "../../shared/domain/receipt.js";
import type { Report } from "../../shared/domain/report.js";
import { access } from "../../shared/language/access.js";
import { desk } from "../../shared/language/desk.js";
import { post, startSystem } from "../pipeline/system.js";
import { openBrowser, PATIENT, screenshot, type TestBrowser, violations } from "./browser.js";

const school = builtInBook("RS").agencies.find(({ id }) => id === "education");
if (!school) throw new Error("the schools have left the directory");
const { locale } = school;
const TEXT = "Učenici u grupi svakodnevno vređaju i ismevaju jednog dečaka. <b>Pomozite</b>!";

describe("the desk, in a browser", { timeout: PATIENT }, () => {
  let system: LocalSystem;
  let browser: TestBrowser;
  let target: Target;
  let mailbox: Mailbox;
  beforeAll(async () => {
    browser = await openBrowser();
    system = await startSystem();
    target = targetOf(system);
    mailbox = new Mailbox(school, target);
    return () => Promise.all([browser.close(), system.stop()]);
  }, PATIENT);

  /** A report that the schools are asked to act on, and the link that their mail brings. */
  async function mailed(address = "t.me/ruganje") {
    const text = `${TEXT} Na ${address}.`;
    const consent = { contact: "065 111 222", contactConsent: ["self"] };
    const fields = { jurisdiction: "RS", language: "sr-Latn", text, reporter: "teacher", ...consent };
    const { receipt, reference } = await post(system, fields);
    const parsed = parseReceipt(receipt);
    if (!parsed.ok) throw new Error("no receipt");
    const report = async (): Promise<Report> => {
      const found = await target.reports.get(reportIdOf(parsed.receipt));
      if (!found) throw new Error("no report");
      return found;
    };
    return { reference, report, link: linkIn(await mailbox.about(reference)) };
  }

  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });

  /** Through the link and the code, to the page of the report. */
  async function enter(page: Page, link: string): Promise<void> {
    const codes = await mailbox.codes();
    await page.goto(link);
    await press(page, access(locale, "open.button"));
    await page.getByLabel(access(locale, "code.label")).fill(await mailbox.code(codes + 1));
    await press(page, access(locale, "code.button"));
    await heading(page, desk(locale, "statement.heading")).waitFor();
  }

  test.each([
    [360, false],
    [1280, true],
  ])("an officer gets in, reads, acknowledges, and is done, %i px wide, JavaScript: %s", async (width, javaScript) => {
    const { reference, report, link } = await mailed();
    const page = await browser.newPage({ width, javaScript, locale: "en" });
    const look = async (name: string): Promise<void> => {
      await screenshot(page, `desk-${name}-${width}`);
      expect(await violations(page), name).toEqual([]);
    };
    const codes = await mailbox.codes();
    await page.goto(link);
    await heading(page, access(locale, "open.heading", { reference })).waitFor();
    await look("link");
    await press(page, access(locale, "open.button"));
    await page.getByLabel(access(locale, "code.label")).fill("0000 0000");
    await press(page, access(locale, "code.button"));
    await page.getByRole("alert").waitFor();
    await look("code-wrong");
    await page.getByLabel(access(locale, "code.label")).fill(await mailbox.code(codes + 1));
    await press(page, access(locale, "code.button"));

    await heading(page, desk(locale, "report.heading", { reference })).waitFor();
    const shown = (await page.locator("main").textContent()) ?? "";
    expect(shown).toContain("<b>Pomozite</b>!");
    expect(shown).toContain("t[.]me/ruganje");
    expect(shown).toContain("065 111 222");
    const links = await page.getByRole("link").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
    expect(links.filter((href) => !/^(\/desk|#)/.test(href))).toEqual([]);
    await look("report");
    expect((await report()).history.map(({ code }) => code)).toContain("viewed");
    expect((await report()).dispatches[0]?.answer).toBe("none");

    await press(page, desk(locale, "acknowledge.button"));
    await page.getByText(desk(locale, "ask.acknowledged")).waitFor();
    expect((await report()).state).toBe("acknowledged");
    await look("acknowledged");
    await page.getByRole("link", { name: desk(locale, "frame.list") }).click();
    await page.getByRole("link", { name: reference }).waitFor();
    await look("list");
    await press(page, desk(locale, "frame.leave"));
    await heading(page, access(locale, "left.heading")).waitFor();
    await page.goto(`${system.httpUrl}/desk`);
    await heading(page, access("en", "sign-in.heading")).waitFor();
    await look("sign-in");
  });

  test("a form that lacks something comes back with what was typed, and then does what it says", async () => {
    const { reference, report, link } = await mailed();
    const page = await browser.newPage({ width: 360, javaScript: false });
    await enter(page, link);
    await page.getByText(desk(locale, "return.heading"), { exact: true }).click();
    await press(page, desk(locale, "return.button"));
    await page.getByRole("alert").waitFor();
    await screenshot(page, "desk-return-error-360");
    expect(await violations(page)).toEqual([]);
    await page.getByLabel(desk(locale, "reason.other-place")).check();
    await press(page, desk(locale, "return.button"));
    await heading(page, desk(locale, "list.heading")).waitFor();
    const { state, dispatches } = await report();
    expect(["returned", "dispatched"]).toContain(state);
    expect(dispatches[0]).toMatchObject({ answer: "returned", reason: "other-place" });
    expect(dispatches.at(-1)).toMatchObject({ cause: "returned", role: "acts" });
    await expect(page.getByRole("link", { name: reference }).count()).resolves.toBe(0);
  });

  test("the cookie of a session is kept from scripts, from other sites and from other paths", async () => {
    const { link } = await mailed();
    const page = await browser.newPage({ locale: "en" });
    await enter(page, link);
    const cookies = (await page.context().cookies()).map(({ name, httpOnly, secure, sameSite, path }) => ({
      ...{ name, httpOnly, secure, sameSite, path },
    }));
    expect(cookies).toEqual([{ name: "__Host-desk", httpOnly: true, secure: true, sameSite: "Strict", path: "/" }]);
    expect(await page.evaluate("document.cookie")).toBe("");
  });

  test("a link followed from webmail needs no second code while the session lasts; a form from there does nothing", async () => {
    const { report, link } = await mailed();
    const page = await browser.newPage({ locale: "en" });
    await enter(page, link);
    const address = page.url();
    const codes = await mailbox.codes();
    const webmail = await serve(`<a href="${link}">open</a>
      <form method="post" action="${address}/acknowledge"><button>win a telephone</button></form>`);
    try {
      await page.goto(webmail.url);
      await page.getByRole("link").click();
      await press(page, access(locale, "open.button"));
      await heading(page, desk(locale, "statement.heading")).waitFor();
      expect(await mailbox.codes()).toBe(codes);

      await page.goto(webmail.url);
      await page.getByRole("button").click();
      await heading(page, access("en", "refused.heading")).waitFor();
      expect((await report()).dispatches[0]?.answer).toBe("none");
    } finally {
      webmail.server.close();
    }
  });

  test("whatever opens links for people, acknowledges and tells nothing", async () => {
    const { report, link } = await mailed();
    const before = await report();
    for (let time = 0; time < 20; time++) {
      const answer = await fetch(link, { method: time % 2 === 0 ? "GET" : "HEAD" });
      expect(await answer.text()).not.toContain("Pomozite");
    }
    const after = await report();
    expect(after.dispatches).toMatchObject(before.dispatches.map(({ answer }) => ({ answer })));
    expect(after.history.map(({ code }) => code)).not.toContain("viewed");
  });

  test("who holds an old link gets a new one into the agency's mailbox, and nothing else", async () => {
    const { reference, link } = await mailed();
    const page = await browser.newPage({ width: 360, locale: "en" });
    await page.goto(link.replace(/.$/, (last) => (last === "A" ? "B" : "A")));
    await heading(page, access("en", "gone.heading")).waitFor();
    expect(await page.locator("body").textContent()).not.toContain(reference);
    await screenshot(page, "desk-gone-360");
    expect(await violations(page)).toEqual([]);
    system.advance(11 * 60_000);
    await press(page, access("en", "gone.button"));
    await heading(page, access("en", "renewed.heading")).waitFor();
    const newer = linkIn(await mailbox.about(reference, 2));
    expect(newer).not.toBe(link);
    await page.goto(newer);
    await heading(page, access(locale, "open.heading", { reference })).waitFor();
    await page.goto(link);
    await heading(page, access("en", "gone.heading")).waitFor();
  });

  test("a report about an address that was reported before shows the other one", async () => {
    const first = await mailed("t.me/jedna_grupa");
    const second = await mailed("https://www.t.me/jedna_grupa/?utm_source=x");
    const page = await browser.newPage({ locale: "en" });
    await enter(page, second.link);
    await page.getByRole("link", { name: first.reference }).click();
    await heading(page, desk(locale, "report.heading", { reference: first.reference })).waitFor();
    expect((await first.report()).related).toContain((await second.report()).id);
  });
});

/** Another site, where somebody reads their mail. */
async function serve(body: string): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(`<main>${body}</main>`));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return { url: `http://localhost:${address.port}`, server };
}

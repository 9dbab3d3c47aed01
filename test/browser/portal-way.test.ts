import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { Officer } from "../../infra/demo/officer.js";
import { type Target, targetOf } from "../../infra/demo/target.js";
import type { LocalSystem } from "../../infra/local/start.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { parseReceipt, reportIdOf } from "../../shared/domain/receipt.js";
import { type Report, unsent } from "../../shared/domain/report.js";
import { type Jurisdiction, LOCALES, type Locale } from "../../shared/domain/vocabulary.js";
import { follow } from "../../shared/language/follow.js";
import { langOf } from "../../shared/language/locales.js";
import { page as says } from "../../shared/language/pages.js";
import { problemTitle } from "../../shared/language/problems.js";
import { shell } from "../../shared/language/shell.js";
import { startSystem } from "../pipeline/system.js";
import { openBrowser, PATIENT, type TestBrowser, violations } from "./browser.js";
import { Person, RECEIPT } from "./person.js";
import { remnants } from "./remnants.js";

/** Where somebody who reads a language is, and what happened to them. */
const TOLD: Readonly<Record<Locale, readonly [Jurisdiction, string]>> = {
  "sr-Latn": ["RS", "Drug iz razreda mi svaki dan piše uvrede i preti mi."],
  "sr-Cyrl": ["RS", "Друг из разреда ми сваки дан пише увреде и прети ми."],
  cnr: ["ME", "Drug iz razreda mi svaki dan piše uvrede i prijeti mi."],
  sq: ["AL", "Një shok klase më shkruan çdo ditë fyerje dhe më kërcënon."],
  vi: ["VN-DN", "Bạn học nhắn tin chửi em và dọa đăng ảnh xấu của em lên nhóm lớp."],
  en: ["RS", "A boy in my class writes insults to me every day and threatens me."],
};
const LATER = "2026 😟 <b>m</b>";
const QUESTION = "??? 8b";

/** Each language both ways, and both widths both ways. */
const RUNS = LOCALES.flatMap((locale, index) =>
  [320, 1280].map((width, which) => ({ locale, width, javaScript: (index + which) % 2 === 0 })),
);

describe("the whole way, in a browser", { timeout: PATIENT }, () => {
  let system: LocalSystem;
  let browser: TestBrowser;
  let target: Target;
  beforeAll(async () => {
    browser = await openBrowser();
    system = await startSystem();
    target = targetOf(system);
    return () => Promise.all([browser.close(), system.stop()]);
  }, PATIENT);

  async function arrive({ locale, ...options }: (typeof RUNS)[number]) {
    const page = await browser.newPage({ ...options, locale: "en" });
    const person = new Person(page, locale, system.httpUrl);
    /** Each page is looked at before anybody goes on. */
    const look = async (name: string): Promise<void> => {
      expect(await violations(page), name).toEqual([]);
      expect(await remnants(page, locale), name).toEqual([]);
      expect(await page.locator("html").getAttribute("lang"), name).toBe(langOf(locale));
    };
    return { page, person, look };
  }

  /** The report of a receipt, once somebody is told to act on it. */
  async function dispatched(receipt: string): Promise<Report> {
    const parsed = parseReceipt(receipt);
    if (!parsed.ok) throw new Error("no receipt");
    for (let look = 0; look < 600; look++) {
      const report = await target.reports.get(reportIdOf(parsed.receipt));
      if (report && report.dispatches.length > 0 && unsent(report.dispatches).length === 0) return report;
      await sleep(50);
    }
    throw new Error("nobody was told");
  }

  async function ask(receipt: string): Promise<void> {
    const { jurisdiction, dispatches, reference } = await dispatched(receipt);
    const asked = dispatches.find(({ role }) => role === "acts")?.agency;
    const agency = builtInBook(jurisdiction).agencies.find(({ id }) => id === asked);
    if (!agency) throw new Error("nobody is to act");
    const officer = new Officer(agency, target);
    await officer.open(await officer.mailbox.about(reference));
    await officer.act("acknowledge");
    await officer.act("ask", { text: QUESTION });
  }

  test.each(RUNS)("in $locale, $width px wide, JavaScript: $javaScript", async (run) => {
    const { page, person, look } = await arrive(run);
    const { locale } = run;
    const [jurisdiction, text] = TOLD[locale];

    await person.open();
    await look("form");
    await person.field(says(locale, "danger.no")).check();
    await person.unfold(says(locale, "more.summary"));
    await person.field(says(locale, "reporter.child")).check();
    await person.unfold(says(locale, "reach.summary"));
    await person.field(says(locale, "contact.label")).fill("065 111 222");
    await person.unfold(says(locale, "about.summary"));
    await person.sendInVain();
    await look("form with errors");
    await person.choosePlace(jurisdiction);
    await person.written.fill(text);
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await person.send();
    const receipt = await person.receipt();
    expect(receipt).toMatch(RECEIPT);
    await look("receipt");

    await page.getByRole("link", { name: says(locale, "receipt.follow-link") }).click();
    await person.heading(follow(locale, "enter.heading")).waitFor();
    await look("receipt asked for");
    await person.show(receipt.replace(/.$/, (last) => (last === "A" ? "B" : "A")));
    await person.heading(says(locale, "error.heading")).waitFor();
    await look("receipt mistyped");
    if (run.javaScript) await ask(receipt);
    await person.show(receipt.toLowerCase().replaceAll("-", " "));
    await person.heading(follow(locale, "report.heading")).waitFor();
    if (run.javaScript) await page.getByText(QUESTION).waitFor();
    await look("report");
    await person.field(follow(locale, run.javaScript ? "reply.answer" : "reply.add")).fill(LATER);
    await person.press(says(locale, "form.submit"));
    await page.getByText(follow(locale, "sent.heading")).waitFor();
    expect(await page.getByText(LATER, { exact: true }).count()).toBe(1);
    await look("report with a reply");

    await person.unfold(follow(locale, "withdraw.heading"));
    await person.press(follow(locale, "withdraw.button"));
    await person.heading(says(locale, "error.heading")).waitFor();
    await look("not sure about withdrawing");
    await person.field(follow(locale, "withdraw.confirm")).check();
    await person.press(follow(locale, "withdraw.button"));
    await person.heading(follow(locale, "withdrawn.heading")).waitFor();
    await look("withdrawn");
    await page.getByRole("link", { name: shell(locale, "footer.answer") }).click();
    await person.show(receipt);
    await person.errors.waitFor();
    expect(await page.getByText(LATER).count()).toBe(0);

    await page.getByRole("link", { name: shell(locale, "footer.training") }).click();
    await person.heading(says(locale, "training.heading")).waitFor();
    await look("training");
    await person.sendInVain();
    await look("training with errors");
    await person.choosePlace(jurisdiction);
    await person.field(says(locale, "institution.school")).check();
    await person.field(says(locale, "training.text")).fill(text);
    await person.field(says(locale, "training.contact")).fill("skola@example.org");
    await person.field(says(locale, "contactConsent.self")).check();
    await person.send();
    expect(await person.receipt("training.received")).toMatch(RECEIPT);
    await look("receipt for training");

    await person.open("/nowhere");
    await person.heading(problemTitle(locale, "not-found")).waitFor();
    await look("nothing there");
    expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
  });
});

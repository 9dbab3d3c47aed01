import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { Mailbox } from "../../infra/demo/mailbox.js";
import { Officer } from "../../infra/demo/officer.js";
import { targetOf } from "../../infra/demo/target.js";
import { applyDirectories } from "../../infra/local/directories.js";
import { startLocal } from "../../infra/local/start.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { launchChromium } from "./chromium.js";

/** `npm run screenshots`: how the public pages look on a telephone, for the README. */
const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
/** CSS pixels of a small telephone, each drawn as four. */
const TELEPHONE = { viewport: { width: 360, height: 720 }, deviceScaleFactor: 2 };

process.env["TZ"] = "UTC";
await mkdir(FOLDER, { recursive: true });
const system = await startLocal({ ports: { http: 0, inbox: 0, dynamodb: 0, sqs: 0 }, afterStores: applyDirectories });
const browser = await launchChromium();

async function visit(address: string): Promise<Page> {
  const page = await (await browser.newContext(TELEPHONE)).newPage();
  await page.goto(`${system.httpUrl}${address}`);
  return page;
}

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${FOLDER}${name}.png` });
}

const send = (page: Page): Promise<void> => page.locator("main form button[type=submit]").first().click();

try {
  await keep(await visit("/sq?jurisdiction=AL"), "form-sq");

  const danger = await visit("/vi?jurisdiction=VN-18");
  await danger.locator("input[name=danger][value=yes]").check();
  await danger.locator("#danger").evaluate((choice) => choice.closest("fieldset")?.scrollIntoView());
  await keep(danger, "danger-vi");

  const faulty = await visit("/sr-Cyrl?jurisdiction=RS");
  await send(faulty);
  await keep(faulty, "error-sr-Cyrl");

  const receipt = await visit("/en?jurisdiction=RS");
  await receipt.locator("textarea[name=text]").fill("Učenici u grupi svakodnevno vređaju i ismevaju jednog dečaka.");
  await send(receipt);
  await receipt.locator(".receipt").waitFor();
  await keep(receipt, "receipt-en");

  const code = (await receipt.locator(".receipt strong").textContent()) ?? "";
  const { agencies } = builtInBook("RS");
  const school = agencies.find(({ id }) => id === "education");
  if (!school) throw new Error("the schools have left the directory");
  const target = targetOf(system);
  const reference = /RS-\w{5}-\w{5}/.exec((await receipt.locator("main").textContent()) ?? "")?.[0] ?? "";
  const officer = new Officer(school, target);
  await officer.open(await new Mailbox(school, target).about(reference));
  await officer.act("acknowledge");
  await officer.act("ask", { text: "Which school is it, and which class?" });

  const follow = await visit("/en/answer");
  await follow.locator("input[name=receipt]").fill(code.trim());
  await send(follow);
  await follow.locator("#reply").evaluate((heading) => heading.scrollIntoView());
  await keep(follow, "follow-up-en");
} finally {
  await browser.close();
  await system.stop();
}

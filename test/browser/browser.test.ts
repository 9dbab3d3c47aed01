import { readFile, rm } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { openBrowser, PATIENT, screenshot, type TestBrowser, violations } from "./browser.js";

const sound = `<!DOCTYPE html><html lang="en"><title>Sound</title><main><h1>Sound</h1><p>Nothing to say.</p></main>`;
const script = `<p id="state">still</p><script>state.textContent = "moved"</script>`;

/** Each of them breaks one rule, and nothing else of the page does. */
const faults: readonly (readonly [line: string, html: string])[] = [
  ["image-alt: img:", `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`],
  ["color-contrast: .faint:", `<p class="faint" style="color:#bbb">Hard to read</p>`],
  [
    "target-size: .small:",
    `<div><button class="small" style="all:unset;width:10px;height:10px">a</button><button style="padding:2rem">b</button></div>`,
  ],
  ["reflow: the page is", `<div style="width:2000px">Wide</div>`],
  ["script: Error: broken", `<script>throw new Error("Error: broken")</script>`],
  [
    "Content Security Policy",
    `<meta http-equiv="Content-Security-Policy" content="style-src 'none'"><style>p{margin:0}</style>`,
  ],
];

describe.each([true, false])("a page in a browser, with JavaScript: %s", { timeout: PATIENT }, (javaScript) => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await openBrowser();
    return () => browser.close();
  }, PATIENT);

  test("a sound page has no violations", async () => {
    const page = await browser.newPage({ javaScript });
    await page.setContent(sound);
    expect(await violations(page)).toEqual([]);
  });

  test.each(faults.filter(([line]) => javaScript || !line.startsWith("script")))(
    "a fault is named: %s",
    async (line, html) => {
      const page = await browser.newPage({ javaScript, width: 320 });
      await page.setContent(sound.replace("</main>", `${html}</main>`));
      expect(await violations(page)).toEqual([expect.stringContaining(line)]);
    },
  );

  test("its scripts run if and only if they may, also after violations were looked for", async () => {
    const page = await browser.newPage({ javaScript });
    for (const _time of [1, 2]) {
      await page.setContent(sound.replace("</main>", `${script}</main>`));
      expect(await page.locator("#state").textContent()).toBe(javaScript ? "moved" : "still");
      await violations(page);
    }
  });

  test("a screenshot is kept for people to look at", async () => {
    const page = await browser.newPage({ javaScript });
    await page.setContent(sound);
    const name = `a-sound-page-${javaScript}`;
    await rm(await screenshot(page, name));
    const file = await readFile(await screenshot(page, name));
    expect(file.subarray(1, 4).toString("latin1")).toBe("PNG");
  });
});

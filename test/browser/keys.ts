import type { Locator, Page } from "playwright-core";
import * as z from "zod";

/** More than any page has. */
const MOST_STOPS = 80;

/** What has the focus: what it is called, and what is wrong with how it is shown. A choice is marked at its label. */
const FOCUS = `(() => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return { name: "", faults: [] };
  const marked = /^(radio|checkbox)$/.test(focused.type) ? focused.nextElementSibling : focused;
  const { outlineStyle, outlineWidth } = getComputedStyle(marked);
  // A link may stand on two lines.
  const seen = [...marked.getClientRects()].some(({ left, right, top, bottom }) =>
    [top + 3, (top + bottom) / 2, bottom - 3].some((y) => marked.contains(document.elementFromPoint((left + right) / 2, y))));
  const faults = [];
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) faults.push("is not marked");
  if (!seen) faults.push("is out of sight");
  return { name: focused.name || focused.id || marked.textContent.trim(), faults };
})()`;
const focus = z.object({ name: z.string(), faults: z.array(z.string()) });

/** Somebody who has keys alone. What has the focus must be seen at every stop. */
export class Keys {
  readonly page: Page;
  /** What was wrong on the way. */
  readonly faults: string[] = [];

  constructor(page: Page) {
    this.page = page;
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** One stop on. @returns what has the focus then; empty beyond the last one */
  async next(): Promise<string> {
    await this.press("Tab");
    const { name, faults } = focus.parse(await this.page.evaluate(FOCUS));
    for (const fault of faults) this.faults.push(`${name} ${fault}`);
    return name;
  }

  /** Goes on to something. @throws Error when one never gets there */
  async to(target: Locator): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      await this.next();
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    }
    throw new Error(`no key leads to ${target}`);
  }

  /** All stops of the page from where one is, until it begins anew. */
  async round(): Promise<string[]> {
    const names: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      const name = await this.next();
      if (name === "") return names;
      names.push(name);
    }
    throw new Error(`the focus stays within ${[...new Set(names)].join(", ")}`);
  }
}

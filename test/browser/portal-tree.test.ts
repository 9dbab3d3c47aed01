import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import { follow } from "../../shared/language/follow.js";
import { page as says } from "../../shared/language/pages.js";
import { shell } from "../../shared/language/shell.js";
import { openBrowser, PATIENT, type TestBrowser } from "./browser.js";
import { Person } from "./person.js";
import { type PortalServer, servePortal } from "./portal-server.js";

/** What a screen reader is given: the tree that the browser makes of a page, in its order. */
async function treeOf(page: Page): Promise<readonly Node[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  // The answer goes level by level; people are read from top to bottom.
  const inOrder = (node: (typeof nodes)[number]): typeof nodes => [
    ...(node.ignored ? [] : [node]),
    ...(node.childIds ?? []).flatMap((id) => childOf(id)),
  ];
  const childOf = (id: string): typeof nodes => {
    const child = byId.get(id);
    return child ? inOrder(child) : [];
  };
  const [root] = nodes;
  return (root ? inOrder(root) : []).map(({ role, name, description, properties = [] }) => ({
    role: String(role?.value ?? ""),
    name: String(name?.value ?? ""),
    description: String(description?.value ?? ""),
    states: properties.filter(({ value }) => value.value === true || value.value === "true").map((one) => one.name),
  }));
}

interface Node {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** Names of properties that hold: focused, invalid, expanded, … */
  readonly states: readonly string[];
}

/** A form without a name is none. */
const LANDMARKS = ["banner", "navigation", "main", "contentinfo", "region"];
const CONTROLS = ["link", "textbox", "radio", "checkbox", "combobox", "button", "DisclosureTriangle"];

const namesOf = (tree: readonly Node[], ...roles: readonly string[]) =>
  tree.filter(({ role }) => roles.includes(role)).map(({ name }) => name);

function nodeIn(tree: readonly Node[], role: string, name: string): Node {
  const found = tree.find((one) => one.role === role && one.name === name);
  if (!found) throw new Error(`there is no ${role} "${name}", but ${namesOf(tree, role).join("; ") || "none"}`);
  return found;
}

describe("the tree that screen readers get", { timeout: PATIENT }, () => {
  let browser: TestBrowser;
  let portal: PortalServer;
  beforeAll(async () => {
    browser = await openBrowser();
    portal = await servePortal({ served: JURISDICTIONS });
    return () => Promise.all([browser.close(), portal.stop()]);
  }, PATIENT);

  async function someone() {
    const person = new Person(await browser.newPage({ width: 320 }), "en", portal.url);
    await person.open("?jurisdiction=RS");
    return person;
  }

  test("begins with the way past everything and the way out, and names each part of the page once", async () => {
    const { page } = await someone();
    const tree = await treeOf(page);
    expect(namesOf(tree, "link").slice(0, 2)).toEqual([shell("en", "skip"), shell("en", "leave.link")]);
    expect(
      tree.filter(({ role }) => LANDMARKS.includes(role)).map(({ role, name }) => `${role} ${name}`.trim()),
    ).toEqual([
      "banner",
      `navigation ${shell("en", "languages")}`,
      "main",
      "contentinfo",
      `navigation ${shell("en", "footer.label")}`,
    ]);
    expect(tree.filter(({ role }) => role === "heading").map(({ name }) => name)).toEqual([says("en", "form.heading")]);
  });

  test("every control has a name, and what helps to answer is read with it", async () => {
    const { page } = await someone();
    const tree = await treeOf(page);
    for (const { role, name } of tree) if (CONTROLS.includes(role)) expect([role, name]).not.toEqual([role, ""]);
    const text = nodeIn(tree, "textbox", says("en", "text.label"));
    expect(text.description).toBe(says("en", "text.hint", { max: 10_000 }));
    expect(nodeIn(tree, "group", says("en", "danger.label")).description).toBe(says("en", "danger.hint"));
  });

  test("from the form's heading to its button one meets few controls that are not a number to call", async () => {
    const { page } = await someone();
    const tree = await treeOf(page);
    const start = tree.findIndex(({ role }) => role === "heading");
    const end = tree.findIndex(({ role, name }) => role === "button" && name === says("en", "form.submit"));
    const met = tree.slice(start, end).filter(({ role, name }) => CONTROLS.includes(role) && !/^[\d ]+$/.test(name));
    expect(met.map(({ role }) => role)).toEqual([
      "DisclosureTriangle",
      "combobox",
      "textbox",
      "radio",
      "radio",
      "DisclosureTriangle",
      "DisclosureTriangle",
    ]);
  });

  test("an error is announced, has the focus, and is read with its field", async () => {
    const person = await someone();
    await person.sendInVain();
    const tree = await treeOf(person.page);
    expect(nodeIn(tree, "alert", says("en", "error.heading")).states).toContain("focused");
    const text = nodeIn(tree, "textbox", says("en", "text.label"));
    expect(text.states).toContain("invalid");
    expect(text.description).toContain(says("en", "error.mark"));
    expect(await person.page.title()).toMatch(new RegExp(`^${says("en", "error.mark")}`));
  });

  test("the numbers come when somebody is in danger, and not before", async () => {
    const person = await someone();
    const numbers = async () =>
      namesOf(await treeOf(person.page), "link").filter((name) => /^[\d ]+$/.test(name)).length;
    const before = await numbers();
    await person.page.getByRole("radio", { name: says("en", "danger.yes") }).check();
    expect(await numbers()).toBe(2 * before);
  });

  test("receipt and follow-up name their parts, their tools, and a place for what is said later", async () => {
    const person = await someone();
    await person.written.fill("Someone hits me.");
    await person.send();
    const receipt = await person.receipt();
    const kept = await treeOf(person.page);
    expect(namesOf(kept, "heading")[0]).toBe(says("en", "receipt.heading"));
    for (const name of ["copy", "print", "picture"] as const) nodeIn(kept, "button", shell("en", `keep.${name}`));
    expect(kept.some(({ role }) => role === "status")).toBe(true);

    await person.open("/answer");
    await person.show(receipt);
    await person.heading(follow("en", "report.heading")).waitFor();
    const tree = await treeOf(person.page);
    expect(namesOf(tree, "region")).toEqual(namesOf(tree, "heading").slice(1));
  });
});

import { expect, test } from "vitest";
import { openApi } from "../document.js";
import { operationsIn } from "../openapi.js";
import { apiPage } from "./page.js";

const document = openApi();
const page = apiPage(document);
const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

test("each operation, shape and code of the document is on the page", () => {
  for (const { path, operation } of operationsIn({ ...document.paths, ...document.webhooks })) {
    expect(ids).toContain(operation.operationId);
    expect(page).toContain(`<code>${path}</code>`);
  }
  for (const name of Object.keys(document.components.schemas)) expect(ids).toContain(`shape-${name}`);
  const codes = JSON.stringify(document).matchAll(/"urn:safelane:problem:([a-z-]+)"/g);
  for (const [, code] of codes) expect(page).toContain(`<code>${code}</code>`);
});

test("every link within the page leads somewhere, and no place has two of a name", () => {
  const links = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  expect(ids.length).toBe(new Set(ids).size);
});

import { expect, test } from "vitest";
import cdkJson from "../../cdk.json" with { type: "json" };
import { parseSettings } from "../settings.js";
import { contextHere } from "./context.js";

const here = (safelane: object) => parseSettings(contextHere({ safelane: { ...safelane } })["safelane"], "a test");

test("what runs on one machine is a test, and lets the pages of docs/examples in", () => {
  const { purpose, portal, ...others } = here(cdkJson.context.safelane);
  expect([purpose, portal.origins, portal.frameAncestors]).toEqual([
    "test",
    ["http://127.0.0.1:8080"],
    ["http://127.0.0.1:8080"],
  ]);
  expect(others).toMatchObject({ name: "safelane", data: "retain" });
});

test("sites that the settings name stay beside them", () => {
  const portal = { origins: ["https://school.example"], leaveTo: "https://weather.example/" };
  expect(here({ ...cdkJson.context.safelane, portal }).portal).toEqual({
    origins: ["https://school.example", "http://127.0.0.1:8080"],
    frameAncestors: ["http://127.0.0.1:8080"],
    leaveTo: "https://weather.example/",
  });
});

test("settings of another shape are left for the app to refuse", () => {
  const context = { safelane: { portal: "none" } };
  expect(contextHere(context)).toBe(context);
});

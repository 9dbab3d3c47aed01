import { describe, expect, test } from "vitest";
import { isSameSite } from "./same-site.js";

const gateway = { host: "desk.example", "x-forwarded-proto": "https" };
const local = { host: "127.0.0.1:3000" };

describe("a post is of our own site", () => {
  test.each([
    ["by its origin, from older browsers", { ...gateway, origin: "https://desk.example" }],
    ["by what browsers say of it", { ...gateway, "sec-fetch-site": "same-origin" }],
    [
      "by what browsers say of it, with the origin hidden",
      { ...gateway, "sec-fetch-site": "same-origin", origin: "null" },
    ],
    ["by both", { ...gateway, "sec-fetch-site": "same-origin", origin: "https://desk.example" }],
    ["when a person restores the tab", { ...gateway, "sec-fetch-site": "none" }],
    [
      "by its origin, through what stands before the gateway",
      { ...gateway, host: "api.example", "x-forwarded-host": "desk.example", origin: "https://desk.example" },
    ],
    ["on one machine, without a gateway", { ...local, origin: "http://127.0.0.1:3000" }],
  ])("%s", (_how, headers) => {
    expect(isSameSite({ headers })).toBe(true);
  });
});

describe("a post is not", () => {
  test.each([
    ["when nothing is said of it", gateway],
    ["when its origin is hidden and nothing else is said", { ...gateway, origin: "null" }],
    ["by another site", { ...gateway, "sec-fetch-site": "cross-site" }],
    ["by another host of the same domain", { ...gateway, "sec-fetch-site": "same-site" }],
    ["by something that no browser says", { ...gateway, "sec-fetch-site": "Same-Origin, cross-site" }],
    ["by another origin", { ...gateway, origin: "https://evil.example" }],
    ["by the same host without TLS", { ...gateway, origin: "http://desk.example" }],
    ["when one of the two says so", { ...gateway, origin: "https://evil.example", "sec-fetch-site": "same-origin" }],
    ["when the other says so", { ...gateway, origin: "https://desk.example", "sec-fetch-site": "cross-site" }],
  ])("%s", (_how, headers) => {
    expect(isSameSite({ headers })).toBe(false);
  });
});

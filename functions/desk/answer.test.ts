import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { transient } from "../../shared/domain/errors.js";
import { hours } from "../../shared/domain/instant.js";
import { freshSecret, hashOfSecret } from "../../shared/domain/secrets.js";
import { LOCALES } from "../../shared/domain/vocabulary.js";
import { PAGE_CSP } from "../../shared/pages/style.js";
import { memorySessions } from "../../shared/stores/sessions.memory.js";
import { aBrowser, anOfficer, signIn } from "./testing/browser.js";
import { aDesk } from "./testing/desk.js";

const SESSION = "__Host-desk";

describe("a form", () => {
  test("of no session, of another one, or of none that there was, does nothing", async () => {
    const { desk, sample, browser, report, secret } = await anOfficer();
    const colleague = aBrowser(desk);
    await signIn(desk, colleague, sample);
    const theirs = /name="form" value="([^"]+)"/.exec((await colleague.get(report)).body)?.[1] ?? "";
    const before = desk.snapshot();
    for (const fields of [{}, { form: "" }, { form: theirs }, { form: secret }, { form: hashOfSecret(secret) }]) {
      for (const path of [`${report}/acknowledge`, "/desk/leave"]) {
        expect((await browser.post(path, fields)).status).toBe(403);
      }
    }
    expect(desk.snapshot()).toEqual(before);
  });

  test("of the session's own page is taken", async () => {
    const { desk, browser, report, form } = await anOfficer();
    expect((await browser.post(`${report}/acknowledge`, { form })).status).toBe(303);
    expect(desk.reports.all()[0]?.dispatches[0]?.answer).toBe("acknowledged");
  });

  test.each([
    ["another origin", { origin: "https://evil.example" }],
    ["another origin that claims to be ours", { origin: "https://evil.example", "sec-fetch-site": "same-origin" }],
    ["our host without TLS", { origin: "http://desk.example" }],
    ["our host at another port", { origin: "https://desk.example:8443" }],
    ["a host that begins like ours", { origin: "https://desk.example.evil.example" }],
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a neighbouring host", { origin: "null", "sec-fetch-site": "same-site" }],
    ["a hidden origin", { origin: "null" }],
    ["who does not say", {}],
  ])("from %s is refused before anything is looked at", async (_what, headers) => {
    const { desk, sample, browser, report, form } = await anOfficer();
    const link = `/desk/open/${sample.dispatch()}/${sample.secrets[0]}`;
    desk.pass(hours(1));
    const before = desk.snapshot();
    for (const path of [link, "/desk/code", "/desk/leave", `${report}/acknowledge`]) {
      const { status, cookies } = await browser.post(path, { form, renew: "yes", code: "00000001" }, headers);
      expect([status, cookies]).toEqual([403, []]);
    }
    expect(desk.snapshot()).toEqual(before);
  });

  test.each([
    ["JSON", "application/json", 415],
    ["with a file", "multipart/form-data; boundary=x", 415],
  ])("that is %s is refused", async (_what, type, status) => {
    const { browser, report } = await anOfficer();
    const headers = { origin: "https://desk.example", "content-type": type };
    expect((await browser.post(`${report}/acknowledge`, { a: "{}" }, headers)).status).toBe(status);
  });
});

describe("every answer", () => {
  test.each([
    ["/desk/nowhere", 404, undefined],
    ["/desk/open/x", 404, undefined],
    ["/desk/code", 405, "POST"],
    ["/desk/leave", 405, "POST"],
    ["/desk/reports/x/y", 405, "POST"],
  ])("to GET %s is a page: %s", async (path, status, allow) => {
    const { headers, ...answered } = await aBrowser(aDesk()).get(path);
    expect([answered.status, headers["allow"], headers["content-type"]]).toEqual([
      status,
      allow,
      "text/html; charset=utf-8",
    ]);
  });

  test("is kept by no cache, loads nothing, and tells other sites nothing", async () => {
    const { desk, sample, browser, report, form } = await anOfficer();
    const link = `/desk/open/${sample.dispatch()}/${sample.secrets[0]}`;
    const stranger = aBrowser(desk);
    const answers = [
      await stranger.get(link),
      await stranger.get(`${link}x`),
      await stranger.post(link),
      await stranger.post(link, { renew: "yes" }),
      await stranger.post("/desk/code", { code: "1" }),
      await stranger.post("/desk/code", { code: "99999999" }),
      await stranger.get("/desk"),
      await stranger.get("/desk/nowhere"),
      await browser.post("/desk/leave", {}),
      await browser.post(`${report}/acknowledge`, { form }, {}),
      await browser.post("/desk/leave", { form }),
    ];
    for (const { headers, body } of answers) {
      expect(headers).toMatchObject({
        "cache-control": "no-store",
        "referrer-policy": "same-origin",
        "content-security-policy": PAGE_CSP,
      });
      expect(body).not.toMatch(/<script|<img|<link|https?:/);
    }
  });

  test("to a browser of each language is in that language, while nobody is known", async () => {
    const titles = new Set<string>();
    for (const locale of LOCALES)
      titles.add((await aBrowser(aDesk()).get("/desk", { "accept-language": locale })).body);
    // Montenegrin reads the Serbian texts where it has none of its own.
    expect(titles.size).toBeGreaterThanOrEqual(LOCALES.length - 1);
  });

  test("is a page that says so when a store does not answer, and the reason goes to the ops team alone", async () => {
    const sessions = { ...memorySessions(), session: () => Promise.reject(transient("sessions-unavailable")) };
    const desk = aDesk({ sessions });
    const browser = aBrowser(desk);
    browser.cookies.set(SESSION, freshSecret());
    const { status, headers, body } = await browser.get("/desk");
    expect([status, headers["retry-after"]]).toEqual([503, "30"]);
    expect(body).not.toContain("sessions-unavailable");
    expect(desk.telemetry.records).toEqual([{ code: "desk-unavailable", facts: { reason: "sessions-unavailable" } }]);
  });
});

test("nothing that opens the desk, and no address, is ever told to ops teams", async () => {
  const { desk, sample, browser, report, form, secret } = await anOfficer({ randomBelow: () => 31_415_926 });
  const link = `/desk/open/${sample.dispatch()}/${sample.secrets[0]}`;
  const stranger = aBrowser(desk);
  await stranger.post(link);
  const challenge = stranger.cookies.get("__Host-challenge") ?? "none";
  await stranger.post("/desk/code", { code: "27182818" });
  desk.pass(hours(1));
  await stranger.post(link, { renew: "yes" });
  await stranger.get(`${link}x`);
  await browser.post(`${report}/acknowledge`, { form: "x" });
  await browser.post("/desk/leave", { form });
  const told = JSON.stringify(desk.telemetry.records);
  const codes = ["desk-code-sent", "desk-code-wrong", "desk-opened", "desk-left", "desk-refused", "link-renewed"];
  for (const code of codes) expect(told).toContain(code);
  for (const open of [sample.secrets[0] ?? "", challenge, secret, form]) {
    for (const word of [open, hashOfSecret(open)]) expect(told).not.toContain(word);
  }
  expect(told).not.toMatch(/31415926|27182818|@/);
});

test("nothing secret is compared letter by letter, which would tell by its time how much of a guess is right", () => {
  const folders = [import.meta.dirname, join(import.meta.dirname, "access")];
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const sources = files.filter((file) => /(?<!\.test)\.tsx?$/.test(file));
  expect(sources.length).toBeGreaterThan(10);
  for (const file of sources) {
    const secretly =
      /\b(link|secret|hash\w*|formToken|fields\["(form|code)"\]|challenge\.code)\b\S*\s*[!=]={1,2}(?![=\s]*undefined)/i;
    expect([file, secretly.exec(readFileSync(file, "utf8"))?.[0]]).toEqual([file, undefined]);
  }
});

import { describe, expect, test } from "vitest";
import { hours } from "../../shared/domain/instant.js";
import { freshSecret, hashOfSecret } from "../../shared/domain/secrets.js";
import { aBrowser, anOfficer } from "./testing/browser.js";
import { aDesk, POLICE, PREVENTION } from "./testing/desk.js";

const SESSION = "__Host-desk";

describe("without a session", () => {
  test.each(["/desk", `/desk/reports/${"0".repeat(32)}.0`, "/desk/reports/x"])(
    "%s says where the way in is, and leads round in no circle",
    async (path) => {
      const { status, headers, body } = await aBrowser(aDesk()).get(path);
      expect([status, headers["location"]]).toEqual([401, undefined]);
      expect(body).not.toContain("<form");
    },
  );

  test("nothing can be done", async () => {
    const { desk, report, form } = await anOfficer();
    const before = desk.snapshot();
    for (const path of [`${report}/acknowledge`, `${report}/x`, "/desk/leave"]) {
      expect((await aBrowser(desk).post(path, { form })).status).toBe(401);
    }
    expect(desk.snapshot()).toEqual(before);
  });

  test.each([freshSecret(), "", "x", "0".repeat(5_000), "%0d%0a", "__Host-desk=a"])(
    "a cookie that says %j is none",
    async (value) => {
      const { desk } = await anOfficer();
      const browser = aBrowser(desk);
      browser.cookies.set(SESSION, value);
      expect((await browser.get("/desk")).status).toBe(401);
    },
  );

  test("the hash of a session, from the table, opens nothing", async () => {
    const { desk, secret } = await anOfficer();
    const browser = aBrowser(desk);
    browser.cookies.set(SESSION, hashOfSecret(secret));
    expect((await browser.get("/desk")).status).toBe(401);
  });
});

describe("a session", () => {
  test("shows the agency its reports, and each of them", async () => {
    const { sample, browser, report, form } = await anOfficer();
    expect(form).not.toBe("");
    const list = await browser.get("/desk");
    expect([list.status, list.body.includes(sample.dispatch())]).toEqual([200, true]);
    expect((await browser.get(report)).status).toBe(200);
  });

  test("ends after eight hours, to the millisecond, whatever the browser keeps", async () => {
    const { desk, browser } = await anOfficer();
    desk.pass(hours(8) - 1);
    expect((await browser.get("/desk")).status).toBe(200);
    desk.pass(1);
    expect((await browser.get("/desk")).status).toBe(401);
  });

  test("ends at once when the agency leaves the directory", async () => {
    const { desk, browser, report, form } = await anOfficer();
    desk.changeBook((book) => ({ ...book, agencies: book.agencies.filter(({ id }) => id !== POLICE) }));
    expect((await browser.get("/desk")).status).toBe(401);
    expect((await browser.post(`${report}/acknowledge`, { form })).status).toBe(401);
  });

  test("ends when it is left, for copies of its cookie, too", async () => {
    const { desk, browser, form, secret } = await anOfficer();
    const { status, cookies } = await browser.post("/desk/leave", { form });
    expect(status).toBe(200);
    expect(cookies.map((cookie) => cookie.replace(/=.*Max-Age=0.*/, " is cleared")).sort()).toEqual([
      "__Host-challenge is cleared",
      "__Host-desk is cleared",
    ]);
    const copy = aBrowser(desk);
    copy.cookies.set(SESSION, secret);
    expect((await copy.get("/desk")).status).toBe(401);
  });

  test("does nothing to another agency's report, and shows nothing of it", async () => {
    const { desk, browser, form } = await anOfficer();
    const other = await desk.dispatched([PREVENTION]);
    const reference = (await desk.reports.get(other.id))?.reference ?? "";
    const before = desk.snapshot();
    const path = `/desk/reports/${other.dispatch()}`;
    const answers = [
      await browser.get(path),
      await browser.post(`${path}/acknowledge`, { form }),
      await browser.get("/desk"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 200]);
    for (const { body } of answers) expect(body).not.toContain(reference);
    expect(desk.snapshot()).toEqual(before);
  });
});

import { describe, expect, test } from "vitest";
import { transient } from "../../../shared/domain/errors.js";
import { days, hours, minutes, plus } from "../../../shared/domain/instant.js";
import { freshSecret, hashOfSecret } from "../../../shared/domain/secrets.js";
import { closed } from "../../../shared/domain/transitions/index.js";
import { aBrowser, signIn } from "../testing/browser.js";
import { aDesk, type Desk, mailOut, POLICE, PREVENTION } from "../testing/desk.js";

/** A desk, and a report that the police have a mail of. */
async function aMail(overrides: Parameters<typeof aDesk>[0] = {}) {
  const desk = aDesk(overrides);
  const sample = await desk.dispatched([POLICE]);
  const link = `/desk/open/${sample.dispatch()}/${sample.secrets[0]}`;
  return { desk, sample, link, browser: aBrowser(desk) };
}
const codesOf = ({ telemetry }: Desk) => telemetry.records.map(({ code }) => code);

describe("the link in a mail", () => {
  test("shows what it is about, to whom the code will go, and one button", async () => {
    const { desk, link, browser } = await aMail();
    const { status, body } = await browser.get(link);
    expect(status).toBe(200);
    const [report] = desk.reports.all();
    expect(body).toContain(report?.reference);
    expect(body).toContain("d…@vtk.mup.rs.example");
    expect(body).not.toContain("duty@");
    expect(body.match(/<form method="post">/g)).toHaveLength(1);
    expect(body).toContain('lang="sr-Cyrl"');
  });

  test("changes nothing, however often programs open it", async () => {
    const { desk, link, browser } = await aMail();
    const before = desk.snapshot();
    for (let time = 0; time < 100; time++) {
      expect((await browser.get(link)).cookies).toEqual([]);
      expect((await browser.head(link)).status).toBe(405);
    }
    expect(desk.snapshot()).toEqual(before);
    expect(desk.codes).toEqual([]);
  });

  test("opens nothing once a newer mail went out: not the page, and no code", async () => {
    const { desk, sample, link, browser } = await aMail();
    desk.pass(hours(1));
    await browser.post(link, { renew: "yes" });
    const newer = await mailOut(desk.reports, sample.id, 0, desk.now());
    expect((await browser.get(link)).status).toBe(410);
    expect((await browser.post(link)).status).toBe(410);
    expect(desk.codes).toEqual([]);
    expect((await browser.get(`/desk/open/${sample.dispatch()}/${newer}`)).status).toBe(200);
  });

  test("opens nothing after its time", async () => {
    const { desk, link, browser } = await aMail();
    desk.pass(days(30) - 1);
    expect((await browser.get(link)).status).toBe(200);
    desk.pass(1);
    expect((await browser.get(link)).status).toBe(410);
    expect((await browser.post(link)).status).toBe(410);
  });

  test("opens nothing once the report is closed, or the agency is no longer in the directory", async () => {
    const over = await aMail();
    const [report] = over.desk.reports.all();
    if (!report) throw new Error("no report");
    await over.desk.reports.apply(
      report.id,
      closed(report, 0, { outcome: "advised", retention: days(1) }, over.desk.now()),
    );
    expect((await over.browser.post(over.link)).status).toBe(410);

    const left = await aMail();
    left.desk.changeBook((book) => ({ ...book, agencies: book.agencies.filter(({ id }) => id !== POLICE) }));
    expect((await left.browser.post(left.link)).status).toBe(410);
    expect([...over.desk.codes, ...left.desk.codes]).toEqual([]);
  });

  test("can't be guessed from its other parts, nor borrowed from another dispatch", async () => {
    const { desk, sample, browser } = await aMail();
    const other = await desk.dispatched([PREVENTION]);
    const [secret = ""] = sample.secrets;
    const last = secret.endsWith("A") ? "B" : "A";
    const guesses = [freshSecret(), "", "undefined", secret.slice(0, -1) + last, `${secret}=`, other.secrets[0] ?? ""];
    for (const guess of guesses)
      expect((await browser.get(`/desk/open/${sample.dispatch()}/${guess}`)).status).not.toBe(200);
    expect((await browser.get(`/desk/open/${sample.id}.1/${secret}`)).status).toBe(410);
  });

  test.each([
    ["a line break", "%0d%0aset-cookie:%20a=b"],
    ["markup", "%3Cscript%3Ealert(1)%3C%2Fscript%3E"],
    ["another place", "..%2f..%2fdesk"],
    ["nothing readable", "%00%ff%fe".replaceAll("%ff%fe", "%c3%bf")],
  ])("with %s in it is answered by the same page, and nothing of it comes back", async (_what, part) => {
    const { sample, browser } = await aMail();
    const same = await browser.get(`/desk/open/${sample.dispatch()}/${freshSecret()}`);
    for (const path of [`/desk/open/${part}/x`, `/desk/open/${sample.dispatch()}/${part}`]) {
      expect(await browser.get(path)).toEqual(same);
      expect(await browser.post(path)).toEqual(same);
    }
  });
});

describe("a new link", () => {
  test("is asked for on the page of one that opens nothing, and goes to the agency", async () => {
    const { desk, sample, browser } = await aMail();
    desk.pass(days(40));
    const path = `/desk/open/${sample.dispatch()}/anything`;
    expect((await browser.get(path)).body).toContain('name="renew"');
    expect((await browser.post(path, { renew: "yes" })).status).toBe(200);
    expect(desk.reports.all()[0]?.dispatches[0]).toMatchObject({ state: "pending", letter: "first", number: 1 });
    expect(desk.outbox.sent.map(({ event }) => event)).toEqual([
      { type: "dispatch-due.1", reportId: sample.id, jurisdiction: "RS", dispatch: 0 },
    ]);
    expect(codesOf(desk)).toContain("link-renewed");
  });

  test("is sent once, however many ask, and not within ten minutes of the last mail", async () => {
    const { desk, sample, link, browser } = await aMail();
    desk.pass(minutes(10) - 1);
    await browser.post(link, { renew: "yes" });
    expect(desk.outbox.sent).toEqual([]);
    desk.pass(1);
    await Promise.all(Array.from({ length: 5 }, () => browser.post(link, { renew: "yes" })));
    expect(desk.outbox.sent).toHaveLength(1);
    await mailOut(desk.reports, sample.id, 0, desk.now());
    await browser.post(link, { renew: "yes" });
    expect(desk.outbox.sent).toHaveLength(1);
  });

  test("is sent ever more rarely to who asks again and again, at last once a day", async () => {
    const { desk, sample, link, browser } = await aMail();
    const times: number[] = [];
    for (let minute = 1; minute <= 6 * 24 * 60; minute++) {
      desk.pass(minutes(1));
      const before = desk.outbox.sent.length;
      await browser.post(link, { renew: "yes" });
      if (desk.outbox.sent.length === before) continue;
      times.push(minute);
      await mailOut(desk.reports, sample.id, 0, desk.now());
    }
    const waits = times.map((minute, at) => minute - (times[at - 1] ?? 0));
    expect(waits.slice(0, 8)).toEqual([10, 20, 40, 80, 160, 320, 640, 1280]);
    expect(new Set(waits.slice(8))).toEqual(new Set([1440]));
  });

  test("is answered alike for each dispatch that there is, was, or never was, and changes nothing where it can't be", async () => {
    const { desk, sample, browser } = await aMail();
    const over = await desk.dispatched([POLICE]);
    const report = await desk.reports.get(over.id);
    if (!report) throw new Error("no report");
    await desk.reports.apply(over.id, closed(report, 0, { outcome: "advised", retention: days(1) }, desk.now()));
    desk.pass(days(1));
    const before = desk.snapshot();
    const ask = (dispatch: string) => browser.post(`/desk/open/${dispatch}/x`, { renew: "yes" });
    const answers = [
      await ask(over.dispatch()),
      await ask(`${sample.id}.7`),
      await ask(`${"0".repeat(32)}.0`),
      await ask("x"),
    ];
    expect(desk.snapshot()).toEqual(before);
    expect(new Set([...answers, await ask(sample.dispatch())].map((one) => JSON.stringify(one))).size).toBe(1);
    expect(desk.outbox.sent).toHaveLength(1);
  });

  test("is on its way even when the queue does not take the message: the clock finds it", async () => {
    const { desk, link, browser } = await aMail({ dispatch: () => Promise.reject(transient("queue-unavailable")) });
    desk.pass(hours(1));
    expect((await browser.post(link, { renew: "yes" })).status).toBe(200);
    const [report] = desk.reports.all();
    expect(report?.dispatches[0]?.state).toBe("pending");
    expect(report?.dueAt && report.dueAt <= plus(desk.now(), minutes(3))).toBe(true);
    expect(codesOf(desk)).toContain("send-failed");
  });
});

describe("who is at the desk already", () => {
  test("gets to the report of their agency without another code", async () => {
    const { desk, sample, link, browser } = await aMail();
    await signIn(desk, browser, sample);
    const { status, headers } = await browser.post(link);
    expect([status, headers["location"]]).toEqual([303, `/desk/reports/${sample.dispatch()}`]);
    expect(desk.codes).toHaveLength(1);
  });

  test("needs a code for another agency's", async () => {
    const { desk, sample, browser } = await aMail();
    await signIn(desk, browser, sample);
    const other = await desk.dispatched([PREVENTION]);
    expect((await browser.post(`/desk/open/${other.dispatch()}/${other.secrets[0]}`)).status).toBe(200);
    expect(desk.codes.map(({ address }) => address)).toEqual([
      "duty@vtk.mup.rs.example",
      "podrska@mreza-prevencije.rs.example",
    ]);
  });

  test("needs a code for an agency of the same name in another jurisdiction", async () => {
    const { desk, link, browser } = await aMail();
    const secret = freshSecret();
    const until = plus(desk.now(), hours(8));
    await desk.sessions.open(hashOfSecret(secret), { jurisdiction: "ME", agency: POLICE, until });
    browser.cookies.set("__Host-desk", secret);
    expect((await browser.post(link)).status).toBe(200);
    expect(desk.codes).toHaveLength(1);
  });
});

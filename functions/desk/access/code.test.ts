import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { permanent, transient } from "../../../shared/domain/errors.js";
import { hours, minutes } from "../../../shared/domain/instant.js";
import { freshSecret, hashOfSecret } from "../../../shared/domain/secrets.js";
import { aBrowser, type Browser, signIn } from "../testing/browser.js";
import { aDesk, POLICE } from "../testing/desk.js";

const CHALLENGE = "__Host-challenge";
const SESSION = "__Host-desk";

/** A browser that has asked for a code, and what is needed to enter it. */
async function aCode(overrides: Parameters<typeof aDesk>[0] = {}) {
  const desk = aDesk(overrides);
  const sample = await desk.dispatched([POLICE]);
  const link = `/desk/open/${sample.dispatch()}/${sample.secrets[0]}`;
  const browser = aBrowser(desk);
  const asked = await browser.post(link);
  const code = () => desk.codes.at(-1)?.code ?? "";
  return {
    desk,
    sample,
    link,
    browser,
    asked,
    code,
    enter: (typed: string) => browser.post("/desk/code", { code: typed }),
  };
}
const isIn = async (browser: Browser) => (await browser.get("/desk")).status === 200;

describe("a code", () => {
  test("goes to where the mail went, and is on no page and in no store", async () => {
    const { desk, asked, code } = await aCode({ randomBelow: () => 40_414_243 });
    expect(desk.mailer.sent.map(({ to, tag }) => [to, tag])).toEqual([["duty@vtk.mup.rs.example", undefined]]);
    expect(desk.codes[0]).toMatchObject({ code: "40414243", minutes: 10, from: "desk@safelane.example" });
    expect([asked.status, asked.body.includes(code())]).toEqual([200, false]);
    expect(JSON.stringify(desk.sessions.all(), mapsToo)).not.toContain(code());
  });

  test("is stored so that nobody who reads the table can find it by trying all there are", async () => {
    const { desk, link } = await aCode({ randomBelow: () => 7 });
    await aBrowser(desk).post(link);
    const stored = JSON.stringify(desk.sessions.all(), mapsToo).match(/"code":"[^"]+"/g) ?? [];
    expect([stored.length, new Set(stored).size]).toEqual([2, 2]);
  });

  test("has eight digits that are drawn evenly, with the zeros in front", async () => {
    const asked: number[] = [];
    const { code } = await aCode({ randomBelow: (below) => asked.push(below) });
    expect([asked, code()]).toEqual([[100_000_000], "00000001"]);
  });

  test("lets in whoever enters it, to the report it was asked for", async () => {
    const { sample, browser, code, enter } = await aCode();
    const { status, headers } = await enter(code());
    expect([status, headers["location"]]).toEqual([303, `/desk/reports/${sample.dispatch()}`]);
    expect(await isIn(browser)).toBe(true);
    expect(browser.cookies.has(CHALLENGE)).toBe(false);
  });

  test.each(["0000 0001", " 00000001 ", "0000-0001", "0 0 0 0 0 0 0 1", "0000–0001"])(
    "may be typed as %j",
    async (typed) => {
      const { enter } = await aCode();
      expect((await enter(typed)).status).toBe(303);
    },
  );

  test.each(["", "1", "000000001", "0000000a", "٠٠٠٠٠٠٠١", "0".repeat(5_000)])(
    "%j is told to be none, and costs no try",
    async (typed) => {
      const { desk, code, enter } = await aCode();
      const before = desk.snapshot();
      expect((await enter(typed)).status).toBe(422);
      expect(desk.snapshot()).toEqual(before);
      expect((await enter(code())).status).toBe(303);
    },
  );

  test("that is wrong can be entered again, and the page says how often", async () => {
    const { code, enter } = await aCode();
    for (const left of [4, 3, 2, 1]) {
      const { status, body } = await enter("99999999");
      expect([status, body.includes(`: ${left}.`), body.includes("99999999")]).toEqual([422, true, false]);
    }
    expect((await enter(code())).status).toBe(303);
  });

  test("is burnt by five wrong tries, whatever they are and however many come at once", async () => {
    const wrong = fc.integer({ min: 2, max: 99_999_999 }).map((guess) => String(guess).padStart(8, "0"));
    const guesses = fc.array(fc.array(wrong, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(guesses, async (rounds) => {
        const { browser, code, enter } = await aCode();
        const answers: number[] = [];
        for (const round of rounds) answers.push(...(await Promise.all(round.map(enter))).map(({ status }) => status));
        const tries = rounds.flat().length;
        expect(answers.filter((status) => status === 422)).toHaveLength(Math.min(tries, 4));
        expect((await enter(code())).status).toBe(tries < 5 ? 303 : 410);
        expect(await isIn(browser)).toBe(tries < 5);
      }),
      { numRuns: 60 },
    );
  });

  test("among many guesses at once is compared with five of them at the most", async () => {
    const { enter, code } = await aCode();
    const wrong = Array.from({ length: 20 }, (_, guess) => String(guess + 50_000_000));
    const answers = await Promise.all([...wrong, code()].map(enter));
    expect(answers.map(({ status }) => status)).not.toContain(303);
  });

  test("is over after ten minutes", async () => {
    const { desk, code, enter } = await aCode();
    desk.pass(minutes(10));
    expect((await enter(code())).status).toBe(410);
  });

  test("opens one session, also when it is entered twice at once", async () => {
    const { browser, code, enter } = await aCode();
    const challenge = browser.cookies.get(CHALLENGE) ?? "";
    const answers = await Promise.all([enter(code()), enter(code())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
    expect(answers.flatMap(({ cookies }) => cookies.filter((one) => one.startsWith(SESSION)))).toHaveLength(1);
    browser.cookies.set(CHALLENGE, challenge);
    expect((await enter(code())).status).toBe(410);
  });

  test("opens nothing in another browser, with no challenge or with one of its own", async () => {
    const { desk, link, code, enter } = await aCode();
    const stranger = aBrowser(desk);
    expect((await stranger.post("/desk/code", { code: code() })).status).toBe(410);
    const first = code();
    await stranger.post(link);
    expect((await stranger.post("/desk/code", { code: first })).status).toBe(422);
    expect((await enter(first)).status).toBe(303);
  });

  test("is over when its agency leaves the directory meanwhile", async () => {
    const { desk, code, enter } = await aCode();
    desk.changeBook((book) => ({ ...book, agencies: book.agencies.filter(({ id }) => id !== POLICE) }));
    expect((await enter(code())).status).toBe(410);
  });

  test("burnt, used, over and unknown look the same", async () => {
    const used = await aCode();
    const challenge = used.browser.cookies.get(CHALLENGE) ?? "";
    await used.enter(used.code());
    used.browser.cookies.set(CHALLENGE, challenge);
    const over = await aCode();
    over.desk.pass(hours(1));
    const unknown = await aCode();
    unknown.browser.cookies.set(CHALLENGE, freshSecret());
    const without = await aCode();
    without.browser.cookies.clear();
    const answers = await Promise.all([used, over, unknown, without].map(({ enter }) => enter("00000001")));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
  });
});

describe("codes of a dispatch", () => {
  test("are five an hour, then one has to wait, and nothing is mailed", async () => {
    const { desk, link, browser } = await aCode();
    desk.pass(minutes(20));
    await Promise.all(Array.from({ length: 8 }, () => aBrowser(desk).post(link)));
    expect(desk.mailer.sent).toHaveLength(5);
    const { status, headers, body } = await browser.post(link);
    expect([status, headers["retry-after"]]).toEqual([429, String(40 * 60)]);
    // An hour after the first one, as clocks in Belgrade show it.
    expect(body).toContain("14:00");
    desk.pass(minutes(40));
    expect((await browser.post(link)).status).toBe(200);
  });

  test("can be asked for again when one could not be sent", async () => {
    for (const failure of [transient("mail-unavailable"), transient("mail-unknown"), permanent("mail-rejected")]) {
      const { desk, link, browser } = await aCode();
      browser.cookies.clear();
      desk.mailer.failures.push(failure);
      const { status, headers, body, cookies } = await browser.post(link);
      expect([status, headers["retry-after"], cookies]).toEqual([503, "30", []]);
      expect(body).toContain("prijave@nkc.mit.rs.example");
      expect(desk.telemetry.records.at(-1)).toMatchObject({
        code: "desk-unavailable",
        facts: { reason: failure.code },
      });
      expect((await browser.post(link)).status).toBe(200);
    }
  });
});

describe("cookies", () => {
  test("are for this host, over TLS, for no script and no other site", async () => {
    const { asked, enter, code } = await aCode();
    const entered = await enter(code());
    const [challenge, session, cleared] = [...asked.cookies, ...entered.cookies];
    const attributes = "Path=/; HttpOnly; Secure; SameSite=Strict";
    expect(challenge).toMatch(new RegExp(`^${CHALLENGE}=[\\w-]{22}; Max-Age=600; ${attributes}$`));
    expect(session).toMatch(new RegExp(`^${SESSION}=[\\w-]{22}; Max-Age=28800; ${attributes}$`));
    expect(cleared).toBe(`${CHALLENGE}=; Max-Age=0; ${attributes}`);
  });

  test("that somebody planted are never taken over", async () => {
    const { desk, sample } = await aCode();
    const browser = aBrowser(desk);
    const [plantedSession, plantedChallenge] = [freshSecret(), freshSecret()];
    browser.cookies.set(SESSION, plantedSession).set(CHALLENGE, plantedChallenge);
    await signIn(desk, browser, sample);
    expect(browser.cookies.get(SESSION)).not.toBe(plantedSession);
    expect(await isIn(browser)).toBe(true);
    for (const planted of [plantedSession, plantedChallenge]) {
      expect(JSON.stringify(desk.sessions.all(), mapsToo)).not.toContain(hashOfSecret(planted));
    }
  });

  test("of a challenge open no session, nor does its secret become one", async () => {
    const { browser, enter, code } = await aCode();
    const challenge = browser.cookies.get(CHALLENGE) ?? "";
    browser.cookies.set(SESSION, challenge);
    expect(await isIn(browser)).toBe(false);
    await enter(code());
    expect(browser.cookies.get(SESSION)).not.toBe(challenge);
  });
});

function mapsToo(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}

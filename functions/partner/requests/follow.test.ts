import { describe, expect, test } from "vitest";
import { hours, minutes, plus } from "../../../shared/domain/instant.js";
import { erased } from "../../../shared/domain/transitions/index.js";
import { PARTNER_PAGE } from "../../../shared/stores/reports.js";
import { aReport } from "../../../test/support/reports.js";
import {
  acceptedIn,
  aPartnerApi,
  detailsIn,
  listIn,
  PLATFORM,
  problemIn,
  valid,
  withoutQuota,
} from "../testing/a-partner.js";
import { finished, mailed, POLICE, takenOn } from "../testing/mailed.js";

describe("a partner follows its report", () => {
  test("from the beginning to what came of it, under its own case number", async () => {
    const api = await aPartnerApi();
    const { id, reference } = acceptedIn((await api.post({ ...valid, case: "ALO/8" })).body);
    const { status, body } = await api.show(id);
    expect([status, detailsIn(body)]).toMatchObject([200, { id, reference, case: "ALO/8", progress: "received" }]);

    const other = await mailed(api);
    const expected = plus(api.now(), hours(4));
    expect(detailsIn((await api.show(other)).body)).toMatchObject({
      ...{ case: "ALO/7", progress: "with-agency", expected, outcomes: [] },
      agencies: [{ id: POLICE, does: "has" }],
    });
    await takenOn(api, other);
    expect(detailsIn((await api.show(other)).body)).toMatchObject({ agencies: [{ id: POLICE, does: "works" }] });
    await finished(api, other);
    const { steps, progress, outcomes } = detailsIn((await api.show(other)).body);
    expect([progress, outcomes]).toEqual(["closed", ["protected"]]);
    expect(steps.map((step) => step.progress)).toEqual(["received", "with-agency", "taken-on", "closed"]);
  });

  test("with what agencies ask and answer, and not what they note among themselves", async () => {
    const api = await aPartnerApi();
    const id = await mailed(api);
    for (const kind of ["question", "note", "answer"] as const) {
      api.pass(minutes(1));
      await api.statements.addMessage(id, { at: api.now(), kind, dispatch: 0, text: `A ${kind}.` }, api.now());
    }
    await api.message(id, { text: "She is at home." });
    const { messages } = detailsIn((await api.show(id)).body);
    expect(messages.map(({ kind, agency, text }) => [kind, agency, text])).toEqual([
      ["question", POLICE, "A question."],
      ["answer", POLICE, "A answer."],
      ["reply", undefined, "She is at home."],
    ]);
  });

  test("until it is withdrawn or erased, which it is told", async () => {
    const api = await aPartnerApi();
    const [taken, old] = [await mailed(api), await mailed(api)];
    await api.withdraw(taken);
    await finished(api, old);
    await api.change(old, (report) => erased(report, api.now()));
    const bare = { steps: [], agencies: [], messages: [] };
    expect(detailsIn((await api.show(taken)).body)).toMatchObject({ ...bare, progress: "withdrawn", case: "ALO/7" });
    expect(detailsIn((await api.show(old)).body)).toMatchObject({ ...bare, progress: "erased" });
    expect(
      listIn((await api.list()).body)
        .reports.map(({ progress }) => progress)
        .sort(),
    ).toEqual(["erased", "withdrawn"]);
  });
});

describe("what is not a partner's own", () => {
  test("is answered as what never was, byte for byte, whichever it is and whatever is asked", async () => {
    const api = await aPartnerApi();
    const own = await mailed(api);
    const byPublic = aReport();
    await api.reports.create(byPublic);
    const answers = new Set<string>();
    for (const id of [own, byPublic.id, "f".repeat(32), "", "..", `${own}x`, "%00", own.toUpperCase()]) {
      for (const answered of [
        await api.show(id, PLATFORM.id),
        await api.message(id, { text: "Hello." }, PLATFORM.id),
        await api.message(id, {}, PLATFORM.id),
        await api.withdraw(id, PLATFORM.id),
      ])
        answers.add(JSON.stringify(withoutQuota(answered)));
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain("urn:safelane:problem:report-unknown");
    expect(await api.stored(own)).toMatchObject({ state: "dispatched" });
    expect(await api.statements.messages(own)).toEqual([]);
  });

  test("costs the same look-up as what never was", async () => {
    const source = await aPartnerApi();
    const own = await mailed(source);
    const asked: string[] = [];
    const get = async (id: string) => {
      asked.push(id);
      return source.reports.get(id);
    };
    const api = await aPartnerApi([PLATFORM], { reports: { ...source.reports, get } });
    await api.show(own, PLATFORM.id);
    await api.show("f".repeat(32), PLATFORM.id);
    expect(asked).toEqual([own, "f".repeat(32)]);
  });

  test("is in no list, not even with another partner's cursor", async () => {
    const api = await aPartnerApi();
    for (let n = 0; n <= PARTNER_PAGE; n++) await api.post(valid);
    await api.post(valid, "theirs", PLATFORM.id);
    const { cursor = "" } = listIn((await api.list()).body);
    for (const query of [{}, { cursor }, { cursor, since: "2020-01-01T00:00:00Z" }]) {
      const { reports } = listIn((await api.list(query, PLATFORM.id)).body);
      for (const { id } of reports) expect((await api.stored(id)).partner?.id).toBe(PLATFORM.id);
    }
  });
});

describe("the list of a partner's reports", () => {
  test("is given page by page, each report once", async () => {
    const api = await aPartnerApi();
    const ids: string[] = [];
    for (let n = 0; n < PARTNER_PAGE + 5; n++) {
      if (n % 10 === 0) api.pass(minutes(1));
      ids.push(acceptedIn((await api.post({ ...valid, case: `c-${n}` })).body).id);
    }
    const first = listIn((await api.list()).body);
    const second = listIn((await api.list({ cursor: first.cursor ?? "" })).body);
    expect([first.reports.length, second.reports.length, second.cursor]).toEqual([PARTNER_PAGE, 5, undefined]);
    expect(new Set([...first.reports, ...second.reports].map(({ id }) => id))).toEqual(new Set(ids));
  });

  test.each([
    ["to the millisecond", "2026-11-21T12:01:00.000Z", 1],
    ["to the second", "2026-11-21T12:01:00Z", 1],
    ["of another time zone", "2026-11-21T13:01:00+01:00", 1],
    ["of another time zone, not encoded", "2026-11-21T13:01:00 01:00", 1],
    ["that is later", "2026-11-21T12:01:00.001Z", 0],
    ["long ago", "0001-01-01T00:00:00Z", 2],
  ])("since a moment %s", async (_what, since, count) => {
    const api = await aPartnerApi();
    await api.post(valid);
    api.pass(minutes(1));
    await api.post(valid);
    expect(listIn((await api.list({ since })).body).reports).toHaveLength(count);
  });

  test.each([
    [{ since: "yesterday" }, "since-invalid"],
    [{ since: "" }, "since-invalid"],
    [{ since: "2026-02-30T00:00:00Z" }, "since-invalid"],
    [{ since: "0000-01-01T00:00:00+23:00" }, "since-invalid"],
    [{ cursor: "" }, "cursor-invalid"],
    [{ cursor: "x" }, "cursor-invalid"],
    [{ cursor: Buffer.from("2026-11-21T12:00:00.000Z x").toString("base64url") }, "cursor-invalid"],
  ])("is refused for %j", async (query, code) => {
    const { status, body } = await (await aPartnerApi()).list(query);
    expect([status, problemIn(body).type]).toEqual([400, `urn:safelane:problem:${code}`]);
  });
});

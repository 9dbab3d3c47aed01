import { describe, expect, test } from "vitest";
import { minutes } from "../../../shared/domain/instant.js";
import { aPartnerApi, problemIn, withoutQuota } from "../testing/a-partner.js";
import { mailed } from "../testing/mailed.js";

describe("what a partner writes later on", () => {
  test("is kept, told to who has the report, and the same again is the same", async () => {
    const api = await aPartnerApi();
    const id = await mailed(api);
    const first = await api.message(id, { text: " She called again. " });
    expect([first.status, JSON.parse(first.body)]).toEqual([201, { at: api.now() }]);
    api.pass(minutes(5));
    expect(withoutQuota(await api.message(id, { text: "She called again." })).body).toBe(first.body);
    expect(await api.statements.messages(id)).toMatchObject([{ kind: "reply", text: "She called again." }]);
    expect((await api.stored(id)).dispatches[0]).toMatchObject({ letter: "news", state: "pending" });
    expect(api.dispatch.sent.length).toBeGreaterThan(0);
  });

  test("of danger raises the priority", async () => {
    const api = await aPartnerApi();
    const id = await mailed(api);
    await api.message(id, { text: "He is at the door.", danger: true });
    expect(await api.stored(id)).toMatchObject({ danger: true, reading: { priority: "urgent" } });
  });

  test("is kept while the directory can't be read, too", async () => {
    const api = await aPartnerApi(undefined, { directory: { current: () => Promise.reject(new Error("down")) } });
    expect((await api.message(await mailed(api), { text: "She called." })).status).toBe(201);
  });

  test.each([
    [{}, "text", "text-missing"],
    [{ text: "x", screenshot: "x" }, "screenshot", "media-refused"],
    [{ text: "data:image/png;base64,AAAA" }, "text", "media-refused"],
    [{ text: "x", danger: "yes" }, "danger", "danger-invalid"],
    [{ text: "x", case: "7" }, "case", "field-unknown"],
    [[], "body", "wrong-type"],
  ])("is refused as %j, by the name of the field", async (sent, field, code) => {
    const api = await aPartnerApi();
    const { status, body } = await api.message(await mailed(api), sent);
    expect([status, problemIn(body).errors]).toMatchObject([422, [{ field, code }]]);
  });

  test("to a withdrawn report is refused, and leaves no word behind", async () => {
    const api = await aPartnerApi();
    const id = await mailed(api);
    await api.withdraw(id);
    await api.statements.addMessage(id, { at: api.now(), kind: "reply", text: "Late" }, api.now());
    const { status, body } = await api.message(id, { text: "Late" });
    expect([status, problemIn(body).type]).toEqual([409, "urn:safelane:problem:report-gone"]);
    expect(await api.statements.messages(id)).toEqual([]);
  });

  test("ends where nobody could read it all any more", async () => {
    const api = await aPartnerApi();
    const id = await mailed(api);
    for (let n = 0; n < 100; n++) expect((await api.message(id, { text: `Message ${n}` })).status).toBe(201);
    expect((await api.message(id, { text: "One more" })).status).toBe(409);
  });
});

describe("taking a report back", () => {
  test("erases its words, tells who had it, and asked again is answered alike", async () => {
    const api = await aPartnerApi();
    const id = await mailed(api);
    const { reference, receivedAt } = await api.stored(id);
    const first = await api.withdraw(id);
    expect([first.status, JSON.parse(first.body)]).toEqual([200, { id, reference, receivedAt, progress: "withdrawn" }]);
    expect(await api.stored(id)).toMatchObject({ state: "withdrawn", dispatches: [{ letter: "withdrawn" }] });
    expect(api.statements.all()).toEqual([]);
    expect(withoutQuota(await api.withdraw(id))).toEqual(withoutQuota(first));
    expect(api.codes().filter((code) => code === "report-withdrawn")).toHaveLength(1);
  });
});

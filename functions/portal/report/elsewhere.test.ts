import { describe, expect, test } from "vitest";
import { page } from "../../../shared/language/pages.js";
import { formIn, textOf } from "../testing/form-in.js";
import { aPortal } from "../testing/portal.js";

const STORY = "Somebody from school threatens me.";

describe("a form that was posted by another page", () => {
  const post = (site: string, origin: string) => ({ origin, "sec-fetch-site": site });
  const fields = { jurisdiction: "RS", text: STORY, danger: "yes" };

  test.each([
    ["another site's", post("cross-site", "https://evil.example")],
    ["a neighbour's", post("same-site", "https://www.portal.example")],
    ["one that hides where it is", post("cross-site", "null")],
  ])("%s: is shown to be looked at, and goes when it is sent from there", async (_, headers) => {
    const portal = aPortal({ origins: ["https://school.example"] });
    const shown = await portal.post("/en", fields, headers);
    expect([shown.status, portal.stored().reports]).toEqual([200, 0]);
    expect(textOf(shown.body)).toContain(page("en", "form.elsewhere"));
    expect(formIn(shown.body)).toMatchObject(fields);
    expect((await portal.post("/en", formIn(shown.body))).status).toBe(201);
  });

  test("of an origin that may post for people is taken, also without a mark", async () => {
    const portal = aPortal({ origins: ["https://school.example"] });
    const { status } = await portal.post("/en", fields, post("cross-site", "https://school.example"));
    expect([status, portal.stored().reports]).toEqual([201, 1]);
  });

  test("by a browser that doesn't say whose it is, is taken", async () => {
    for (const headers of [{}, { origin: "null" }, { origin: "https://portal.example" }])
      expect((await aPortal().post("/en", fields, headers)).status).toBe(201);
  });

  test("names its jurisdiction in its fields or in its address; with one there is, it need not", async () => {
    const several = aPortal({ served: ["RS", "ME"] });
    expect((await several.post("/en?jurisdiction=ME", { text: STORY })).status).toBe(201);
    expect(several.reports.all()).toMatchObject([{ jurisdiction: "ME" }]);
    expect((await aPortal().post("/en", { text: STORY })).status).toBe(201);
  });

  test("is not taken for a jurisdiction that it doesn't name", async () => {
    const portal = aPortal();
    expect((await portal.post("/en", { text: STORY, jurisdiction: "ME" })).status).toBe(422);
    expect(portal.stored().reports).toBe(0);
  });
});

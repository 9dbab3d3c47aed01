import { describe, expect, test } from "vitest";
import { sent, textOf } from "../testing/form-in.js";
import { aPortal } from "../testing/portal.js";

const STORY = "Somebody from school threatens me.";

describe("who may be told how to reach somebody", () => {
  const withContact = { text: STORY, contact: "060 123", reporter: "child" };
  test.each([
    ["RS", "13-15", "", 422],
    ["RS", "13-15", "self", 201],
    ["VN-18", "13-15", "self", 422],
    ["VN-18", "13-15", "self\nparent", 201],
    ["VN-18", "16-17", "self", 201],
    ["VN-18", "0-6", "parent", 201],
  ] as const)("in %s, at %s, with the consent of %j: %i", async (jurisdiction, age, contactConsent, status) => {
    const portal = aPortal({ served: [jurisdiction] });
    const answer = await sent(portal, { ...withContact, age, contactConsent });
    expect(answer.status).toBe(status);
    if (status === 422) expect(answer.body).toContain('href="#contactConsent"');
    else expect(portal.statements.all()[0]?.contactConsent).toEqual(contactConsent.split("\n"));
  });

  test("is not asked while somebody is in danger, nor where nobody is to be reached", async () => {
    for (const typed of [{ danger: "yes" }, { contact: " " }])
      expect((await sent(aPortal(), { ...withContact, ...typed })).status).toBe(201);
  });

  test("a parent is asked for where the law asks for one, and below which age", async () => {
    const rs = (await aPortal().get("/en")).body;
    const vietnam = (await aPortal({ served: ["VN-18"] }).get("/en")).body;
    expect(rs).not.toContain('id="contactConsent-parent"');
    expect(vietnam).toContain('id="contactConsent-parent"');
    expect(textOf(vietnam)).toContain("younger than 16");
  });
});

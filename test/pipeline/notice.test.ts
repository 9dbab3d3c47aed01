import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { Officer } from "../../infra/demo/officer.js";
import { targetOf } from "../../infra/demo/target.js";
import type { LocalSystem } from "../../infra/local/start.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { parseReceipt, reportIdOf } from "../../shared/domain/receipt.js";
import { mail } from "../../shared/language/mail.js";
import { taken } from "../../shared/xarf/testing/reports.js";
import { type Mail, mailsWhen, post, startSystem } from "./system.js";

/** Two cores start a whole system: a bound against hanging, not a measurement. */
const PATIENT = 300_000;
const PROVIDER = "abuse@host.example";
const BOUNCING = "bounce+host@simulator.amazonses.com";

const inbox = z.object({
  body: z.object({ text: z.string() }),
  attachments: z.array(z.object({ filename: z.string(), contentType: z.string(), content: z.string() })),
});

describe("a notice to a hosting provider, on this machine", { timeout: PATIENT }, () => {
  let system: LocalSystem & { log: string[] };
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.stop());

  /** An officer at the desk who has taken on a report of material at an address. */
  async function anOfficer() {
    const target = targetOf(system);
    const { receipt, reference } = await post(system, {
      jurisdiction: "RS",
      language: "en",
      text: "There are naked pictures of children, child sexual abuse material, at this link. I found it by accident.",
      category: "csam",
      urls: ["https://pangolin.example/gallery?fbclid=reporter"],
      contact: "quokka@reporter.example",
    });
    const parsed = parseReceipt(receipt);
    if (!parsed.ok) throw new Error("no receipt");
    const report = async () => {
      const found = await target.reports.get(reportIdOf(parsed.receipt));
      if (!found) throw new Error("no report");
      return found;
    };
    await mailsWhen(system, (mails) => mails.some(({ subject }) => subject.includes(reference)));
    const acting = (await report()).dispatches.find(({ role }) => role === "acts")?.agency;
    const agency = builtInBook("RS").agencies.find(({ id }) => id === acting);
    if (!agency) throw new Error("no agency");
    const officer = new Officer(agency, target);
    await officer.open(await officer.mailbox.about(reference));
    await officer.act("acknowledge");
    const notify = async (provider: string) => {
      const [, address = ""] = /name="address" value="([^"]+)"/.exec(officer.page) ?? [];
      const [, nonce = ""] = /name="nonce" value="([^"]+)"/.exec(officer.page) ?? [];
      const said = { kind: "csam-baseline", basis: "reported", urgency: "urgent", entitled: "yes" };
      await officer.act("notify", { nonce, address, provider, ...said });
    };
    return { officer, agency, reference, report, notify };
  }

  test("reaches the provider, readable for people and programs, and tells nothing of the reporter", async () => {
    const { agency, reference, notify, report } = await anOfficer();
    await notify(PROVIDER);
    const isNotice = ({ destination }: { destination: { to: readonly string[] } }) =>
      destination.to.some((to) => to.includes(PROVIDER));
    const found = (await mailsWhen(system, (mails) => mails.some(isNotice))).filter(isNotice);
    expect(found).toHaveLength(1);
    expect(found[0]?.subject).toContain(`${reference}/1`);
    expect(found[0]?.subject).not.toContain("pangolin");
    const { body, attachments } = inbox.parse(found[0]);
    expect(body.text).toContain("hxxps://pangolin[.]example/gallery");
    expect(attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ["xarf.json", "application/json"],
    ]);
    const xarf = Buffer.from(attachments[0]?.content ?? "", "base64").toString();
    expect(taken(JSON.parse(xarf))).toMatchObject({
      type: "csam",
      url: "https://pangolin.example/gallery",
      reporter: { contact: agency.addresses[0] },
    });
    for (const word of ["quokka", "fbclid", "by accident"])
      expect(`${JSON.stringify(found)}${xarf}`).not.toContain(word);
    await mailsWhen(system, () => system.log.some((line) => line.includes("notice-sent")));
    expect((await report()).notices?.[0]?.state).toBe("sent");
    expect(system.log.join("\n")).not.toMatch(/pangolin|host\.example/);
  });

  test("that comes back shows at the desk, and its agency is written to", async () => {
    const { officer, agency, reference, notify, report } = await anOfficer();
    await notify(BOUNCING);
    const news = mail(agency.locale, "news.notice", { time: "|" }).split("|")[0] ?? "";
    const hasNews = (one: Mail) => one.subject.includes(reference) && JSON.stringify(one).includes(news);
    expect((await mailsWhen(system, (mails) => mails.some(hasNews))).some(hasNews)).toBe(true);
    expect((await report()).notices).toMatchObject([{ state: "failed", delivery: "bounced" }]);
    await officer.act("ask", { text: "Is the page still there?" });
    expect(officer.page).toContain(`${reference}/1`);
    expect(officer.page).toContain("bounce+host[@]simulator[.]amazonses[.]com");
    expect(officer.page).toContain('class="late"');
  });
});

import type { Server } from "node:http";
import { createRequire } from "node:module";
import { SESClient } from "@aws-sdk/client-ses";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { instant } from "../domain/instant.js";
import type { Locale } from "../domain/vocabulary.js";
import { timeZoneText } from "../language/dates.js";
import { composeDispatchMail, type MailInput } from "./dispatch-mail.js";
import { bookOf, mailInput } from "./mail-input.arbitrary.js";
import { sesMailer } from "./mailer.ses.js";
import { at, changed, input, LINK, reading, report, reported } from "./testing/example.js";
import { headerOf, type Parsed, parsed } from "./testing/parsed.js";

// Test runners and Node disagree on what a CommonJS module's default export is; `require` has one answer.
const ses: typeof import("aws-ses-v2-local") = createRequire(import.meta.url)("aws-ses-v2-local");

const mailed = async (mail: MailInput): Promise<Parsed> => parsed((await composeDispatchMail(mail)).raw);

const inboxMail = z.object({
  subject: z.string(),
  from: z.string(),
  replyTo: z.array(z.string()),
  destination: z.object({ to: z.array(z.string()) }),
  body: z.object({ text: z.string(), html: z.string() }),
});

describe("what arrives", () => {
  let inbox: Server;
  let address: string;

  beforeAll(async () => {
    inbox = await ses.default({ host: "127.0.0.1", port: 0 });
    const bound = inbox.address();
    address = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : 0}`;
  });
  afterAll(() => {
    inbox.close();
    inbox.closeAllConnections();
  });

  /** Sent over HTTP and read back from an inbox. */
  async function arrived(mail: MailInput) {
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const client = new SESClient({ region: "eu-central-1", endpoint: address, credentials, maxAttempts: 1 });
    await fetch(`${address}/clear-store`, { method: "POST" });
    const { to, raw } = await composeDispatchMail(mail);
    await sesMailer({ client, configurationSet: "x" }).send({ to, raw, from: mail.from, tag: "a_0_0" });
    client.destroy();
    const store = await (await fetch(`${address}/store`)).json();
    const [email] = z.object({ emails: z.array(inboxMail).length(1) }).parse(store).emails;
    if (email === undefined) throw new Error("no mail");
    return email;
  }

  test.each<[Locale, string, string]>([
    ["sr-Latn", "RS-7K3M2-QXD9A · prioritet: hitan · potvrditi do 23. 11. 2026. 15:00", "Seksualna ucena"],
    ["sr-Cyrl", "RS-7K3M2-QXD9A · приоритет: хитан · потврдити до 23. 11. 2026. 15:00", "Сексуална уцена"],
    ["cnr", "RS-7K3M2-QXD9A · prioritet: hitan · potvrditi do 23. 11. 2026. 15:00", "Uzrast djeteta"],
    ["sq", "RS-7K3M2-QXD9A · prioriteti: urgjent · konfirmoni deri më 23 nën 2026, 15:00", "Shantazh seksual"],
    ["vi", "RS-7K3M2-QXD9A · mức ưu tiên: khẩn · hạn xác nhận: 15:00 23 thg 11, 2026", "Tống tiền tình dục"],
    ["en", "RS-7K3M2-QXD9A · priority: urgent · acknowledge by 23 Nov 2026, 15:00", "Sexual extortion"],
  ])(
    "%s: has reference, priority and time limit in its subject, and says the same in text and HTML",
    async (locale, subject, kind) => {
      const book = bookOf(locale, "Служба Đặng & <Co>");
      const mail = await arrived({ ...input, book });
      expect(mail.subject).toBe(subject);
      expect(mail.destination.to).toEqual([expect.stringContaining("police@agency.example")]);
      expect(mail.replyTo).toEqual([expect.stringContaining("focal@agency.example")]);
      expect(mail.from).toContain("Safelane · Служба Đặng & <Co>");
      for (const body of [mail.body.text, mail.body.html]) {
        expect(body).toContain(kind);
        expect(body).toContain("RS-7K3M2-QXD9A");
        expect(body).toContain(LINK);
        expect(body).not.toMatch(/undefined|\[object|\{\w+[,}]/);
      }
      expect(mail.body.text).toContain("Служба Đặng & <Co> focal");
      expect(mail.body.text).toContain(timeZoneText(locale, input.acknowledgeBy, "Europe/Belgrade"));
      expect(mail.body.html).toContain("Служба Đặng &amp; &lt;Co> focal");
      expect(mail.body.html).toContain(`lang="${locale === "cnr" ? "sr-Latn-ME" : locale}"`);
    },
  );
});

test("programs in dark mode keep their own colours, and phones their width", async () => {
  const { html } = await mailed(input);
  expect(html).toContain('<meta name="color-scheme" content="light dark"');
  expect(html).toContain('<meta name="supported-color-schemes" content="light dark"');
  expect(html).toContain(":root{color-scheme:light dark");
  expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"');
  // The button alone sets colours, of text and ground together; a colour without its ground may vanish.
  const coloured = html.match(/[^-]color:#\w+|background-color:#\w+/g);
  expect(coloured).toEqual(["background-color:#2f6fbf", ";color:#ffffff", '"color:#ffffff']);
});

describe("all mails of a dispatch", () => {
  const acknowledgeBy = instant.parse("2026-11-24T13:06:00.000Z");
  const [before, reminder] = [
    { ...input, acknowledgeBy },
    changed({ letter: "half-time", number: 1, reminders: 1, acknowledgeBy }, { now: at("20:00") }),
  ];

  test("have the subject of the first one, whenever they are written", async () => {
    const again = changed({ letter: "overdue", number: 2, acknowledgeBy }, { acknowledgeBy: at("23:00") });
    const { subject } = await mailed(before);
    expect((await mailed(reminder)).subject).toBe(subject);
    expect((await mailed(again)).subject).toBe(subject);
  });

  test("are one conversation, each under an id of its own", async () => {
    const [one, two] = [await mailed(before), await mailed(reminder)];
    const thread = `<${report.id}.0@safelane.example>`;
    expect(headerOf(one, "References")).toBe(thread);
    expect(headerOf(one, "In-Reply-To")).toBeUndefined();
    expect([headerOf(two, "References"), headerOf(two, "In-Reply-To")]).toEqual([thread, thread]);
    expect(headerOf(one, "Message-ID")).toBe(`<${report.id}.0.0@safelane.example>`);
    expect(headerOf(two, "Message-ID")).toBe(`<${report.id}.0.1@safelane.example>`);
  });

  test("are in the conversation of the report that they add to", async () => {
    const thread = `${"f".repeat(32)}.2`;
    const [one, two] = [await mailed(changed({ thread })), await mailed(changed({ thread, number: 1 }))];
    const [other, own] = [`<${thread}@safelane.example>`, `<${report.id}.0@safelane.example>`];
    expect([headerOf(one, "References"), headerOf(one, "In-Reply-To")]).toEqual([`${other} ${own}`, other]);
    expect([headerOf(two, "References"), headerOf(two, "In-Reply-To")]).toEqual([`${other} ${own}`, own]);
  });
});

test("machines know that a machine wrote it and don't answer", async () => {
  const mail = await mailed(input);
  expect(headerOf(mail, "Auto-Submitted")).toBe("auto-generated");
  expect(headerOf(mail, "X-Auto-Response-Suppress")).toBe("All");
  expect(headerOf(mail, "List-ID")).toBe("<rs.dispatches.safelane.example>");
  expect(headerOf(mail, "Date")).toBe("Mon, 23 Nov 2026 13:06:00 +0000");
  expect(headerOf(mail, "Content-Language")).toBe("en");
  expect(headerOf(mail, "Importance")).toBeUndefined();
});

test("only what is immediate claims importance", async () => {
  const immediate = reported({ reading: { ...reading, priority: "immediate" } });
  expect(headerOf(await mailed(immediate), "Importance")).toBe("high");
});

test("the second address is written to when the first one failed", async () => {
  expect((await composeDispatchMail(changed({ address: 1 }))).to).toBe("police-2@agency.example");
  await expect(composeDispatchMail(changed({ address: 2 }))).rejects.toThrow("permanent: agency-unknown");
  await expect(composeDispatchMail(changed({ agency: "gone" }))).rejects.toThrow("permanent: agency-unknown");
});

test("a report that nobody has read is not mailed", async () => {
  const { reading: _, ...unread } = report;
  await expect(composeDispatchMail({ ...input, report: unread })).rejects.toThrow("permanent: report-unread");
});

test("an agency that is informed is asked for nothing", async () => {
  const { subject, text } = await mailed(changed({ role: "informed" }));
  expect(subject).toBe("RS-7K3M2-QXD9A · priority: urgent · for your information");
  expect(text).not.toContain("acknowledge");
});

test("every mail there can be is composed, the same each time, in lines that mail servers take", async () => {
  await fc.assert(
    fc.asyncProperty(mailInput(), async (any) => {
      const { to, raw } = await composeDispatchMail(any);
      expect((await composeDispatchMail(any)).raw).toEqual(raw);
      expect(to).toMatch(/@agency\.example$/);
      // RFC 5321 §4.5.3.1.6: 1000 octets with the line end; 7 bit, as not all servers take more.
      const message = Buffer.from(raw).toString("latin1");
      expect(message).toMatch(/^[\t\r\n\x20-\x7e]*$/);
      expect(Math.max(...message.split("\n").map((line) => line.length))).toBeLessThan(999);
    }),
  );
});

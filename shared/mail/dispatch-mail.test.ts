import type { Server } from "node:http";
import { createRequire } from "node:module";
import { SESClient } from "@aws-sdk/client-ses";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { instant } from "../domain/instant.js";
import type { Report, Statement } from "../domain/report.js";
import type { Locale } from "../domain/vocabulary.js";
import { timeZoneText } from "../language/dates.js";
import { composeDispatchMail, type MailInput } from "./dispatch-mail.js";
import { bookOf, mailInput } from "./mail-input.arbitrary.js";
import { sesMailer } from "./mailer.ses.js";

// Test runners and Node disagree on what a CommonJS module's default export is; `require` has one answer.
const ses: typeof import("aws-ses-v2-local") = createRequire(import.meta.url)("aws-ses-v2-local");

const at = (time: string) => instant.parse(`2026-11-23T${time}:00.000Z`);
const first = { agency: "police", role: "acts", cause: "routed", state: "sending", address: 0, reminders: 0 } as const;

const report: Report = {
  id: "0123456789abcdef0123456789abcdef",
  reference: "RS-7K3M2-QXD9A",
  jurisdiction: "RS",
  locale: "sr-Latn",
  state: "routed",
  version: 3,
  receivedAt: at("13:05"),
  attempts: 0,
  danger: false,
  reporter: "child",
  age: "13-15",
  place: "town",
  reading: {
    category: "sexual-extortion",
    secondary: [],
    priority: "urgent",
    hold: false,
    language: "sr",
    languageMargin: 1,
    rules: ["serious-harm"],
    spans: [],
    scores: {},
    version: "1",
  },
  dispatches: [first, { ...first, agency: "focal", role: "informed", state: "sent" }],
  history: [],
};
const input: MailInput = {
  report,
  index: 0,
  book: bookOf("en"),
  acknowledgeBy: at("14:00"),
  from: "reports@safelane.example",
  now: at("13:06"),
};

const changed = (dispatch: Partial<Report["dispatches"][number]>, more: Partial<MailInput> = {}): MailInput => ({
  ...input,
  ...more,
  report: { ...report, dispatches: [{ ...first, ...dispatch }, ...report.dispatches.slice(1)] },
});

/** The header lines of the message, unfolded. */
async function headersOf(mail: MailInput): Promise<Map<string, string>> {
  const { raw } = composeDispatchMail(mail);
  const [head = ""] = Buffer.from(raw)
    .toString("latin1")
    .split(/\r?\n\r?\n/);
  const lines = head.replaceAll(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
}

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

  /** Sent over HTTP and read back by the inbox's MIME parser. */
  async function arrived(mail: MailInput) {
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const client = new SESClient({ region: "eu-central-1", endpoint: address, credentials, maxAttempts: 1 });
    await fetch(`${address}/clear-store`, { method: "POST" });
    const composed = composeDispatchMail(mail);
    await sesMailer({ client, configurationSet: "x" }).send({ ...composed, from: mail.from, dispatchId: "a.0" });
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
        expect(body).not.toMatch(/undefined|\[object|\{\w+[,}]/);
      }
      expect(mail.body.text).toContain("Служба Đặng & <Co> focal");
      expect(mail.body.text).toContain(timeZoneText(locale, input.acknowledgeBy, "Europe/Belgrade"));
      expect(mail.body.html).toContain("Служба Đặng &amp; &lt;Co> focal");
      expect(mail.body.html).toContain(`lang="${locale === "cnr" ? "sr-Latn-ME" : locale}"`);
    },
  );

  test("holds nothing to click, load or run", async () => {
    const { body } = await arrived(input);
    expect(body.html).not.toMatch(/https?:|<(a|img|script|link|iframe|form)\b|url\(|src=|href=|\son\w+=/i);
    expect(body.text).not.toMatch(/https?:/);
  });

  test("tells what is asked, of what, why, who else knows, and how to answer", async () => {
    const { text } = (await arrived({ ...input, report: { ...report, danger: true } })).body;
    expect(text).toContain(
      "Please acknowledge that you take this report on. Time limit: Monday, 23 November 2026 at 15:00.",
    );
    expect(text).toContain("Reported by: a child or young person");
    expect(text).toContain("Age of the child: 13 to 15 years");
    expect(text).toContain("Place: Agency town");
    expect(text).toContain("Somebody in danger now: yes");
    expect(text).toContain("Received: Monday, 23 November 2026 at 14:05");
    expect(text).toContain("* This kind of harm asks for a response within a day");
    expect(text).toContain("* Agency focal: for information");
    expect(text).toContain("The reply goes to: Agency focal.");
  });

  test("an agency that is informed is asked for nothing", async () => {
    const { subject, body } = await arrived(changed({ role: "informed" }));
    expect(subject).toBe("RS-7K3M2-QXD9A · priority: urgent · for your information");
    expect(body.text).not.toContain("acknowledge");
  });

  test("answers that were not given are said to be missing", async () => {
    const { reporter: _, age: __, place: ___, ...silent } = report;
    const { text } = (await arrived({ ...input, report: silent })).body;
    expect(text).toMatch(/Reported by: not said\n.*Age of the child: not said\n.*Place: not said/);
  });

  test("a held report asks the focal point to read it, and tells another agency who reads it", async () => {
    const reading = { ...report.reading, hold: true } as NonNullable<Report["reading"]>;
    const toFocal = { ...report, reading, dispatches: [{ ...first, agency: "focal" }] };
    expect((await arrived({ ...input, report: toFocal })).body.text).toContain(
      "Please read it and decide who takes it on",
    );
    expect((await arrived({ ...input, report: { ...report, reading } })).body.text).toContain(
      "Agency focal reads the report",
    );
  });

  test("an escalated and an undeliverable one say why this agency gets it, and who had it before", async () => {
    const tried = (state: "overdue" | "failed", cause: "escalated" | "undeliverable") =>
      arrived({
        ...input,
        index: 1,
        report: {
          ...report,
          dispatches: [
            { ...first, state },
            { ...first, agency: "focal", cause },
          ],
        },
      });
    const escalated = (await tried("overdue", "escalated")).body.text;
    expect(escalated).toContain("did not acknowledge it in time");
    expect(escalated).toContain("* Agency police: did not acknowledge in time");
    expect((await tried("failed", "undeliverable")).body.text).toContain(
      "* Agency police: could not be reached by mail",
    );
  });
});

describe("a reminder", () => {
  const history = [{ at: at("13:06"), code: "sent", dispatch: 0 }] as const;
  const reminder = changed({ reminders: 1 }, { acknowledgeBy: at("20:00"), now: at("19:00") });
  const reminded = { ...reminder, report: { ...reminder.report, history: [...history] } };

  test("has the subject of the first mail, whatever the new time limit is", async () => {
    const book = bookOf("en");
    const limit = instant.parse("2026-11-24T13:06:00.000Z");
    const before = await headersOf({ ...input, book, acknowledgeBy: limit });
    expect((await headersOf(reminded)).get("Subject")).toBe(before.get("Subject"));
  });

  test("is in the conversation of the first mail, under an id of its own", async () => {
    const [before, after] = [await headersOf(input), await headersOf(reminded)];
    const thread = `<${report.id}.0@safelane.example>`;
    expect(before.get("References")).toBe(thread);
    expect(before.has("In-Reply-To")).toBe(false);
    expect([after.get("References"), after.get("In-Reply-To")]).toEqual([thread, thread]);
    expect(after.get("Message-ID")).not.toBe(before.get("Message-ID"));
  });
});

test("machines know that a machine wrote it and don't answer", async () => {
  const headers = await headersOf(input);
  expect(headers.get("Auto-Submitted")).toBe("auto-generated");
  expect(headers.get("X-Auto-Response-Suppress")).toBe("All");
  expect(headers.get("List-ID")).toBe("<rs.dispatches.safelane.example>");
  expect(headers.get("Date")).toBe("Mon, 23 Nov 2026 13:06:00 +0000");
  expect(headers.get("Content-Language")).toBe("en");
});

test("the second address is written to when the first one failed", async () => {
  expect(composeDispatchMail(changed({ address: 1 })).to).toBe("police-2@agency.example");
  expect(() => composeDispatchMail(changed({ address: 2 }))).toThrow("permanent: agency-unknown");
  expect(() => composeDispatchMail(changed({ agency: "gone" }))).toThrow("permanent: agency-unknown");
});

test("a report that nobody has read is not mailed", async () => {
  const { reading: _, ...unread } = report;
  expect(() => composeDispatchMail({ ...input, report: unread })).toThrow("permanent: report-unread");
});

test("a statement is nothing that a mail can be composed from", () => {
  type PersonalContent = Exclude<keyof Statement, "id">;
  type Reachable = keyof MailInput | keyof Report | keyof NonNullable<Report["reading"]>;
  const outOfReach: [Extract<PersonalContent, Reachable>] extends [never] ? true : false = true;
  expect(outOfReach).toBe(true);
});

test("every mail there can be is composed, the same each time, in lines that mail servers take", async () => {
  await fc.assert(
    fc.asyncProperty(mailInput(), async (any) => {
      const { to, raw } = composeDispatchMail(any);
      expect(composeDispatchMail(any).raw).toEqual(raw);
      expect(to).toMatch(/@agency\.example$/);
      // RFC 5321 §4.5.3.1.6: 1000 octets with the line end; 7 bit, as not all servers take more.
      const message = Buffer.from(raw).toString("latin1");
      expect(message).toMatch(/^[\t\r\n\x20-\x7e]*$/);
      expect(Math.max(...message.split("\n").map((line) => line.length))).toBeLessThan(999);
    }),
  );
});

test("no name in the directory adds a header or a recipient", async () => {
  const hostile = fc
    .array(
      fc.constantFrom(
        "\r\n",
        "\n",
        "\r",
        "\u2028",
        "\0",
        "Bcc: x@evil.example",
        "\n\n",
        ", x@evil.example",
        '"<',
        ">",
        "Đ",
      ),
      { minLength: 1 },
    )
    .map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(mailInput(hostile), async (any) => {
      const plain = await headersOf({ ...any, book: bookOf(any.book.locales[0] ?? "en") });
      const headers = await headersOf(any);
      expect([...headers.keys()]).toEqual([...plain.keys()]);
      for (const name of ["From", "To", "Reply-To"])
        expect(headers.get(name)?.match(/<[^<>"]+@[^<>"]+>$/g)).toHaveLength(1);
      expect(composeDispatchMail(any).to).toMatch(/@agency\.example$/);
    }),
  );
});

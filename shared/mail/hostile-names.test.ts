import fc from "fast-check";
import { expect, test } from "vitest";
import { composeDispatchMail, type MailInput } from "./dispatch-mail.js";
import { bookOf, linksOf, mailInput } from "./mail-input.arbitrary.js";
import { clickable, headerOf, hrefsIn, parsed, shownIn } from "./testing/parsed.js";

/** Names that a directory should not have, and a careless edit or a hostile one gives it. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...["\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085", "\0", "\t", "\n\n", "\r\n\r\n", " "],
      ...[
        "Bcc: x@evil.example",
        ", x@evil.example",
        "<x@evil.example>",
        '"<',
        ">",
        '"',
        "\\",
        "(",
        ";",
        ":",
        "=?utf-8?q?x?=",
      ],
      ...[
        "\u202e",
        "\u2066",
        "\u200f",
        "\u200b",
        "Đ",
        "مرحبا",
        "evil.com",
        "https://evil.com",
        "</td><a href='//evil.com'>",
      ],
      ...["a".repeat(3000), "Đ ".repeat(2000)],
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(""));

const mailed = async (mail: MailInput) => parsed((await composeDispatchMail(mail)).raw);

test("no name in the directory adds a header or a recipient", async () => {
  await fc.assert(
    fc.asyncProperty(mailInput(hostile), async (any) => {
      const plain = await mailed({ ...any, book: bookOf(any.book.locales[0] ?? "en") });
      const mail = await mailed(any);
      const names = ({ headers }: typeof mail) => headers.map(([name]) => name);
      expect(names(mail)).toEqual(names(plain));
      for (const name of ["From", "To", "Reply-To"]) {
        // Outside quotes there is one address, and nothing after it.
        const outside = headerOf(mail, name)?.replaceAll(/"(?:[^"\\]|\\.)*"/g, "");
        expect(outside?.match(/<[^<>"]+@[^<>"]+>$/g)).toHaveLength(1);
        expect(outside?.match(/@/g)).toHaveLength(1);
      }
      expect(mail.subject).toBe(plain.subject);
      expect((await composeDispatchMail(any)).to).toMatch(/@agency\.example$/);
    }),
  );
});

test("no name turns the writing round, or makes a line longer than servers take", async () => {
  await fc.assert(
    fc.asyncProperty(mailInput(hostile), async (any) => {
      const { raw } = await composeDispatchMail(any);
      const { from, to, replyTo, text, html } = await parsed(raw);
      for (const shown of [from, to, replyTo, text, html]) expect(shown).not.toMatch(/\p{Bidi_Control}/u);
      for (const line of Buffer.from(raw).toString("latin1").split("\r\n")) expect(line.length).toBeLessThan(999);
    }),
  );
});

test("nothing but the link to the desk can be clicked, whatever agencies are called", async () => {
  await fc.assert(
    fc.asyncProperty(mailInput(hostile), async (any) => {
      const { text, html } = await mailed(any);
      expect(hrefsIn(html)).toEqual(linksOf(any));
      expect(html).not.toMatch(/<(img|script|link|iframe|form)\b|url\(|src=|\son\w+=/i);
      expect(await clickable(text)).toEqual(linksOf(any));
      expect(await clickable(shownIn(html))).toEqual(linksOf(any));
    }),
  );
});

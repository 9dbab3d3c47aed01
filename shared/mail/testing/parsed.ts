import { type AddressObject, simpleParser } from "mailparser";
import { decrypt, generateKey, type PrivateKey, readMessage } from "openpgp";

/** Mails as a mail program has them. */
export interface Parsed {
  /** In their order, names as they were sent, values as they are shown. */
  readonly headers: readonly (readonly [string, string])[];
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly replyTo: string;
  readonly text: string;
  readonly html: string;
}

/** Read by the parser that much of the world's Node code reads its mail with. */
export async function parsed(raw: Uint8Array): Promise<Parsed> {
  const mail = await simpleParser(Buffer.from(raw));
  const addresses = (of: AddressObject | AddressObject[] | undefined) =>
    [of ?? []]
      .flat()
      .map(({ text }) => text)
      .join(" and ");
  return {
    headers: mail.headerLines.map(({ line }) => {
      const colon = line.indexOf(":");
      return [
        line.slice(0, colon),
        line
          .slice(colon + 1)
          .replaceAll(/\r?\n[ \t]+/g, " ")
          .trim(),
      ];
    }),
    subject: mail.subject ?? "",
    from: addresses(mail.from),
    to: addresses(mail.to),
    replyTo: addresses(mail.replyTo),
    text: mail.text ?? "",
    html: mail.html === false ? "" : mail.html,
  };
}

export const headerOf = ({ headers }: Parsed, name: string): string | undefined =>
  headers.find(([written]) => written === name)?.[1];

/** What a mail program that looks for addresses in text makes into links. */
export async function clickable(text: string): Promise<string[]> {
  const head = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";
  const { textAsHtml = "" } = await simpleParser(Buffer.from(`${head}${text}`));
  return hrefsIn(textAsHtml);
}

export const hrefsIn = (html: string): string[] =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));

/** What a reader of the page sees. */
export function shownIn(html: string): string {
  return html
    .replaceAll(/<(style|title)>.*?<\/\1>/gs, "")
    .replaceAll(/<br\s*\/?>|<\/?(p|h1|h2|td|th|tr|li|div)\b[^>]*>/g, "\n")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** An agency's key pair, made for the moment of the test. */
export async function freshKey(): Promise<{ readonly armored: string; readonly key: PrivateKey }> {
  const { privateKey, publicKey } = await generateKey({
    userIDs: [{ name: "Duty desk" }],
    date: new Date("2026-01-01"),
    format: "object",
  });
  return { armored: publicKey.armor(), key: privateKey };
}

/** What is inside an encrypted mail (RFC 3156 §4): a mail of its own, without the outer headers. */
export async function unsealed(raw: Uint8Array, key: PrivateKey): Promise<Parsed> {
  const { attachments } = await simpleParser(Buffer.from(raw));
  const armored = attachments.find(({ contentType }) => contentType === "application/octet-stream")?.content.toString();
  if (armored === undefined) throw new Error("not encrypted");
  const { data } = await decrypt({
    message: await readMessage({ armoredMessage: armored }),
    decryptionKeys: key,
    date: new Date("2030-01-01"),
    format: "binary",
  });
  return await parsed(data);
}

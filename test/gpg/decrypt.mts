import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { simpleParser } from "mailparser";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { instantAt } from "../../shared/domain/instant.js";
import { applied } from "../../shared/domain/transition.js";
import { classified, routed } from "../../shared/domain/transitions/index.js";
import { composeDispatchMail } from "../../shared/mail/dispatch-mail.js";
import { pgpMime } from "../../shared/mail/pgp.js";
import { aReading, aReport, NOON } from "../support/reports.js";

/** `tsx test/gpg/decrypt.mts`: what GnuPG, which most agencies have, makes of our mails. Ends with 1 when it is not what went in. */
const KEYS = { RSA: ["rsa3072", "rsa3072"], cv25519: ["ed25519", "cv25519"] } as const;
const ADDRESS = "desk@agency.example";

const inner = Buffer.from(
  [
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    "Тражи слике и прети да ће све послати родитељима. Đački dom, šta da radim — žurno čekam odgovor?",
    "Người đó đòi thêm ảnh và dọa gửi cho bố mẹ em. Em rất sợ, xin giúp em với.",
    "From the start of a line, a line of a dot, trailing blanks \t ",
    ".",
    "😀",
    "",
  ].join("\r\n"),
);

const WORDS = "Непознат човек тражи слике.";

/** What an agency with this key is sent about a report. */
function dispatchMail(key: string): ReturnType<typeof composeDispatchMail> {
  const book = builtInBook("RS");
  const [agency] = book.agencies;
  const read = applied(aReport(), classified(aReading(), NOON));
  const asked = [{ agency: agency?.id ?? "", role: "acts" }] as const;
  const report = read && applied(read, routed({ rule: "r", hold: false, recipients: asked }, NOON));
  if (!report) throw new Error("not routed");
  const pgpKey = key.trim().split("\n");
  const reach = { contact: "pangolin", contactConsent: ["self" as const] };
  return composeDispatchMail({
    report,
    index: 0,
    book: { ...book, agencies: book.agencies.map((one) => (one === agency ? { ...one, pgpKey } : one)) },
    acknowledgeBy: NOON,
    link: "https://safelane.example/desk/open/x/y",
    statement: { id: report.id, text: WORDS, urls: ["https://okapi.example/x"], ...reach },
    from: "reports@safelane.example",
    now: instantAt(Date.now()),
  });
}

/** A home of its own for each key, in no deeper folder: a socket's path has at most 108 bytes (unix(7)). */
async function opensWith([signs, encrypts]: readonly [string, string]): Promise<boolean> {
  const home = mkdtempSync("/tmp/gpg-");
  const gpg = (args: readonly string[], input?: Buffer): Buffer =>
    execFileSync("gpg", ["--homedir", home, "--batch", "--quiet", "--no-tty", ...args], {
      ...(input && { input }),
      stdio: ["pipe", "pipe", "inherit"],
    });
  try {
    const unlocked = ["--pinentry-mode", "loopback", "--passphrase", ""];
    gpg([...unlocked, "--quick-gen-key", `Desk <${ADDRESS}>`, signs, "cert,sign"]);
    const listed = gpg(["--with-colons", "--list-keys"]).toString("latin1");
    gpg([...unlocked, "--quick-add-key", /^fpr:*(\w+):/m.exec(listed)?.[1] ?? "", encrypts, "encr"]);
    const mail = await pgpMime(inner, gpg(["--armor", "--export", ADDRESS]).toString("latin1"), "boundary-0");
    const { attachments } = await simpleParser(
      `MIME-Version: 1.0\r\nContent-Type: ${mail.contentType}\r\n\r\n${mail.body}`,
    );
    const same = gpg(["--decrypt"], attachments[1]?.content).equals(inner);
    const key = gpg(["--armor", "--export", ADDRESS]).toString("latin1");
    const sent = await simpleParser(Buffer.from((await dispatchMail(key)).raw));
    const opened = await simpleParser(gpg(["--decrypt"], sent.attachments[1]?.content));
    return same && [WORDS, "okapi[.]example", "pangolin"].every((words) => opened.text?.includes(words));
  } finally {
    execFileSync("gpgconf", ["--homedir", home, "--kill", "gpg-agent"]);
    rmSync(home, { recursive: true, force: true });
  }
}

for (const [name, algorithms] of Object.entries(KEYS)) {
  const same = await opensWith(algorithms);
  process.stdout.write(`${name}: gpg gives back ${same ? "the same" : "SOMETHING ELSE"}\n`);
  if (!same) process.exitCode = 1;
}

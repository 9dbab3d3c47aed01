// Runs in a worker thread: SES and its inbox, by aws-ses-v2-local, behind a pass-through that remembers each mail.
// Started as it is, by Node's own type stripping: it may import packages and types, but no file beside it.
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { join } from "node:path";
import { finished } from "node:stream";
import { buffer } from "node:stream/consumers";
import { parentPort, workerData } from "node:worker_threads";
import ses from "aws-ses-v2-local";
import { getStoreReadonly } from "aws-ses-v2-local/dist/store.js";
import type { TakenMail } from "../ses-events.js";
import type { StandInSettings } from "../standin.js";

const { port, directory }: StandInSettings = workerData;
const journal = directory === undefined ? undefined : join(directory, "mails.jsonl");

if (directory !== undefined && journal !== undefined) {
  mkdirSync(directory, { recursive: true });
  const content = existsSync(journal) ? readFileSync(journal, "utf8") : "";
  // What stands after the last line end was cut off by a kill, before anybody was told that the mail is sent.
  const whole = content.slice(0, content.lastIndexOf("\n") + 1);
  if (whole !== content) truncateSync(journal, Buffer.byteLength(whole));
  for (const line of whole.split("\n")) if (line !== "") getStoreReadonly().emails.push(JSON.parse(line));
}
let remembered = getStoreReadonly().emails.length;

/** Writes down what the inbox holds since last time, or that somebody emptied it. */
function remember(): void {
  const { emails } = getStoreReadonly();
  if (emails.length < remembered) {
    remembered = 0;
    if (journal !== undefined) writeFileSync(journal, "");
  }
  const lines = emails.slice(remembered).map((email) => `${JSON.stringify(email)}\n`);
  remembered = emails.length;
  if (journal !== undefined && lines.length > 0) appendFileSync(journal, lines.join(""));
}

const inbox = await ses.default({ host: "127.0.0.1", port: 0 });
const inboxAddress = inbox.address();
const inboxPort = typeof inboxAddress === "object" ? inboxAddress?.port : undefined;

/** The actions of SES's first API that the inbox knows; it never answers any other. */
const ACTIONS = ["SendEmail", "SendRawEmail"];

/** Lists as the query protocol has them: `Tags.member.1.Name`, `Tags.member.1.Value`, `Tags.member.2.Name`, … */
const TAG_NAME = /^Tags\.member\.\d+\.Name$/;
const TAG_VALUE = /^Tags\.member\.\d+\.Value$/;
const RECIPIENT = /^(Destinations|Destination\.(To|Cc|Bcc)Addresses)\.member\.\d+$/;
const ADDRESS = /[^\s<>,"]+@[^\s<>,"]+/g;

function listed(form: URLSearchParams, name: RegExp): string[] {
  return [...form].flatMap(([key, value]) => (name.test(key) ? [value] : []));
}

/** What SES publishes events of: a mail that it took with a configuration set. */
function takenMailOf(form: URLSearchParams, answer: string): TakenMail | undefined {
  const configurationSet = form.get("ConfigurationSetName");
  const [, messageId] = /<MessageId>(.+)<\/MessageId>/.exec(answer) ?? [];
  if (configurationSet === null || messageId === undefined) return undefined;
  const mail = getStoreReadonly().emails.find((one) => one.messageId === messageId);
  const said = listed(form, RECIPIENT);
  // A raw mail may leave it to its headers who gets it.
  const recipients = said.length > 0 ? said : [...(mail?.destination.to ?? []), ...(mail?.destination.cc ?? [])];
  const values = listed(form, TAG_VALUE);
  return {
    messageId,
    source: form.get("Source") ?? mail?.from ?? "",
    destinations: recipients.flatMap((recipient) => recipient.match(ADDRESS) ?? []),
    configurationSet,
    tags: listed(form, TAG_NAME).map((name, index) => ({ name, value: values[index] ?? "" })),
  };
}

async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method, url: path, headers } = incoming;
  const body = await buffer(incoming);
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  const form = new URLSearchParams(isForm ? body.toString() : "");
  const action = form.get("Action");
  if (action !== null && !ACTIONS.includes(action)) {
    outgoing
      .writeHead(400, { "content-type": "text/xml" })
      .end(
        `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type>` +
          "<Code>InvalidAction</Code><Message>The local inbox only knows how to send.</Message></Error></ErrorResponse>",
      );
    return;
  }
  // No kept connection: the inbox closes one that is idle, and a mail that meets the closing would be lost.
  const onward = request(
    { agent: false, port: inboxPort, host: "127.0.0.1", method, path, headers },
    async (answer) => {
      const content = await buffer(answer);
      // Before the sender hears of it: a mail that a function believes sent is in the inbox after any crash.
      if (method !== "GET") remember();
      const taken = answer.statusCode === 200 ? takenMailOf(form, content.toString()) : undefined;
      // After the answer, as SES does, and also when the sender was gone before it: the mail is out all the same.
      if (taken !== undefined) finished(outgoing, () => parentPort?.postMessage(taken));
      const { "transfer-encoding": _, ...kept } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, { ...kept, "content-length": content.byteLength }).end(content);
    },
  );
  onward.on("error", () => outgoing.destroy()).end(body);
}

const server = createServer((incoming, outgoing) => {
  pass(incoming, outgoing).catch(() => outgoing.destroy());
});
server.listen(port, "127.0.0.1", () => {
  const address = server.address();
  parentPort?.postMessage({ port: typeof address === "object" ? address?.port : undefined });
});

parentPort?.once("message", () => {
  for (const one of [server, inbox]) {
    one.close();
    one.closeAllConnections();
  }
  parentPort?.close();
});

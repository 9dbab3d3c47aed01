// Runs in a worker thread: SES and its inbox, by aws-ses-v2-local, behind a pass-through that remembers each mail.
// Started as it is, by Node's own type stripping: it may import packages and types, but no file beside it.
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { parentPort, workerData } from "node:worker_threads";
import ses from "aws-ses-v2-local";
import { getStoreReadonly } from "aws-ses-v2-local/dist/store.js";
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

async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method, url: path, headers } = incoming;
  const body = await buffer(incoming);
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  const action = isForm ? new URLSearchParams(body.toString()).get("Action") : undefined;
  if (typeof action === "string" && !ACTIONS.includes(action)) {
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

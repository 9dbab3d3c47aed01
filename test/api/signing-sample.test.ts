import { execFile } from "node:child_process";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { acceptedIn, aPartnerApi, HOTLINE, problemIn, valid } from "../../functions/partner/testing/a-partner.js";
import { askFor } from "../../functions/partner/testing/signed-event.js";
import { eventOf } from "../../infra/local/http-event.js";
import { systemTime } from "../../shared/domain/instant.js";
import { keyIn, pemOf } from "../../shared/partners/testing/keys.js";

const SAMPLE = join(import.meta.dirname, "../../docs/api/examples/signing/sign.mts");
const directory = mkdtempSync(join(tmpdir(), "safelane-signing-"));
afterAll(() => rmSync(directory, { recursive: true }));

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const file = (name: string, text: string): string => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};
const signingKey = file("private.pem", privateKey.export({ type: "pkcs8", format: "pem" }).toString());
const report = file("case.json", JSON.stringify({ ...valid, text: "Ђурђа је јавила; she said so." }, undefined, 2));

/** The sample, run as a partner runs it, against the API that demands a signature. Its clock is the machine's, and ours with it. */
async function run(key: string) {
  const signing = { required: true, keys: [keyIn(pemOf(publicKey))] };
  const { deps, counts } = await aPartnerApi([{ ...HOTLINE, signing }], { time: systemTime });
  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      const { method = "", url = "", headers } = request;
      const sent = { method, url, headers, body, requestId: randomUUID(), at: new Date() };
      const event = eventOf(sent, { key: "POST /v1/partner/reports", parameters: {} });
      const requestContext = { ...event.requestContext, authorizer: { lambda: undefined } };
      const answered = await askFor(HOTLINE.id, { ...event, requestContext }, deps);
      response.writeHead(answered.status).end(answered.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const env = {
    PATH: process.env["PATH"],
    SAFELANE_URL: `http://127.0.0.1:${port}`,
    SAFELANE_KEY: "slp_key",
    SAFELANE_SIGNING_KEY: key,
  };
  const send = () => promisify(execFile)(process.execPath, [SAMPLE, report, "case-2026-17"], { env });
  const close = () => new Promise((resolve) => server.close(resolve));
  return { send, close, counts };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

const said = (stdout: string) => ({ status: stdout.slice(0, 3), body: stdout.slice(4) });

test("the sample of a partner that signs is heard; run again, it is the same case", async () => {
  const { send, close, counts } = await run(signingKey);
  const answers = [said((await send()).stdout), said((await send()).stdout)];
  await close();
  expect(answers.map(({ status }) => status)).toEqual(["201", "201"]);
  expect(acceptedIn(answers[0]?.body ?? "")).toEqual(acceptedIn(answers[1]?.body ?? ""));
  expect(counts().reports).toBe(1);
});

test("with another key it is told so, and says that it failed", async () => {
  const other = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const { send, close } = await run(file("other.pem", other));
  const failed: unknown = await send().catch((error: unknown) => error);
  await close();
  const { stdout } = failed instanceof Error && "stdout" in failed ? failed : { stdout: "" };
  const { status, body } = said(String(stdout));
  expect([status, problemIn(body).errors?.[0]?.code]).toEqual(["401", "key-unknown"]);
});

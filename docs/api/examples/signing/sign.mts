/**
 * Forwards a case with a signature (RFC 9421) by Ed25519. Nothing but Node 24 is needed:
 *
 *   openssl genpkey -algorithm ed25519 -out private.pem      # stays where it is made
 *   openssl pkey -in private.pem -pubout -out public.pem     # is handed over, once
 *   SAFELANE_URL=https://… SAFELANE_KEY=slp_… SAFELANE_SIGNING_KEY=private.pem node sign.mts case.json case-2026-17
 *
 * The same again, with the same last word, is the same case.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

export interface Sent {
  readonly method: string;
  readonly url: string;
  /** By names in small letters; `authorization` among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The headers that are sent, those of the signature among them. @param created when it is signed, in seconds of Unix time */
export function signed(
  { method, url, headers, body }: Sent,
  privateKey: KeyObject,
  created: number,
): Record<string, string> {
  const { pathname, search } = new URL(url);
  const all: Record<string, string> = { ...headers };
  if (body) all["content-digest"] = `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;

  const values: Record<string, string | undefined> = {
    "@method": method,
    "@path": pathname,
    "@query": search || "?",
    ...all,
  };
  const wanted = ["@method", "@path", "@query", "authorization", "idempotency-key", "content-digest"];
  const covered = wanted.filter((name) => values[name] !== undefined);
  const list = covered.map((name) => `"${name}"`).join(" ");
  const input = `(${list});created=${created};keyid="${thumbprint(privateKey)}"`;
  const lines = [...covered.map((name) => `"${name}": ${values[name]}`), `"@signature-params": ${input}`];

  const signature = sign(null, Buffer.from(lines.join("\n")), privateKey).toString("base64");
  return { ...all, "signature-input": `sig=${input}`, signature: `sig=:${signature}:` };
}

/** How the key is named: RFC 7638 of its public half. `npm run ops -- partner show` says the same. */
export function thumbprint(privateKey: KeyObject): string {
  const { crv, kty, x } = createPublicKey(privateKey).export({ format: "jwk" });
  return createHash("sha256").update(JSON.stringify({ crv, kty, x })).digest("base64url");
}

async function main([file = "", idempotencyKey = ""]: readonly string[]): Promise<void> {
  const { SAFELANE_URL = "", SAFELANE_KEY = "", SAFELANE_SIGNING_KEY = "" } = process.env;
  const url = `${SAFELANE_URL}/v1/partner/reports`;
  const body = readFileSync(file, "utf8");
  const headers = {
    authorization: `Bearer ${SAFELANE_KEY}`,
    "content-type": "application/json",
    "idempotency-key": idempotencyKey,
  };
  const privateKey = createPrivateKey(readFileSync(SAFELANE_SIGNING_KEY));
  const now = Math.floor(Date.now() / 1_000);
  const answer = await fetch(url, {
    method: "POST",
    headers: signed({ method: "POST", url, headers, body }, privateKey, now),
    body,
  });
  process.stdout.write(`${answer.status} ${await answer.text()}\n`);
  if (!answer.ok) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(process.argv.slice(2));

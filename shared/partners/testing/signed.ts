import { createHash } from "node:crypto";
import { createSigner, httpbis } from "http-message-signatures";
import { epochSeconds, type Instant } from "../../domain/instant.js";
import type { SignedRequest } from "../signature.js";
import type { Pair } from "./keys.js";

/** What is signed, and how, where it isn't as it has to be. */
export interface How {
  readonly fields?: readonly string[];
  readonly created?: number | null;
  readonly expires?: number;
  readonly keyid?: string;
  readonly alg?: string;
  readonly name?: string;
  readonly nonce?: string;
}

/** All that there is in a request with this body and these headers. */
export function allOf({ headers, body }: Pick<SignedRequest, "headers" | "body">): string[] {
  const sent = ["idempotency-key"].filter((name) => headers[name] !== undefined);
  return ["@method", "@path", "@query", "authorization", ...sent, ...(body.length > 0 ? ["content-digest"] : [])];
}

export const digestOf = (body: Uint8Array): string => `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;

/** A request with its signature, made by a library that isn't ours: the two have to understand each other. Used by tests only. */
export async function signedBy(
  { key, privateKey }: Pair,
  request: SignedRequest,
  now: Instant,
  how: How = {},
): Promise<SignedRequest> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers[name] = value;
  if (request.body.length > 0) headers["content-digest"] ??= digestOf(request.body);
  const { created = epochSeconds(now), expires, nonce, name = "sig", keyid = key.id, alg } = how;
  const signer = createSigner(privateKey, key.algorithm, keyid);
  const { headers: signed } = await httpbis.signMessage(
    {
      key: signer,
      name,
      fields: [...(how.fields ?? allOf(request))],
      params: [
        "created",
        "keyid",
        ...(expires === undefined ? [] : ["expires"]),
        ...(alg ? ["alg"] : []),
        ...(nonce ? ["nonce"] : []),
      ],
      paramValues: {
        created: created === null ? null : new Date(created * 1_000),
        ...(expires !== undefined && { expires: new Date(expires * 1_000) }),
        ...(alg !== undefined && { alg }),
        ...(nonce !== undefined && { nonce }),
      },
    },
    {
      method: request.method,
      url: `https://api.example${request.path}${request.query && `?${request.query}`}`,
      headers,
    },
  );
  const lower = Object.entries(signed).map(([header, value]) => [header.toLowerCase(), String(value)]);
  return { ...request, headers: Object.fromEntries(lower) };
}

import { epochSeconds, type Instant } from "../domain/instant.js";
import { type DigestFault, digestFault } from "./content-digest.js";
import { signatureBase, type ToldSignature, toldSignatures } from "./signature-fields.js";
import { isSignedBy, type SigningKey } from "./signing-key.js";

/** How far a partner's clock may be from ours, before and behind, in seconds. */
export const CLOCKS_APART = 300;

/** A request as its signature sees it. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** By names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The very bytes; none for a request without a body. */
  readonly body: Uint8Array;
}

/** What a signature has to cover, of what is there: all that decides what a request does, and for whom. */
const COMPONENTS = ["@method", "@path", "@query", "authorization", "idempotency-key", "content-digest"] as const;
type Component = (typeof COMPONENTS)[number];

/** What is wrong with a signature. Nothing of what was sent. */
export type SignatureFault =
  | { readonly code: "component-missing"; readonly components: readonly Component[] }
  | {
      readonly code:
        | "signature-unreadable"
        | "key-unknown"
        | "component-unknown"
        | "algorithm-other"
        | "created-missing"
        | "created-elsewhen"
        | "expires-invalid"
        | "expired"
        | "signature-wrong"
        | DigestFault;
    };

/**
 * Looks at the signatures of a request that name one of these keys. All of them have to be good, so that a bad one never
 * goes unnoticed beside another. Signatures by other keys are somebody else's matter, unless there is none by these.
 */
export function checkSignature(
  request: SignedRequest,
  keys: readonly SigningKey[],
  now: Instant,
): "unsigned" | "signed" | SignatureFault {
  const told = toldSignatures(request.headers["signature-input"], request.headers["signature"]);
  if (told === undefined) return { code: "signature-unreadable" };
  if (told.length === 0) return "unsigned";
  const known = told.flatMap((one) => keys.filter(({ id }) => id === one.keyId).map((key) => ({ one, key })));
  if (known.length === 0) return { code: "key-unknown" };
  for (const { one, key } of known) {
    const fault = coverFault(one, request) ?? timeFault(one, now) ?? contentFault(one, key, request);
    if (fault !== undefined) return fault;
  }
  return "signed";
}

/** What a signature has to cover of this request. */
export function toCover({ headers, body }: SignedRequest): Component[] {
  const sent = (component: Component) => {
    if (component === "content-digest") return body.length > 0;
    return component !== "idempotency-key" || headers[component] !== undefined;
  };
  return COMPONENTS.filter(sent);
}

function coverFault({ components }: ToldSignature, request: SignedRequest): SignatureFault | undefined {
  const missing = toCover(request).filter((component) => !components.includes(component));
  return missing.length > 0 ? { code: "component-missing", components: missing } : undefined;
}

function timeFault({ created, expires }: ToldSignature, now: Instant): SignatureFault | undefined {
  const seconds = epochSeconds(now);
  if (!isSeconds(created)) return { code: "created-missing" };
  if (Math.abs(seconds - created) > CLOCKS_APART) return { code: "created-elsewhen" };
  if (expires === undefined) return undefined;
  if (!isSeconds(expires)) return { code: "expires-invalid" };
  return seconds > expires ? { code: "expired" } : undefined;
}

const isSeconds = (value: unknown): value is number => Number.isInteger(value);

function contentFault(one: ToldSignature, key: SigningKey, request: SignedRequest): SignatureFault | undefined {
  if (one.algorithm !== undefined && one.algorithm !== key.algorithm) return { code: "algorithm-other" };
  const base = signatureBase(one, (component) => componentOf(component, request));
  if (base === undefined) return { code: "component-unknown" };
  const digest = one.components.includes("content-digest") ? request.headers["content-digest"] : undefined;
  const wrongDigest = digest === undefined ? undefined : digestFault(digest, request.body);
  if (wrongDigest !== undefined) return { code: wrongDigest };
  return isSignedBy(key, base, one.bytes) ? undefined : { code: "signature-wrong" };
}

/** RFC 9421 §2.1 and §2.2. Of what it derives from the address no host: there may be another one before ours. */
function componentOf(component: string, { method, path, query, headers }: SignedRequest): string | undefined {
  switch (component) {
    case "@method":
      return method;
    case "@path":
      return path;
    case "@query":
      return `?${query}`;
    default:
      return Object.hasOwn(headers, component) ? headers[component]?.trim() : undefined;
  }
}

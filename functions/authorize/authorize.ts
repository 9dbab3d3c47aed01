import { Failure, transient } from "../../shared/domain/errors.js";
import { type IdentifyDeps, identify } from "../../shared/partners/identify.js";
import { parseKey } from "../../shared/partners/key.js";
import { NOBODY, type Partner } from "../../shared/partners/partner.js";
import { reasonOf, type Telemetry } from "../../shared/telemetry/telemetry.js";

export interface AuthorizeDeps extends IdentifyDeps {
  readonly telemetry: Telemetry;
}

/** What API Gateway is told: who asks. It hands `context` to the function of the route, which lets in or refuses. */
export interface Verdict {
  readonly isAuthorized: true;
  readonly context: { readonly partner: Partner["id"] | typeof NOBODY };
}

/**
 * Says whose key a request has. It turns nobody away itself: API Gateway would answer in words of its own, and who has no key
 * that is good could be told from a partner that asks for what its key isn't for (docs/adr/0026). What such a key looked like
 * is only counted here.
 * @throws Failure when it can't be looked up now: API Gateway answers 500 and asks again next time, as a refusal would be
 * kept and taken by the partner for the end of its key.
 */
export async function authorize(authorization: string | undefined, deps: AuthorizeDeps): Promise<Verdict> {
  const partner = await identified(authorization, deps);
  if (partner === undefined) recordRefusal(authorization, deps);
  return { isAuthorized: true, context: { partner: partner?.id ?? NOBODY } };
}

async function identified(authorization: string | undefined, deps: AuthorizeDeps): Promise<Partner | undefined> {
  try {
    return await identify(authorization, deps);
  } catch (error) {
    if (error instanceof Failure) deps.telemetry.record("transient-failure", { reason: error.code });
    else deps.telemetry.record("unknown-failure", reasonOf(error));
    // Lambda logs what is thrown with its message: this one says nothing of what was asked or stored.
    throw transient("partner-unknown-now");
  }
}

/**
 * What has the form of our keys, checksum included, was made here once, or by somebody who knows how: a partner goes on with
 * a key that ended, or somebody tries. Anything else is what passes by any address of the internet.
 */
function recordRefusal(authorization: string | undefined, { telemetry }: AuthorizeDeps): void {
  const key = parseKey(authorization?.split(" ").at(-1) ?? "");
  if (key === undefined) telemetry.record("key-malformed");
  else telemetry.record("key-refused", { keyId: key.id });
}

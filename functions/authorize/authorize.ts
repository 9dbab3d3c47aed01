import { Failure, transient } from "../../shared/domain/errors.js";
import { type IdentifyDeps, identify } from "../../shared/partners/identify.js";
import { parseKey } from "../../shared/partners/key.js";
import type { Partner } from "../../shared/partners/partner.js";
import { reasonOf, type Telemetry } from "../../shared/telemetry/telemetry.js";

export interface AuthorizeDeps extends IdentifyDeps {
  readonly telemetry: Telemetry;
}

/** What API Gateway is told: whether to go on, and who asks. It hands `context` to the function of the route. */
export type Verdict =
  | { readonly isAuthorized: true; readonly context: { readonly partner: Partner["id"] } }
  | { readonly isAuthorized: false };

/**
 * Says whose key a request has. Who has none that is good is refused without a reason; what such a key looked like is only
 * counted here.
 * @throws Failure when it can't be looked up now: API Gateway answers 500 and asks again next time, as a refusal would be
 * kept and taken by the partner for the end of its key.
 */
export async function authorize(authorization: string | undefined, deps: AuthorizeDeps): Promise<Verdict> {
  const partner = await identified(authorization, deps);
  if (partner !== undefined) return { isAuthorized: true, context: { partner: partner.id } };
  recordRefusal(authorization, deps);
  return { isAuthorized: false };
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

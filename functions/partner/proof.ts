import { isAmong } from "../../shared/partners/client-certificate.js";
import type { Partner } from "../../shared/partners/partner.js";
import { checkSignature, type SignedRequest, toCover } from "../../shared/partners/signature.js";
import type { PartnerEvent } from "./answer.js";
import type { PartnerDeps } from "./partner-deps.js";
import { refused } from "./refusals.js";
import { explainSignature } from "./signature-faults.js";
import type { Refused } from "./told.js";

/**
 * What a request lacks besides its key, where its partner has more to show: the client certificate that it is bound to, a
 * signature. Looked at here and not by the authorizer, which sees no body, and whose answer is kept for a minute.
 */
export function unproven(
  event: PartnerEvent,
  partner: Partner,
  { time, telemetry }: Pick<PartnerDeps, "time" | "telemetry">,
): Refused | undefined {
  const now = time.now();
  const lacking = withoutCertificate(event, partner, now) ?? withoutSignature(event, partner, now);
  const [fault] = lacking?.problem.errors ?? [];
  if (lacking) telemetry.record("proof-refused", { partner: partner.id, reason: fault?.code ?? lacking.problem.code });
  return lacking;
}

type Now = ReturnType<PartnerDeps["time"]["now"]>;

/** API Gateway tells a certificate only of who came by the domain that asks for one, and showed one that it trusts. */
function withoutCertificate(event: PartnerEvent, { certificates }: Partner, now: Now): Refused | undefined {
  if (certificates === undefined) return undefined;
  // The types have it whole; where there is no certificate either may be null.
  const shown = event.requestContext.authentication?.clientCert?.clientCertPem;
  return isAmong(shown, certificates, now) ? undefined : refused("certificate-required");
}

function withoutSignature(event: PartnerEvent, { signing }: Partner, now: Now): Refused | undefined {
  if (signing === undefined) return undefined;
  const request = requestOf(event);
  const found = checkSignature(request, signing.keys, now);
  if (found === "signed" || (found === "unsigned" && !signing.required)) return undefined;
  const told =
    found === "unsigned" ? refused("signature-missing") : refused("signature-invalid", explainSignature(found));
  return { ...told, headers: challenge(request) };
}

/**
 * As API Gateway hands it over: the query as it was sent; the path decoded, which is no other for the ways that there are here.
 * The host is that of whoever stands before the API, so nothing is derived from it.
 */
function requestOf({
  requestContext,
  rawPath,
  rawQueryString,
  headers,
  body,
  isBase64Encoded,
}: PartnerEvent): SignedRequest {
  return {
    method: requestContext.http.method,
    path: rawPath,
    query: rawQueryString,
    headers,
    body: Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8"),
  };
}

/** Each 401 has a challenge (RFC 9110 §15.5.2); `Accept-Signature` says what to sign (RFC 9421 §5.1). */
function challenge(request: SignedRequest): Record<string, string> {
  const components = toCover(request).map((component) => `"${component}"`);
  return {
    "www-authenticate": 'Bearer realm="partners"',
    "accept-signature": `sig=(${components.join(" ")});created`,
  };
}

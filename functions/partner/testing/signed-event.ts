import type { SignedRequest } from "../../../shared/partners/signature.js";
import { httpEvent } from "../../../test/support/http.js";
import { documented } from "../../../test/support/openapi.js";
import { answer, type PartnerEvent } from "../answer.js";
import type { PartnerDeps } from "../partner-deps.js";
import type { Answered } from "./a-partner.js";

interface Sent {
  /** As the gateway hands over what it takes for no text. */
  readonly base64?: boolean;
  /** The client certificate, if the request came by the domain that asks for one. */
  readonly certificate?: string;
}

/** A request with its very bytes, as the gateway hands it over. Used by tests only. */
export function eventWith(
  routeKey: string,
  request: SignedRequest,
  { base64 = false, certificate }: Sent = {},
): PartnerEvent {
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const event = httpEvent({ routeKey, path: request.path, headers: Object.fromEntries(headers) });
  const { query, body, method } = request;
  return {
    ...event,
    rawQueryString: query,
    queryStringParameters: Object.fromEntries(new URLSearchParams(query)),
    isBase64Encoded: base64,
    ...(body.length > 0 && { body: Buffer.from(body).toString(base64 ? "base64" : "utf8") }),
    requestContext: {
      ...event.requestContext,
      http: { ...event.requestContext.http, method },
      ...(certificate !== undefined && { authentication: { clientCert: certificateTold(certificate) } }),
      authorizer: { lambda: undefined },
    },
  };
}

/** Asked for a partner, which the authorizer found. */
export async function askFor(partner: string, event: PartnerEvent, deps: PartnerDeps): Promise<Answered> {
  const requestContext = { ...event.requestContext, authorizer: { lambda: { partner } } };
  const { statusCode = 0, headers = {}, body = "" } = await answer({ ...event, requestContext }, deps);
  return documented(event.routeKey, { status: statusCode, headers, body });
}

/** What else API Gateway tells of a certificate; nobody here looks at it. */
const certificateTold = (clientCertPem: string) => ({
  clientCertPem,
  subjectDN: "",
  issuerDN: "",
  serialNumber: "",
  validity: { notBefore: "", notAfter: "" },
});

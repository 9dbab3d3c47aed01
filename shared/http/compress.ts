import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Response } from "./respond.js";

/** Below it, in bytes, an answer fits into one packet anyhow. */
const WORTH_IT = 1024;

/** Levels at which a page takes about a millisecond; the slowest ones would save another twentieth. */
const ENCODERS = {
  br: (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => gzipSync(body, { level: 6 }),
};
type Encoding = keyof typeof ENCODERS;

/**
 * The answer as small as the browser can take it. The HTTP API compresses nothing itself.
 *
 * That a page's length says what is in it (BREACH) takes somebody who makes the reader's browser ask again and again for
 * a page that holds a secret. Only pages without cookies are compressed: what nobody is signed in to, anybody can ask for
 * himself, and a secret is on a page only in answer to a post that brought it. The desk's pages are not compressed.
 */
export function compressed(event: Asking, response: Response): Response {
  const { body = "", isBase64Encoded = false } = response;
  const bytes = Buffer.from(body);
  if (isBase64Encoded || bytes.length <= WORTH_IT) return response;
  const vary = { ...response, headers: { ...response.headers, vary: varyOf(response) } };
  const encoding = encodingFor(event);
  if (encoding === undefined) return vary;
  return {
    ...vary,
    headers: { ...vary.headers, "content-encoding": encoding },
    body: ENCODERS[encoding](bytes).toString("base64"),
    isBase64Encoded: true,
  };
}

/** Caches keep one answer for each encoding, also when this one has none. */
function varyOf({ headers }: Response): string {
  const others = headers?.["vary"];
  return others === undefined ? "Accept-Encoding" : `${others}, Accept-Encoding`;
}

type Asking = Pick<APIGatewayProxyEventV2, "headers">;

/** The smaller of those that are not refused with a quality of nought (RFC 9110 §12.5.3). */
export function encodingFor({ headers }: Asking): Encoding | undefined {
  const taken = (headers["accept-encoding"] ?? "")
    .toLowerCase()
    .split(",")
    .map((part) => part.split(";").map((piece) => piece.trim()))
    .filter(([, quality]) => quality === undefined || !/^q=0(\.0*)?$/.test(quality))
    .map(([name]) => name);
  return (["br", "gzip"] as const).find((encoding) => taken.includes(encoding));
}

import { type LookupAddress, lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublic } from "./addresses.js";
import type { Post, Posted } from "./post.js";

/** Standard Webhooks advises 15 to 30 s. Less, as slow receivers take room from all others. */
const PATIENCE = 10_000;

export interface PostOptions {
  /** On one machine, for tries and tests: `http`, and its own addresses. */
  readonly toThisMachine?: boolean;
  /** In milliseconds, from the first byte to the answer's headers. */
  readonly patience?: number;
  readonly resolve?: Resolve;
}

/** All addresses of a name. */
export type Resolve = (
  host: string,
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const bySystem: Resolve = (host, answer) => lookup(host, { all: true }, answer);

/**
 * Posts over a connection of its own to an address of the public Internet, looked at when it is connected to: a name may lead
 * elsewhere today than when the webhook was added. Follows no redirection, sends no cookie, and reads nothing of the answer
 * beyond its headers.
 */
export function httpPost({ toThisMachine = false, patience = PATIENCE, resolve = bySystem }: PostOptions = {}): Post {
  return (url, { body, headers }) =>
    new Promise<Posted>((settle) => {
      const target = new URL(url);
      if (!toThisMachine && !isNamed(target)) return settle(REFUSED);
      const request = (target.protocol === "https:" ? requestHttps : requestHttp)(target, {
        method: "POST",
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
        agent: false,
        signal: AbortSignal.timeout(patience),
        ...(!toThisMachine && { lookup: publicOnly(resolve) }),
      });
      request.on("response", (response) => {
        const { statusCode = 0, headers: answered } = response;
        response.on("error", () => undefined);
        response.destroy();
        const retryAfter = answered["retry-after"];
        settle({ kind: "answered", status: statusCode, ...(retryAfter !== undefined && { retryAfter }) });
      });
      request.on("error", (error) => settle(failureOf(error)));
      request.end(body);
    });
}

/** What is no name is connected to without being looked up. */
const isNamed = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" && isIP(hostname.replaceAll(/[[\]]/g, "")) === 0;

const REFUSED: Posted = { kind: "failed", reason: "address-refused" };

class AddressRefused extends Error {}

/** All of a name's addresses have to be public: which one is taken is not ours to say. */
function publicOnly(resolve: Resolve): LookupFunction {
  return (host, { all }, answer) =>
    resolve(host, (error, addresses) => {
      if (error) return answer(error, "");
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublic(address))) return answer(new AddressRefused(), "");
      if (all) answer(null, addresses);
      else answer(null, first.address, first.family);
    });
}

function failureOf(error: Error): Posted {
  if (error instanceof AddressRefused) return REFUSED;
  return {
    kind: "failed",
    reason: error.name === "TimeoutError" || error.name === "AbortError" ? "timeout" : "unreachable",
  };
}

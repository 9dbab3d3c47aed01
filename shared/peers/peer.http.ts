import * as z from "zod/mini";
import type { Channel } from "../directory/book.js";
import { type Failure, permanent, transient } from "../domain/errors.js";
import { type Duration, days, plus, seconds } from "../domain/instant.js";
import { ANSWERS, type Peer, type Peers } from "./peer.js";

export interface PeerHttpParts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** In milliseconds, from any start: only differences count. */
  readonly clock: () => number;
  /** For tries on one machine: another deployment may be there, too. In the cloud that would be the function's own machine. */
  readonly toThisMachine?: boolean;
}

/** For all calls about one report together: half of the dispatcher's timeout (20 s, the pipeline stack). */
const WITHIN: Duration = seconds(10);
/** After a call without an answer nobody else waits for the same deployment: a lane must not stand still for one that is down. */
const SPARED: Duration = seconds(5);

/** Clocks of two deployments are not one. */
const CLOCKS_DIFFER: Duration = days(1);

/** Calls other deployments' partners' APIs. */
export function httpPeers({ fetch, clock, toThisMachine = false }: PeerHttpParts): Peers {
  const silentUntil = new Map<string, number>();
  return {
    open(channel, key) {
      const signal = AbortSignal.timeout(WITHIN);
      const call = async (method: "GET" | "POST", path: string, body?: object, headers: Headers = {}) => {
        const { deployment } = channel;
        if (!toThisMachine && !deployment.startsWith("https:")) throw permanent("peer-refused");
        if ((silentUntil.get(deployment) ?? Number.NEGATIVE_INFINITY) > clock()) throw transient("peer-unavailable");
        try {
          const answer = await fetch(`${deployment}/v1/partner/${path}`, {
            method,
            signal,
            // Nobody else gets the key, wherever an answer points to.
            redirect: "manual",
            headers: { accept: "application/json", authorization: `Bearer ${key}`, ...headers },
            ...(body && { body: JSON.stringify(body) }),
          });
          return { status: answer.status, text: await answer.text() };
        } catch (error) {
          silentUntil.set(deployment, clock() + SPARED);
          throw transient("peer-unavailable", error);
        }
      };
      return peerOf(channel, call);
    },
  };
}

type Headers = Readonly<Record<string, string>>;
type Call = (method: "GET" | "POST", path: string, body?: object, headers?: Headers) => Promise<Answer>;

interface Answer {
  readonly status: number;
  readonly text: string;
}

const JSON_BODY = { "content-type": "application/json" };

function peerOf({ jurisdiction }: Channel, call: Call): Peer {
  const post = (path: string, body: object, headers?: Headers) =>
    call("POST", path, body, { ...JSON_BODY, ...headers });
  return {
    async forward(idempotencyKey, body) {
      const answer = await post("reports", body, { "idempotency-key": `"${idempotencyKey}"` });
      return read(ANSWERS.known, answer);
    },

    async find(caseNumber, since) {
      const from = new URLSearchParams({ since: plus(since, -CLOCKS_DIFFER) });
      for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
        if (cursor !== undefined) from.set("cursor", cursor);
        const page = read(ANSWERS.page, await call("GET", `reports?${from}`));
        // A key may be for several jurisdictions over there.
        const found = page.reports.find(
          ({ case: own, reference }) => own === caseNumber && reference.startsWith(`${jurisdiction}-`),
        );
        if (found) return { id: found.id, reference: found.reference };
        cursor = page.cursor;
      }
      return undefined;
    },

    async show(id) {
      const answer = await call("GET", `reports/${id}`);
      return isUnknown(answer) ? undefined : read(ANSWERS.standing, answer);
    },

    async say(id, { text, danger }) {
      taken(await post(`reports/${id}/messages`, { text, ...(danger && { danger }) }));
    },

    async withdraw(id) {
      const answer = await post(`reports/${id}/withdraw`, {});
      if (!isUnknown(answer)) taken(answer);
    },
  };
}

const problem = z.object({ type: z.string() });

/** The last part of a problem's type (RFC 9457); a gateway's own answers have none. */
function codeOf({ text }: Answer): string | undefined {
  return problem.safeParse(parsed(text)).data?.type.replace(/^urn:safelane:problem:/, "");
}

/** Not just any 404: a wrong address must not look like a report that got lost. */
const isUnknown = (answer: Answer): boolean => answer.status === 404 && codeOf(answer) === "report-unknown";

function taken(answer: Answer): void {
  if (answer.status !== 200 && answer.status !== 201) throw failureOf(answer);
}

function read<Schema extends z.ZodMiniType>(schema: Schema, answer: Answer): z.output<Schema> {
  taken(answer);
  const result = schema.safeParse(parsed(answer.text));
  // A proxy's page, or an answer that broke off: what was asked may be done.
  if (!result.success) throw transient("peer-unavailable");
  return result.data;
}

/** Statuses that pass by themselves, beside all of the server's own faults. */
const PASSING: readonly number[] = [408, 425, 429];

function failureOf(answer: Answer): Failure {
  const { status } = answer;
  if (status >= 500 || PASSING.includes(status)) return transient("peer-unavailable");
  if (status === 401 || status === 403) return permanent("peer-key-refused");
  return permanent(codeOf(answer) === "idempotency-key-reused" ? "peer-body-differs" : "peer-refused");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

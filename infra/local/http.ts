import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { Gate } from "./authorizers.js";
import type { Environment, Outcome } from "./environment.js";
import { eventOf, type HttpResponse, matchRoute, plain, responseOf } from "./http-event.js";
import type { LocalTime } from "./local-time.js";
import type { RouteDeclaration } from "./parts.js";

/** API Gateway's limit for a request's body, in bytes. */
const LARGEST_BODY = 10 * 1024 * 1024;

/** How long an answer may take to reach its client once the functions have ended, in milliseconds. */
const LAST_MOMENT_MS = 200;

/** Environments that share the work of one function: an invocation goes to the one with the least to do. */
export type Pool = readonly [Environment, ...Environment[]];

/** The HTTP API: routes as declared, each to the pool of its function, past its authorizer if it has one. */
export class HttpApi {
  readonly #routes: ReadonlyMap<string, RouteDeclaration>;
  readonly #pools: ReadonlyMap<string, Pool>;
  readonly #time: LocalTime;
  readonly #gate: Gate;

  /** @param pools by the function's ARN; every function of a route or an authorizer has one */
  constructor(routes: readonly RouteDeclaration[], pools: ReadonlyMap<string, Pool>, time: LocalTime) {
    this.#routes = new Map(routes.map((route) => [route.key, route]));
    this.#pools = pools;
    this.#time = time;
    this.#gate = new Gate((arn, event) => this.#invoke(arn, event), time);
  }

  async answer(incoming: IncomingMessage): Promise<HttpResponse> {
    const { method = "GET", url = "/", headers } = incoming;
    const body = await bodyOf(incoming);
    if (body === undefined) return plain(413, "Request Entity Too Large");
    const match = matchRoute([...this.#routes.keys()], method, url.split("?", 1)[0] ?? "/");
    const route = match && this.#routes.get(match.key);
    if (match === undefined || route === undefined) return plain(404, "Not Found");
    const event = eventOf({ method, url, headers, body, requestId: randomUUID(), at: this.#time.now() }, match);
    const passed = route.authorizer === undefined ? { event } : await this.#gate.pass(route.authorizer, event);
    if ("refusal" in passed) return passed.refusal;
    const outcome = await this.#invoke(route.functionArn, passed.event);
    return outcome.ok ? responseOf(outcome.value) : plain(500, "Internal Server Error");
  }

  #invoke(functionArn: string, event: unknown): Promise<Outcome> {
    const pool = this.#pools.get(functionArn);
    if (pool === undefined) throw new Error(`no pool for ${functionArn}`);
    return leastBusy(pool).invoke(event);
  }
}

/** The server in front of the API. It listens before the API exists, as the templates may mention its address. */
export class HttpServer {
  readonly #server: Server;
  #api: HttpApi | undefined;

  constructor() {
    this.#server = createServer((incoming, outgoing) => {
      const answer = this.#api?.answer(incoming) ?? Promise.resolve(plain(503, "Service Unavailable"));
      answer
        .catch(() => plain(500, "Internal Server Error"))
        .then(({ statusCode, headers, body }) => outgoing.writeHead(statusCode, { ...headers }).end(body))
        .catch(() => outgoing.destroy());
    });
  }

  /** @returns its base URL */
  async listen(port: number): Promise<string> {
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === "object" ? address?.port : port}`;
  }

  serve(api: HttpApi): void {
    this.#api = api;
  }

  /** Takes no more requests. What is being answered gets a moment; a client that never ends its request doesn't. */
  async stop(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    const cut = setTimeout(() => this.#server.closeAllConnections(), LAST_MOMENT_MS);
    await closed;
    clearTimeout(cut);
  }
}

function leastBusy(pool: Pool): Environment {
  return pool.reduce((best, candidate) => (candidate.waiting < best.waiting ? candidate : best));
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  return size <= LARGEST_BODY ? Buffer.concat(chunks) : undefined;
}

import type { APIGatewayProxyEventV2, APIGatewayRequestAuthorizerEventV2 } from "aws-lambda";
import * as z from "zod";
import type { Outcome } from "./environment.js";
import { type HttpResponse, plain } from "./http-event.js";
import { ACCOUNT } from "./identity.js";
import type { LocalTime } from "./local-time.js";
import type { AuthorizerDeclaration } from "./parts.js";

/** What an authorizer may answer (payload format 2.0, simple responses). */
const verdict = z.object({ isAuthorized: z.boolean(), context: z.record(z.string(), z.unknown()).optional() });
type Verdict = z.infer<typeof verdict>;

/** The event as the route's function gets it, or what API Gateway itself answers instead. */
type Passed = { readonly event: object } | { readonly refusal: HttpResponse };

/** Asks authorizers whom to let in, as an HTTP API does: refusals are its own answers, without a word of ours. */
export class Gate {
  readonly #invoke: (functionArn: string, event: unknown) => Promise<Outcome>;
  readonly #time: LocalTime;
  readonly #kept = new Map<string, { readonly verdict: Verdict; readonly until: number }>();

  constructor(invoke: (functionArn: string, event: unknown) => Promise<Outcome>, time: LocalTime) {
    this.#invoke = invoke;
    this.#time = time;
  }

  async pass(authorizer: AuthorizerDeclaration, event: APIGatewayProxyEventV2): Promise<Passed> {
    const identity = authorizer.headers.map((name) => event.headers[name] ?? "");
    if (identity.includes("")) return { refusal: plain(401, "Unauthorized") };
    const said = await this.#verdict(authorizer, identity, event);
    if (said === undefined) return { refusal: plain(500, "Internal Server Error") };
    if (!said.isAuthorized) return { refusal: plain(403, "Forbidden") };
    const requestContext = { ...event.requestContext, authorizer: { lambda: said.context ?? {} } };
    return { event: { ...event, requestContext } };
  }

  /** What was said of the same headers lately, yes or no alike, on whatever route; a failure is never kept. */
  async #verdict(
    { id, functionArn, ttlMs }: AuthorizerDeclaration,
    identity: string[],
    event: APIGatewayProxyEventV2,
  ): Promise<Verdict | undefined> {
    const key = JSON.stringify([id, identity]);
    const now = this.#time.now().getTime();
    const kept = this.#kept.get(key);
    if (kept !== undefined && now < kept.until) return kept.verdict;
    const outcome = await this.#invoke(functionArn, questionOf(event, identity));
    const said = outcome.ok ? verdict.safeParse(outcome.value).data : undefined;
    if (said !== undefined) this.#kept.set(key, { verdict: said, until: now + ttlMs });
    return said;
  }
}

/** A request as an HTTP API hands it to an authorizer: without the body. */
function questionOf(event: APIGatewayProxyEventV2, identitySource: string[]): APIGatewayRequestAuthorizerEventV2 {
  const { body: _body, isBase64Encoded: _isBase64Encoded, cookies = [], ...rest } = event;
  const { method, path } = event.requestContext.http;
  return {
    ...rest,
    type: "REQUEST",
    routeArn: `arn:aws:execute-api:local:${ACCOUNT}:local/$default/${method}${path}`,
    identitySource,
    cookies,
  };
}

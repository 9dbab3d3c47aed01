import type { APIGatewayProxyEventV2WithLambdaAuthorizer } from "aws-lambda";
import { Failure } from "../../shared/domain/errors.js";
import { json, problem, type Response } from "../../shared/http/respond.js";
import { type Endpoint, NOBODY, type Partner } from "../../shared/partners/partner.js";
import { quotaHeaders } from "../../shared/partners/quota.js";
import { reasonOf } from "../../shared/telemetry/telemetry.js";
import type { PartnerDeps } from "./partner-deps.js";
import { unproven } from "./proof.js";
import { refused } from "./refusals.js";
import { BATCH, forwardBatch, reportsIn } from "./requests/batch.js";
import { listReports } from "./requests/list.js";
import { addMessage } from "./requests/message.js";
import { forwardOne } from "./requests/one.js";
import { showReport } from "./requests/show.js";
import { withdrawReport } from "./requests/withdraw.js";
import { forwardXarf } from "./requests/xarf.js";
import { recordRefusal, unavailable } from "./telling.js";
import type { Told } from "./told.js";

/** What the authorizer tells: whom it found, or that it was nobody. */
export type PartnerEvent = APIGatewayProxyEventV2WithLambdaAuthorizer<{ partner?: string } | undefined>;

type Act = (event: PartnerEvent, partner: Partner, deps: PartnerDeps) => Promise<Told>;

const ROUTES: ReadonlyMap<string, readonly [Endpoint, Act]> = new Map<string, readonly [Endpoint, Act]>([
  ["POST /v1/partner/reports", ["reports", forwardOne]],
  [BATCH, ["reports", forwardBatch]],
  ["GET /v1/partner/reports", ["reports", listReports]],
  ["GET /v1/partner/reports/{id}", ["reports", showReport]],
  ["POST /v1/partner/reports/{id}/messages", ["messages", addMessage]],
  ["POST /v1/partner/reports/{id}/withdraw", ["withdraw", withdrawReport]],
  ["POST /v1/partner/xarf", ["xarf", forwardXarf]],
]);

/** Seconds after which what could not be done may be sent again. */
const RETRY_AFTER = "30";

/**
 * The door for hotlines and platforms. The authorizer said whose key it is, if it is anybody's; what that partner may do is
 * read here, each time, so that a suspension or a narrower scope holds at once. Whoever may not gets one and the same answer,
 * after the same look-up: a key that never was, has ended or is suspended, or one that is good for something else.
 *
 * What is lacking besides the key costs nothing of the quota: a key that was stolen can't use it up.
 */
export async function answer(event: PartnerEvent, deps: PartnerDeps): Promise<Response> {
  const id = event.requestContext.authorizer?.lambda?.partner || NOBODY;
  try {
    const partner = await deps.partners.partner(id);
    if (!partner || partner.suspended) return respond(refused("out-of-scope"), id, deps);
    const lacking = unproven(event, partner, deps);
    if (lacking) return respond(lacking, id, deps);
    const quota = await quotaOf(partner, reportsIn(event), deps);
    const told = quota.allowed ? await done(event, partner, deps) : refused("quota-used-up");
    return respond(told, id, deps, quota.headers);
  } catch (error) {
    return respond(unavailable(error, id, deps), id, deps);
  }
}

async function done(event: PartnerEvent, partner: Partner, deps: PartnerDeps): Promise<Told> {
  const [endpoint, act] = ROUTES.get(event.routeKey) ?? [];
  if (!endpoint || !act || !partner.endpoints.includes(endpoint)) return refused("out-of-scope");
  try {
    return await act(event, partner, deps);
  } catch (error) {
    return unavailable(error, partner.id, deps);
  }
}

interface Quota {
  readonly allowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** A counter that can't be reached is no reason to turn a report away. */
async function quotaOf(partner: Partner, reports: number, { quotas, time, telemetry }: PartnerDeps): Promise<Quota> {
  try {
    const taken = await quotas.take(partner, time.now(), reports);
    if (!taken.allowed) telemetry.record("quota-used-up", { partner: partner.id });
    return { allowed: taken.allowed, headers: quotaHeaders(taken) };
  } catch (error) {
    const reason = error instanceof Failure ? { reason: error.code } : reasonOf(error);
    telemetry.record("quota-unknown", { partner: partner.id, ...reason });
    return { allowed: true, headers: {} };
  }
}

function respond(told: Told, partner: string, deps: PartnerDeps, headers: Quota["headers"] = {}): Response {
  if (told.ok) return json(told.status, told.value, { ...told.headers, ...headers });
  const { status, code } = told.problem;
  recordRefusal(told.problem, partner, deps);
  // Strangers have no quota: what is left of one would tell them from partners.
  const quota = code === "out-of-scope" ? {} : headers;
  return problem(told.problem, { ...(status === 503 && { "retry-after": RETRY_AFTER }), ...told.headers, ...quota });
}

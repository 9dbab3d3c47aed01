import { randomUUID } from "node:crypto";
import type { DispatchDue } from "../../../events/dispatch-due.js";
import type { Received } from "../../../events/received.js";
import { builtInBook } from "../../../shared/directory/jurisdictions.js";
import { type Duration, type Instant, plus } from "../../../shared/domain/instant.js";
import type { Report } from "../../../shared/domain/report.js";
import type { Transition } from "../../../shared/domain/transition.js";
import type { Partner } from "../../../shared/partners/partner.js";
import { ENDPOINTS } from "../../../shared/partners/partner.js";
import { aPartner } from "../../../shared/partners/testing/partner.js";
import { memoryOutbox } from "../../../shared/stores/outbox.memory.js";
import { memoryPartners } from "../../../shared/stores/partners.memory.js";
import { memoryQuotas } from "../../../shared/stores/quotas.memory.js";
import { memoryReports } from "../../../shared/stores/reports.memory.js";
import { Round } from "../../../shared/stores/round.js";
import { memoryStatements } from "../../../shared/stores/statements.memory.js";
import { memoryTelemetry } from "../../../shared/telemetry/memory.js";
import { httpEvent, type Request } from "../../../test/support/http.js";
import { documented } from "../../../test/support/openapi.js";
import { NOON } from "../../../test/support/reports.js";
import { answer } from "../answer.js";
import type { PartnerDeps } from "../partner-deps.js";
import { accepted, batchAnswer, details, list, problemDetails } from "../schemas.js";

export const valid = { jurisdiction: "RS", language: "en", text: "A girl called: somebody asks her for pictures." };

export const HOTLINE = aPartner({
  jurisdictions: ["RS", "ME"],
  endpoints: [...ENDPOINTS],
  perMinute: 10_000,
  perDay: 100_000,
});
export const PLATFORM: Partner = { ...HOTLINE, id: "platform", name: "Platform" };

/** All that may be answered, by what the API says of itself. */
export const acceptedIn = (body: string) => accepted.parse(JSON.parse(body));
export const problemIn = (body: string) => problemDetails.parse(JSON.parse(body));
export const detailsIn = (body: string) => details.parse(JSON.parse(body));
export const listIn = (body: string) => list.parse(JSON.parse(body));
export const resultsIn = (body: string) => batchAnswer.parse(JSON.parse(body)).results;

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, boolean | number | string>>;
  readonly body: string;
}

/** The same but for what is left of the quota. */
export const withoutQuota = ({ headers: { ratelimit: _left, ...headers }, ...rest }: Answered) => ({
  ...rest,
  headers,
});

/** What something that happens at one call to a store does: fails, unless told otherwise. */
export type Around = <Args extends unknown[], Result>(
  call: (...args: Args) => Promise<Result>,
) => (...args: Args) => Promise<Result>;

/** The partners' API on doubles, asked as the gateway asks it after its authorizer; at a time that tests move. */
export async function aPartnerApi(
  partners: readonly Partner[] = [HOTLINE, PLATFORM],
  { around = (call) => call, ...overrides }: Partial<PartnerDeps> & { readonly around?: Around } = {},
) {
  let now: Instant = NOON;
  const store = memoryPartners();
  for (const partner of partners) await store.save(partner);
  const [reports, statements] = [memoryReports(), memoryStatements()];
  const [classify, dispatch] = [memoryOutbox<Received>(), memoryOutbox<DispatchDue>()];
  const telemetry = memoryTelemetry();
  const deps: PartnerDeps = {
    served: ["RS", "ME", "AL"],
    partners: { partner: around(store.partner) },
    quotas: memoryQuotas(),
    reports: {
      ...reports,
      get: around(reports.get),
      create: around(reports.create),
      apply: around(reports.apply),
      ofPartner: around(reports.ofPartner),
    },
    statements: {
      create: around(statements.create),
      addMessage: around(statements.addMessage),
      messages: around(statements.messages),
      erase: around(statements.erase),
    },
    directory: { current: async (jurisdiction) => builtInBook(jurisdiction) },
    classify: around(classify.send),
    dispatch: around(dispatch.send),
    round: new Round(),
    time: { now: () => now },
    telemetry,
    ...overrides,
  };

  const ask = async (request: Request, partner: string | undefined = HOTLINE.id): Promise<Answered> => {
    const event = httpEvent(request);
    const lambda = partner === undefined ? undefined : { partner };
    const requestContext = { ...event.requestContext, authorizer: { lambda } };
    const { statusCode = 0, headers = {}, body = "" } = await answer({ ...event, requestContext }, deps);
    return documented(request.routeKey, { status: statusCode, headers, body });
  };
  const JSON_TYPE = { "content-type": "application/json" };
  const textOf = (body: unknown) => (typeof body === "string" ? body : JSON.stringify(body));
  const onReport = (routeKey: string) => (id: string, body: unknown, partner?: string) =>
    ask({ routeKey, pathParameters: { id }, headers: JSON_TYPE, body: textOf(body) }, partner);

  return {
    ...{ deps, reports, statements, classify, dispatch, telemetry, ask },
    post: (fields: unknown, key: string | undefined = randomUUID(), partner?: string) =>
      ask(
        {
          routeKey: "POST /v1/partner/reports",
          headers: { ...JSON_TYPE, "idempotency-key": key },
          body: textOf(fields),
        },
        partner,
      ),
    batch: (entries: unknown, partner?: string) =>
      ask(
        { routeKey: "POST /v1/partner/reports/batch", headers: JSON_TYPE, body: JSON.stringify({ reports: entries }) },
        partner,
      ),
    show: (id: string, partner?: string) =>
      ask({ routeKey: "GET /v1/partner/reports/{id}", pathParameters: { id } }, partner),
    list: (query: Readonly<Record<string, string>> = {}, partner?: string) =>
      ask({ routeKey: "GET /v1/partner/reports", query }, partner),
    message: onReport("POST /v1/partner/reports/{id}/messages"),
    withdraw: (id: string, partner?: string) =>
      ask({ routeKey: "POST /v1/partner/reports/{id}/withdraw", pathParameters: { id } }, partner),
    change: async (id: string, change: (report: Report) => Transition): Promise<Report> => {
      const { applied, report } = await reports.apply(id, change(await must(id)));
      if (!applied) throw new Error(`not allowed in state ${report.state}`);
      return report;
    },
    stored: must,
    counts: () => ({
      reports: reports.all().length,
      statements: statements.all().length,
      messages: classify.sent.length,
    }),
    save: (partner: Partner) => store.save(partner, 1),
    pass: (duration: Duration) => {
      now = plus(now, duration);
    },
    now: () => now,
    codes: () => telemetry.records.map(({ code }) => code),
  };

  async function must(id: string): Promise<Report> {
    const report = await reports.get(id);
    if (!report) throw new Error("no report");
    return report;
  }
}

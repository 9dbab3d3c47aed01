import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

export type Case = components["schemas"]["ForwardedReport"];
export type Accepted = components["schemas"]["Accepted"];
export type Details = components["schemas"]["ReportDetails"];
export type Summary = components["schemas"]["ReportSummary"];

/** Milliseconds before the second try; twice as long before each further one. */
const PAUSE = 500;
const TRIES = 6;

/** API Gateway answers 500 when a key could not be looked up: that, too, may be sent again. */
const AGAIN = new Set([429, 500, 502, 503, 504]);

/** Sends again what was not answered, or not just now. Safe for all that is asked here: nothing happens twice. */
async function patiently(request: Request): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt === TRIES;
    try {
      const response = await fetch(request.clone(), { signal: AbortSignal.timeout(30_000) });
      if (!AGAIN.has(response.status) || isLast) return response;
      await pause(waitOf(response) ?? PAUSE * 2 ** (attempt - 1));
    } catch (error) {
      if (isLast) throw error;
      await pause(PAUSE * 2 ** (attempt - 1));
    }
  }
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** `Retry-After` in seconds, as Safelane gives it. */
function waitOf({ headers }: Response): number | undefined {
  const seconds = headers.get("retry-after");
  return seconds !== null && /^\d+$/.test(seconds) ? Number(seconds) * 1_000 : undefined;
}

/** Safelane said no. `type` never changes and is what to look at; there is none where API Gateway said so. */
export class Refused extends Error {
  readonly status: number;
  readonly type: string | undefined;

  constructor(status: number, told: unknown) {
    const { type, detail, message } = { ...(typeof told === "object" ? told : {}) } as Record<string, unknown>;
    super(`${status}: ${String(detail ?? message ?? "refused")}`);
    this.status = status;
    this.type = typeof type === "string" ? type : undefined;
  }
}

/** @param url of the deployment @param key a partner's */
export function safelane(url: string, key: string) {
  const client = createClient<paths>({
    baseUrl: url,
    headers: { authorization: `Bearer ${key}` },
    fetch: patiently,
  });
  const at = (id: string) => ({ params: { path: { id } } });

  return {
    /** @param idempotencyKey one for each case, and the same when it is sent again */
    forward: async (report: Case, idempotencyKey: string): Promise<Accepted> =>
      given(
        await client.POST("/v1/partner/reports", {
          params: { header: { "Idempotency-Key": idempotencyKey } },
          body: report,
        }),
      ),
    show: async (id: string): Promise<Details> => given(await client.GET("/v1/partner/reports/{id}", at(id))),
    /** Your reports received since a moment, page after page. */
    async *since(moment: Date): AsyncGenerator<Summary> {
      let cursor: string | undefined;
      do {
        const query = { since: moment.toISOString(), ...(cursor !== undefined && { cursor }) };
        const page = given(await client.GET("/v1/partner/reports", { params: { query } }));
        yield* page.reports;
        cursor = page.cursor;
      } while (cursor !== undefined);
    },
    write: async (id: string, text: string, danger = false) =>
      given(await client.POST("/v1/partner/reports/{id}/messages", { ...at(id), body: { text, danger } })),
    withdraw: async (id: string) => given(await client.POST("/v1/partner/reports/{id}/withdraw", at(id))),
  };
}

function given<Data>({ data, error, response }: { data?: Data; error?: unknown; response: Response }): Data {
  if (data === undefined) throw new Refused(response.status, error);
  return data;
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { hours } from "../../shared/domain/instant.js";
import {
  type Answered,
  type Around,
  acceptedIn,
  aPartnerApi,
  detailsIn,
  HOTLINE,
  listIn,
  PLATFORM,
  problemIn,
  resultsIn,
  valid,
  withoutQuota,
} from "./testing/a-partner.js";

/** Three who do whatever comes to their minds, also with each other's ids, and what each may know. */

const NGO = { ...HOTLINE, id: "ngo", name: "NGO" };
const PARTNERS = [HOTLINE, PLATFORM, NGO];
type Api = Awaited<ReturnType<typeof aPartnerApi>>;

interface Own {
  readonly variant: number;
  readonly id: string;
  /** What was answered when it was stored. */
  readonly answer: string;
  withdrawn: boolean;
  readonly said: string[];
  saidAt: number;
}
/** By partner and key. */
type Model = ReadonlyMap<string, Map<string, Own>>;

const who = fc.constantFrom(...PARTNERS.map(({ id }) => id));
/** The same keys for all of them. */
const key = fc.constantFrom("k-1", "k-2", "k-3", "k-4");
const variant = fc.nat({ max: 1 });
const step = fc.oneof(
  fc.record({ does: fc.constant("forward" as const), who, key, variant }),
  fc.record({
    does: fc.constant("batch" as const),
    who,
    entries: fc.array(fc.tuple(key, variant), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ does: fc.constant("list" as const), who }),
  fc.record({ does: fc.constant("show" as const), who, whose: who, key }),
  fc.record({ does: fc.constant("withdraw" as const), who, whose: who, key }),
  fc.record({ does: fc.constant("message" as const), who, whose: who, key, variant }),
  fc.record({ does: fc.constant("wait" as const), who }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
type StepOf<Does> = Extract<Step, { does: Does }>;

/** Words that nobody else writes. */
const markOf = (...parts: readonly (string | number)[]): string => `<${parts.join(" ")}>`;
const bodyOf = (partner: string, name: string, which: number) => ({
  ...valid,
  text: markOf(partner, name, which),
  case: `${partner}/${name}`,
  done: markOf(partner, "did", name),
});

class Run {
  readonly #model: Model = new Map(PARTNERS.map(({ id }) => [id, new Map()]));
  readonly #api: Api;
  #waited = 0;

  constructor(api: Api) {
    this.#api = api;
  }

  async take(one: Step): Promise<void> {
    switch (one.does) {
      case "forward":
        return this.#forward(one);
      case "batch":
        return this.#batch(one);
      case "list":
        return this.#list(one);
      case "show":
        return this.#show(one);
      case "message":
        return this.#message(one);
      case "withdraw":
        return this.#withdraw(one);
      case "wait":
        this.#waited++;
        return this.#api.pass(hours(2));
    }
  }

  /** Nothing of an answer is anybody else's. */
  #heard(partner: string, answered: Answered): Answered {
    const text = JSON.stringify(answered);
    for (const [other, reports] of this.#model) {
      if (other === partner) continue;
      expect(text).not.toContain(`<${other} `);
      expect(text).not.toContain(`${other}/`);
      for (const { id, answer } of reports.values()) {
        expect(text).not.toContain(id);
        expect(text).not.toContain(acceptedIn(answer).reference);
      }
    }
    return answered;
  }

  #of(partner: string): Map<string, Own> {
    return this.#model.get(partner) ?? new Map();
  }

  /** What the model says of a forwarded one: stored, the same again, or another body under its key. */
  #forwarded(partner: string, name: string, which: number, { status, body }: { status: number; body: string }): void {
    const before = this.#of(partner).get(name);
    expect(status).toBe(before && before.variant !== which ? 422 : 201);
    if (status === 422) expect(problemIn(body).type).toContain("idempotency-key-reused");
    else if (before) expect(body).toBe(before.answer);
    if (before) return;
    const { id } = acceptedIn(body);
    this.#of(partner).set(name, { variant: which, id, answer: body, withdrawn: false, said: [], saidAt: 0 });
  }

  async #forward({ who: partner, key: name, variant: which }: StepOf<"forward">): Promise<void> {
    const answered = this.#heard(partner, await this.#api.post(bodyOf(partner, name, which), name, partner));
    this.#forwarded(partner, name, which, answered);
  }

  async #batch({ who: partner, entries }: StepOf<"batch">): Promise<void> {
    const sent = entries.map(([name, which]) => ({ ...bodyOf(partner, name, which), idempotencyKey: name }));
    const answered = this.#heard(partner, await this.#api.batch(sent, partner));
    const results = resultsIn(answered.body);
    expect(results).toHaveLength(entries.length);
    for (const [at, [name, which]] of entries.entries()) {
      const { status = 0, ...one } = results[at] ?? {};
      const body = "report" in one ? one.report : "problem" in one ? one.problem : {};
      this.#forwarded(partner, name, which, { status, body: JSON.stringify(body) });
    }
  }

  async #list({ who: partner }: StepOf<"list">): Promise<void> {
    const { reports } = listIn(this.#heard(partner, await this.#api.list({}, partner)).body);
    const own = [...this.#of(partner).values()];
    expect(reports.map(({ id }) => id).toSorted()).toEqual(own.map(({ id }) => id).toSorted());
    for (const { id, progress } of reports) {
      expect(progress === "withdrawn").toBe(own.find((one) => one.id === id)?.withdrawn);
    }
  }

  /** Asks about a report, whoever's it is; gives the model's own one with the answer. */
  async #onReport(
    { who: partner, whose, key: name }: Pick<StepOf<"show">, "who" | "whose" | "key">,
    ask: (id: string) => Promise<Answered>,
  ): Promise<{ own: Own; answered: Answered } | undefined> {
    const found = this.#of(whose).get(name);
    const answered = this.#heard(partner, await ask(found?.id ?? "0".repeat(32)));
    if (partner === whose && found) return { own: found, answered };
    expect(withoutQuota(answered)).toEqual(withoutQuota(await ask("f".repeat(32))));
    expect(answered.status).toBe(404);
    return undefined;
  }

  async #show(one: StepOf<"show">): Promise<void> {
    const { own, answered } = (await this.#onReport(one, (id) => this.#api.show(id, one.who))) ?? {};
    if (!own || !answered) return;
    const { messages, ...shown } = detailsIn(answered.body);
    expect(shown).toMatchObject({ ...JSON.parse(own.answer), case: `${one.who}/${one.key}` });
    expect(messages.map(({ text }) => text)).toEqual(own.withdrawn ? [] : own.said);
  }

  async #message(one: StepOf<"message">): Promise<void> {
    const text = markOf(one.who, "says", one.variant);
    const { own, answered } = (await this.#onReport(one, (id) => this.#api.message(id, { text }, one.who))) ?? {};
    if (!own || !answered) return;
    expect(answered.status).toBe(own.withdrawn ? 409 : 201);
    if (own.withdrawn) return;
    expect((await this.#api.message(own.id, { text }, one.who)).body).toBe(answered.body);
    const { messages } = detailsIn((await this.#api.show(own.id, one.who)).body);
    // The same words are the same post until an hour is over.
    if (own.said.at(-1) !== text || own.saidAt !== this.#waited) own.said.push(text);
    own.saidAt = this.#waited;
    expect(messages.map((message) => message.text)).toEqual(own.said);
  }

  async #withdraw(one: StepOf<"withdraw">): Promise<void> {
    const { own, answered } = (await this.#onReport(one, (id) => this.#api.withdraw(id, one.who))) ?? {};
    if (!own || !answered) return;
    own.withdrawn = true;
    expect(JSON.parse(answered.body)).toEqual({ ...JSON.parse(own.answer), progress: "withdrawn" });
    expect((await this.#api.withdraw(own.id, one.who)).body).toBe(answered.body);
  }
}

test("whatever partners do, none of them is told anything of another's, and each is told all of its own", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const api = await aPartnerApi(PARTNERS);
      const run = new Run(api);
      for (const one of steps) await run.take(one);
      for (const { id } of PARTNERS) await run.take({ does: "list", who: id });
      expect(api.codes()).not.toContain("partner-unavailable");
    }),
    { numRuns: 300 },
  );
});

test("another partner's report and one that never was are the same answer and the same calls, whatever is sent", async () => {
  const routeKey = fc.constantFrom(
    "GET /v1/partner/reports/{id}",
    "POST /v1/partner/reports/{id}/messages",
    "POST /v1/partner/reports/{id}/withdraw",
  );
  const body = fc.oneof(
    fc.jsonValue().map((one) => JSON.stringify(one)),
    fc.string(),
    fc.constant('{"text":"x"}'),
  );
  const type = fc.constantFrom("application/json", "text/plain", "image/png", "");
  await fc.assert(
    fc.asyncProperty(routeKey, body, type, fc.boolean(), async (route, sent, contentType, isWithdrawn) => {
      const calls: string[] = [];
      const around: Around =
        (call) =>
        (...args) => {
          calls.push(`${call.name} ${args.length}`);
          return call(...args);
        };
      const api = await aPartnerApi(PARTNERS, { around });
      const { id } = acceptedIn((await api.post(valid, "k-1", PLATFORM.id)).body);
      if (isWithdrawn) await api.withdraw(id, PLATFORM.id);
      const asked = async (one: string) => {
        calls.splice(0);
        const headers = { "content-type": contentType };
        const answered = await api.ask({ routeKey: route, headers, body: sent, pathParameters: { id: one } });
        return [withoutQuota(answered), [...calls]];
      };
      const [foreign, unknown] = [await asked(id), await asked("0".repeat(32))];
      expect(foreign).toEqual(unknown);
      expect(foreign).toMatchObject([{ status: 404 }, expect.any(Array)]);
    }),
    { numRuns: 200 },
  );
});

import { expect, test } from "vitest";
import { newKey } from "../../shared/partners/key.js";
import { memoryPartners } from "../../shared/stores/partners.memory.js";
import { memoryTelemetry } from "../../shared/telemetry/memory.js";
import { httpEvent, type Request } from "../../test/support/http.js";
import { NOON } from "../../test/support/reports.js";
import { authorize } from "../authorize/authorize.js";
import { answer } from "./answer.js";
import { aPartnerApi, HOTLINE, problemIn, valid } from "./testing/a-partner.js";

/** A key of its own for each partner, and the two functions that look at it, one after the other as the gateway has it. */
async function aDoor() {
  const store = memoryPartners();
  const calls: string[] = [];
  const { deps } = await aPartnerApi([], {
    partners: {
      partner: (id) => {
        calls.push("partner");
        return store.partner(id);
      },
    },
  });
  const add = async (id: string, change: object = {}) => {
    const key = newKey();
    await store.addKey({ id: key.id, hash: key.hash, partner: id, createdAt: NOON });
    await store.save({ ...HOTLINE, id, keys: [{ id: key.id, createdAt: NOON }], ...change });
    return `Bearer ${key.text}`;
  };
  const ask = async (authorization: string, request: Request) => {
    const { time } = deps;
    const { context } = await authorize(authorization, { partners: store, time, telemetry: memoryTelemetry() });
    const event = httpEvent(request);
    calls.splice(0);
    const requestContext = { ...event.requestContext, authorizer: { lambda: context } };
    return { ...(await answer({ ...event, requestContext }, deps)), calls: calls.length };
  };
  return { add, ask };
}

const post: Request = {
  routeKey: "POST /v1/partner/reports",
  headers: { "content-type": "application/json", "idempotency-key": "case-7" },
  body: JSON.stringify(valid),
};
const abroad: Request = { ...post, body: JSON.stringify({ ...valid, jurisdiction: "AL" }) };

test("a key that never was, is misspelled, has ended or is suspended, and one that is for something else, get one answer byte for byte", async () => {
  const { add, ask } = await aDoor();
  const good = await add("hotline");
  const suspended = await add("suspended", { suspended: true });
  const ended = await add("ended", { keys: [] });
  const narrow = await add("narrow", { endpoints: ["xarf"] });
  const refused = [
    await ask(`Bearer ${newKey().text}`, post),
    await ask("Bearer none", post),
    await ask(`Basic ${good}`, post),
    await ask(suspended, post),
    await ask(ended, post),
    await ask(narrow, post),
    await ask(good, abroad),
    await ask(good, { ...post, routeKey: "GET /v1/partner/nowhere" }),
  ];
  const [first] = refused;
  expect(problemIn(first?.body ?? "")).toMatchObject({ type: "urn:safelane:problem:out-of-scope", status: 403 });
  for (const one of refused) expect(one).toEqual(first);
  // They are alike because they are refused, not because everybody is.
  expect((await ask(good, post)).statusCode).toBe(201);
});

test("strangers leave no line of their own here: the authorizer counts them, once a minute a key", async () => {
  const api = await aPartnerApi();
  await api.post(valid, "key", "-");
  expect(api.codes()).toEqual([]);
});

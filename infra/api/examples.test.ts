import { expect, test } from "vitest";
import { anIntake } from "../../functions/intake/testing/an-intake.js";
import { acceptedIn, aPartnerApi, valid } from "../../functions/partner/testing/a-partner.js";
import { mailed, takenOn } from "../../functions/partner/testing/mailed.js";
import { notice } from "../../shared/webhooks/notice.js";
import { openApi } from "./document.js";
import { EXAMPLES } from "./examples.js";
import { type Operation, operationsIn } from "./openapi.js";

const document = openApi();
const JSON_TYPE = { "content-type": "application/json" };

interface Sent {
  readonly route: string;
  readonly status: string;
  readonly what: string;
  readonly body: unknown;
  readonly answered: unknown;
}

/** Each body that the document gives as an example, with the answer that stands beside it. */
const sent: readonly Sent[] = operationsIn(document.paths).flatMap(({ method, path, operation }) =>
  Object.entries(operation.requestBody?.content?.["application/json"]?.examples ?? {}).map(([what, { value }]) => ({
    route: `${method} ${path}`,
    what,
    body: value,
    ...goodOf(operation),
  })),
);

function goodOf({ responses }: Operation): Pick<Sent, "status" | "answered"> {
  const [status = "", response] = Object.entries(responses).find(([one]) => Number(one) < 300) ?? [];
  const media = response && "content" in response ? response.content?.["application/json"] : undefined;
  return { status, answered: media?.examples?.["usual"]?.value };
}

/** A value with its texts and numbers left out: what it is made of. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

test.each(sent)(
  "$route: the example “$what” is answered as the document says",
  async ({ route, status, body, answered }) => {
    const isPublic = !route.includes("/partner/");
    const api = isPublic ? anIntake() : await aPartnerApi();
    const id = "batch" in api ? acceptedIn((await api.post(valid)).body).id : "";
    const given = await api.ask({
      routeKey: route,
      pathParameters: { id },
      query: { jurisdiction: "RS" },
      headers: { ...JSON_TYPE, "idempotency-key": "alo-2026-17" },
      body: JSON.stringify(body),
    });
    expect(String(given.status)).toBe(status);
    expect(shapeOf(JSON.parse(given.body))).toEqual(shapeOf(answered));
  },
);

test("of every body that may be sent there is an example", () => {
  const bodies = operationsIn(document.paths).filter(({ operation }) => operation.requestBody);
  expect(new Set(sent.map(({ route }) => route))).toEqual(
    new Set(bodies.map(({ method, path }) => `${method} ${path}`)),
  );
});

test("what is told of a report has the fields of its example", async () => {
  const api = await aPartnerApi();
  const id = await mailed(api, { case: "ALO/2026/17" });
  await takenOn(api, id);
  await api.message(id, { text: "She has all of them." });
  const [shown, listed, withdrawn] = [await api.show(id), await api.list(), await api.withdraw(id)];
  const fields = (body: string) => Object.keys(JSON.parse(body)).toSorted();
  expect(fields(shown.body)).toEqual(Object.keys(EXAMPLES.show.answered.value).toSorted());
  expect(fields(withdrawn.body)).toEqual(Object.keys(EXAMPLES.withdraw.answered.value).toSorted());
  const [first] = JSON.parse(listed.body).reports;
  expect(Object.keys(first).toSorted()).toEqual(Object.keys(EXAMPLES.list.answered.value.reports[0]).toSorted());
});

test("the examples of notices are notices", () => {
  for (const { value } of Object.values(EXAMPLES.notice)) expect(notice.parse(value)).toEqual(value);
});

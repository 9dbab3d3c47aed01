import type { aPartnerApi } from "../../functions/partner/testing/a-partner.js";
import type { PeerHttpParts } from "../../shared/peers/peer.http.js";

type Api = Awaited<ReturnType<typeof aPartnerApi>>;

const ROUTES: readonly (readonly [RegExp, string])[] = [
  [/^\/v1\/partner\/reports$/, "/v1/partner/reports"],
  [/^\/v1\/partner\/reports\/(?<id>[^/]+)$/, "/v1/partner/reports/{id}"],
  [/^\/v1\/partner\/reports\/(?<id>[^/]+)\/messages$/, "/v1/partner/reports/{id}/messages"],
  [/^\/v1\/partner\/reports\/(?<id>[^/]+)\/withdraw$/, "/v1/partner/reports/{id}/withdraw"],
];

/**
 * What stands between two deployments, without a network: takes requests as the gateway and its authorizer do, and hands
 * them to the function that is deployed. `keys` says whose each key is.
 */
export function partnerFetch(api: Api, keys: Readonly<Record<string, string>>): PeerHttpParts["fetch"] {
  return async (address, { method = "GET", headers, body }) => {
    const url = new URL(address);
    const given = Object.fromEntries(new Headers(headers));
    const partner = keys[(given["authorization"] ?? "").replace("Bearer ", "")];
    if (partner === undefined) return new Response('{"message":"Forbidden"}', { status: 403 });
    const found = ROUTES.map(([path, route]) => ({ match: path.exec(url.pathname), route })).find(({ match }) => match);
    if (!found) return new Response('{"message":"Not Found"}', { status: 404 });
    const answer = await api.ask(
      {
        routeKey: `${method} ${found.route}`,
        pathParameters: { ...found.match?.groups },
        query: Object.fromEntries(url.searchParams),
        headers: given,
        ...(typeof body === "string" && { body }),
      },
      partner,
    );
    return new Response(answer.body, { status: answer.status });
  };
}

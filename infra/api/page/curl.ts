import type { Operation } from "./operations.js";

/** An operation as somebody types it, with the address and the key in variables. */
export function curlOf({ method, path, guarded, parameters, sent }: Operation): string {
  const exampleOf = (name: string) => String(parameters.find((one) => one.name === name)?.example ?? "");
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => exampleOf(name));
  const query = parameters
    .filter(({ in: where, example }) => where === "query" && example !== undefined)
    .map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`)
    .join("&");
  const headers = [
    ...(guarded ? ['-H "authorization: Bearer $SAFELANE_KEY"'] : []),
    ...(parameters.some(({ name, required }) => name === "Idempotency-Key" && required)
      ? ["-H 'idempotency-key: alo-2026-17'"]
      : []),
    ...(sent ? ["-H 'content-type: application/json'"] : []),
  ];
  const body = sent?.examples.at(-1)?.value;
  const lines = [
    `curl ${method === "POST" && !sent ? "-X POST " : ""}"$SAFELANE_URL${filled}${query === "" ? "" : `?${query}`}"`,
    ...headers,
    // In single quotes a shell takes everything as it is, but for a single quote.
    ...(body === undefined ? [] : [`-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`]),
  ];
  return lines.join(" \\\n  ");
}

import { type OpenApi, operationsIn, type Response } from "./openapi.js";

/**
 * The document with each refusal that several operations give written once: they are half of it otherwise, and readers see
 * what is the same everywhere. What went well is each operation's own.
 */
export function withSharedAnswers(document: OpenApi): OpenApi {
  const shared = new Map<string, string>();
  const responses: Record<string, Response> = {};
  for (const { text, name, response } of repeatedIn(document)) {
    if (shared.has(text)) continue;
    const free = freeName(name, responses);
    shared.set(text, free);
    responses[free] = response;
  }
  const paths = structuredClone(document.paths);
  for (const { operation } of operationsIn(paths)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      const name = shared.get(JSON.stringify(response));
      if (name !== undefined) operation.responses[status] = { $ref: `#/components/responses/${name}` };
    }
  }
  return { ...document, paths, components: { ...document.components, responses } };
}

/** Partners and the public are refused differently; of several with one status the others get a letter. */
function freeName(wanted: string, taken: object): string {
  const free = ["", "B", "C", "D", "E"].map((letter) => `${wanted}${letter}`).find((name) => !(name in taken));
  if (free === undefined) throw new Error(`no name left for ${wanted}`);
  return free;
}

interface Refusal {
  readonly text: string;
  readonly name: string;
  readonly response: Response;
}

function repeatedIn({ paths }: OpenApi): Refusal[] {
  const refusals = operationsIn(paths).flatMap(({ operation: { responses, security } }) =>
    Object.entries(responses).flatMap(([status, response]): Refusal[] =>
      Number(status) < 400 || !("description" in response)
        ? []
        : [{ text: JSON.stringify(response), name: `${security ? "Public" : "Partner"}${status}`, response }],
    ),
  );
  return refusals.filter(({ text }) => refusals.filter((other) => other.text === text).length > 1);
}

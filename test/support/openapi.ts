import { readFileSync } from "node:fs";
import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import * as z from "zod";

/** Holds answers against docs/api/openapi.json: what it doesn't say, no answer may have. */

const header = z.object({ required: z.optional(z.boolean()) });
const response = z.object({
  headers: z.optional(z.record(z.string(), z.union([z.object({ $ref: z.string() }), header]))),
  content: z.optional(z.record(z.string(), z.unknown())),
});
const reference = z.strictObject({ $ref: z.string() });
const operation = z.object({ responses: z.record(z.string(), z.union([reference, response])) });
const description = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ headers: z.record(z.string(), header), responses: z.record(z.string(), response) }),
});

const source: unknown = JSON.parse(readFileSync(new URL("../../docs/api/openapi.json", import.meta.url), "utf8"));
const { paths, components } = description.parse(source);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: "api", ...z.looseObject({}).parse(source) });

export interface Answer {
  readonly status: number;
  /** In small letters. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** What every HTTP answer has, whoever gives it. */
const OF_HTTP = new Set(["content-type", "content-length", "connection", "date", "keep-alive", "transfer-encoding"]);

/** Documented paths, those that are written out before those with variables. */
const TEMPLATES = Object.keys(paths)
  .toSorted((a, b) => a.split("{").length - b.split("{").length)
  .map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`) }));

/**
 * The answer, if the document has it so. What is asked of a path or by a method that isn't documented is not looked at.
 *
 * @param route method and path, as asked (`GET /v1/reports/7Q2M…`) or as a route (`GET /v1/reports/{receipt}`)
 * @throws Error naming what is not documented: a status, a header, a content type, a field
 */
export function documented<Given extends Answer>(route: string, answer: Given): Given {
  const [method = "", asked = ""] = route.split(" ");
  const [path = ""] = asked.split("?");
  const template = path in paths ? path : TEMPLATES.find(({ pattern }) => pattern.test(path))?.path;
  const found = template === undefined ? undefined : paths[template]?.[method.toLowerCase()];
  if (template === undefined || !found) return answer;
  const faults = faultsOf(found, `#/paths/${escaped(template)}/${method.toLowerCase()}`, answer);
  if (faults.length === 0) return answer;
  throw new Error(`${method} ${template} answers what docs/api/openapi.json doesn't say: ${faults.join("; ")}`);
}

function faultsOf({ responses }: z.infer<typeof operation>, at: string, answer: Answer): string[] {
  const said = responses[answer.status];
  if (!said) return [`status ${answer.status}`];
  const [found, pointer] =
    "$ref" in said
      ? [components.responses[said.$ref.split("/").at(-1) ?? ""], said.$ref]
      : [said, `${at}/responses/${answer.status}`];
  if (!found) return [`${pointer} leads nowhere`];
  return [...headerFaults(found, pointer, answer), ...bodyFaults(found, pointer, answer)];
}

function headerFaults({ headers = {} }: z.infer<typeof response>, at: string, answer: Answer): string[] {
  const said = new Map(
    Object.entries(headers).map(([name, one]) => {
      const pointer = "$ref" in one ? one.$ref : `${at}/headers/${escaped(name)}`;
      const { required = false } = "$ref" in one ? (components.headers[one.$ref.split("/").at(-1) ?? ""] ?? {}) : one;
      return [name.toLowerCase(), { pointer: `${pointer}/schema`, required }] as const;
    }),
  );
  const missing = [...said].filter(([name, { required }]) => required && !(name in answer.headers));
  return [
    ...missing.map(([name]) => `no header ${name}`),
    ...Object.entries(answer.headers).flatMap(([name, value]) => {
      const pointer = said.get(name)?.pointer;
      if (OF_HTTP.has(name) || isGateways(answer)) return [];
      return pointer === undefined ? [`header ${name}`] : problemsOf(pointer, String(value), `header ${name}`);
    }),
  ];
}

/** API Gateway adds what it likes to its own answers. */
const isGateways = ({ status, headers }: Answer): boolean =>
  status >= 400 && String(headers["content-type"]).startsWith("application/json");

function bodyFaults({ content = {} }: z.infer<typeof response>, at: string, { headers, body }: Answer): string[] {
  const [type = ""] = String(headers["content-type"] ?? "").split(";");
  if (body === "" && (Object.keys(content).length === 0 || type === "text/html")) return [];
  if (!(type in content)) return [`content type ${type}`];
  const value: unknown = /json$/.test(type) ? JSON.parse(body) : body;
  return problemsOf(`${at}/content/${escaped(type)}/schema`, value, "body");
}

const compiled = new Map<string, ValidateFunction | undefined>();

function problemsOf(pointer: string, value: unknown, what: string): string[] {
  if (!compiled.has(pointer)) compiled.set(pointer, ajv.getSchema(`api${pointer}`));
  const validate = compiled.get(pointer);
  if (!validate) return [`${pointer} leads nowhere`];
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [what, instancePath, message, JSON.stringify(params)].join(" "),
  );
}

/** RFC 6901 in a URI's fragment. */
const escaped = (key: string): string =>
  encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1")).replaceAll("%7B", "{").replaceAll("%7D", "}");

/** Asks over HTTP, and holds the answer against the document. */
export async function askDocumented(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init);
  const { pathname } = new URL(url);
  documented(`${init.method ?? "GET"} ${pathname}`, {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.clone().text(),
  });
  return response;
}

/** A validator of the document's own, by where it stands: `#/components/schemas/ForwardedReport`. */
export function documentedSchema(pointer: string): (value: unknown) => boolean {
  const validate = ajv.getSchema(`api${pointer}`);
  if (!validate) throw new Error(`${pointer} leads nowhere`);
  return (value) => validate(value) === true;
}

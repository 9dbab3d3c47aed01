import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** The published schemas and samples, which are not copied into this project, and what they say of a report. */

type Fields = Readonly<Record<string, unknown>>;
/** As far as XARF's schemas go. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly examples?: readonly unknown[];
}

const MASTER = "https://xarf.org/schemas/v4/xarf-v4-master.json";

const jsonIn = (folder: string): unknown[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export interface Published {
  readonly samples: readonly Fields[];
  /** The schema of a type of content, by its id. */
  schemaOf(type: string): Schema;
  /** What an absolute `$ref` means. */
  resolved(reference: string): Schema;
  /** The fields that the master schema has something against; none in a report that it accepts. */
  faultsOf(report: unknown): readonly string[];
}

/** @param folder holds `schemas/` and `samples/`. */
export function published(folder: string): Published {
  const schemas = [...jsonIn(join(folder, "schemas")), ...jsonIn(join(folder, "schemas/types"))].filter(isFields);
  const byId = new Map(schemas.map((schema) => [String(schema["$id"]), withAbsoluteReferences(schema)]));
  // The schemas carry `x-recommended`, which is for readers.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const schema of schemas) ajv.addSchema(schema);
  const named = (id: string): Schema => {
    const schema = byId.get(id);
    if (schema === undefined) throw new Error(`no schema ${id}`);
    return schema;
  };
  return {
    samples: jsonIn(join(folder, "samples")).filter(isFields),
    schemaOf: (type) => named(`https://xarf.org/schemas/v4/types/content-${type.replaceAll("_", "-")}.json`),
    resolved(reference) {
      const { href, hash } = new URL(reference);
      const whole = named(href.replace(hash, ""));
      return hash === "" ? whole : partOf(whole, hash);
    },
    faultsOf(report) {
      if (ajv.validate(MASTER, report)) return [];
      const fields = (ajv.errors ?? []).filter(isOwn).map(fieldOf);
      // No branch for its type is all that there is against it.
      return fields.length > 0 ? [...new Set(fields)].sort() : ["type"];
    },
  };
}

function withAbsoluteReferences(schema: Fields): Schema {
  const id = String(schema["$id"]);
  return JSON.parse(JSON.stringify(schema), (name, value) => (name === "$ref" ? new URL(value, id).href : value));
}

/** What only repeats that a branch did not fit. */
const isOwn = ({ keyword, schemaPath }: ErrorObject): boolean =>
  keyword !== "if" && keyword !== "anyOf" && !schemaPath.includes("/anyOf/");

function fieldOf({ instancePath, params }: ErrorObject): string {
  const inner: unknown = params["missingProperty"] ?? params["additionalProperty"];
  const path = instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return (
    [...path, ...(inner === undefined ? [] : [String(inner)])].map((part) => part.slice(0, 40)).join(".") || "body"
  );
}

function partOf(whole: Schema, hash: string): Schema {
  const part = hash
    .slice(2)
    .split("/")
    .reduce<unknown>((inner, name) => (isFields(inner) ? inner[name] : undefined), whole);
  if (!isFields(part)) throw new Error(`no part ${hash}`);
  return part;
}

import type * as z from "zod/mini";
import { core } from "./core.js";
import { disguise, evidenceFaults } from "./evidence.js";
import { demand, fieldOf, type XarfFault } from "./fault.js";
import { MAPPED_TYPES, type XarfReport, xarfReport } from "./types.js";

export type ParsedXarf =
  | { readonly ok: true; readonly report: XarfReport }
  | { readonly ok: false; readonly faults: readonly XarfFault[] };

/** More than anybody reads; a list of ten thousand wrong values is told by its first. */
const MOST_FAULTS = 50;

/** What is nested deeper is told by where that begins: a path that grew with each of ten thousand levels would cost seconds. */
const DEEPEST_NAMED = 6;

/**
 * Reads a XARF v4 report (github.com/xarf/xarf-spec). Takes what the published schemas take of the mapped types, except
 * media, and evidence that its hash contradicts. Says everything that is wrong at once.
 */
export function parseXarf(value: unknown): ParsedXarf {
  const fields = fieldsOf(value);
  const { category, type, evidence } = fields;
  if (typeof category === "string" && typeof type === "string" && !isMapped(`${category}/${type}`)) {
    return { ok: false, faults: [{ field: "type", code: "xarf-type-unmapped", accepted: MAPPED_TYPES }] };
  }
  const known = typeof type === "string" && isMapped(`content/${type}`);
  // Without its type a report is told what every one needs.
  const result = known ? xarfReport.safeParse(value) : core.safeParse(value);
  const faults = [
    ...(result.error?.issues.flatMap((issue) => faultsOf(issue, value)) ?? []),
    ...evidenceFaults(evidence, type),
    ...disguised(fields),
  ];
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, MOST_FAULTS) };
  return { ok: true, report: xarfReport.parse(value) };
}

const isMapped = (name: string): boolean => MAPPED_TYPES.some((one) => one === name);

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => (isTree(value) ? { ...value } : {});
const isTree = (value: unknown): value is object => typeof value === "object" && value !== null;

function faultsOf(issue: z.core.$ZodIssue, value: unknown): XarfFault[] {
  const field = fieldOf(issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ field: fieldOf([...issue.path, key]), code: "xarf-field-unknown" }));
  }
  if (issue.path.length > 0 && at(value, issue.path) === undefined) return [{ field, code: "xarf-missing" }];
  switch (issue.code) {
    case "invalid_type":
      return [{ field, code: "xarf-wrong-type", expected: issue.expected }];
    case "invalid_value":
      return [{ field, code: "xarf-value-unknown", accepted: issue.values.map(String) }];
    case "too_big":
      if (issue.origin === "array") return [{ field, code: "xarf-too-many", max: Number(issue.maximum) }];
      return [{ field, code: "xarf-out-of-range", max: Number(issue.maximum) }];
    case "too_small":
      if (issue.origin === "array") return [{ field, code: "xarf-too-few", min: Number(issue.minimum) }];
      return [{ field, code: "xarf-out-of-range", min: Number(issue.minimum) }];
    default:
      return [{ field, ...demand.parse(issue.code === "custom" ? issue.params : undefined) }];
  }
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (isTree(inner) ? Reflect.get(inner, key) : undefined), value);
}

/** Media in any field, known or not, by whatever name. A stack of its own: JSON may be nested deeper than calls can be. */
function disguised(fields: object): XarfFault[] {
  const faults: XarfFault[] = [];
  const open: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value: fields, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === "string" && !isPayload(path)) {
      const code = disguise(value);
      if (code !== undefined) faults.push({ field: fieldOf(path), code });
    }
    if (!isTree(value)) continue;
    const step = path.length < DEEPEST_NAMED ? (key: string) => [...path, key] : () => path;
    for (const [key, inner] of Object.entries(value)) open.push({ value: inner, path: step(key) });
  }
  return faults.toReversed();
}

/** A payload is base64 by right, and looked at as evidence. */
const isPayload = ([first, , third, ...more]: readonly string[]): boolean =>
  first === "evidence" && third === "payload" && more.length === 0;

import { type InnerList, type Item, isInnerList, parseDictionary, serializeInnerList } from "structured-headers";

/** A signature as the fields `Signature-Input` and `Signature` tell it (RFC 9421 §4), not yet looked at. */
export interface ToldSignature {
  /** What it covers, in order; undefined for a component that is no string, or has parameters. */
  readonly components: readonly (string | undefined)[];
  readonly created: unknown;
  readonly expires: unknown;
  readonly keyId: unknown;
  readonly algorithm: unknown;
  /** Components and parameters as they stand in the signature base (RFC 9421 §2.3). */
  readonly parameters: string;
  readonly bytes: Uint8Array;
}

/** The signatures of a message, each with both its fields; none where there is neither field; undefined where they can't be read. */
export function toldSignatures(
  input: string | undefined,
  signature: string | undefined,
): readonly ToldSignature[] | undefined {
  if (input === undefined && signature === undefined) return [];
  try {
    const [inputs, signatures] = [parseDictionary(input ?? ""), parseDictionary(signature ?? "")];
    if (inputs.size === 0 || inputs.size !== signatures.size) return undefined;
    const told = [...inputs].map(([label, list]) => toldBy(list, signatures.get(label)));
    return told.every((one) => one !== undefined) ? told : undefined;
  } catch {
    // Not written as RFC 9651 wants it; what exactly is wrong, the parser says in words of what was sent.
    return undefined;
  }
}

function toldBy(list: InnerList | Item, signature: InnerList | Item | undefined): ToldSignature | undefined {
  const bytes = signature?.[0];
  if (!isInnerList(list) || !(bytes instanceof ArrayBuffer)) return undefined;
  const [items, parameters] = list;
  return {
    components: items.map(([name, { size }]) => (typeof name === "string" && size === 0 ? name : undefined)),
    created: parameters.get("created"),
    expires: parameters.get("expires"),
    keyId: parameters.get("keyid"),
    algorithm: parameters.get("alg"),
    parameters: serializeInnerList(list),
    bytes: new Uint8Array(bytes),
  };
}

/** A value that fits in one line of the base: another could pass for the next line. */
const ONE_LINE = /^[\x20-\x7e\t]*$/;

/**
 * What was signed (RFC 9421 §2.5). Undefined where a component is named twice, or has no value that could be signed.
 * @param componentOf a component's value in this message; undefined where there is none
 */
export function signatureBase(
  { components, parameters }: Pick<ToldSignature, "components" | "parameters">,
  componentOf: (component: string) => string | undefined,
): string | undefined {
  if (new Set(components).size !== components.length) return undefined;
  const lines: string[] = [];
  for (const component of components) {
    const value = component === undefined ? undefined : componentOf(component);
    if (value === undefined || !ONE_LINE.test(value)) return undefined;
    lines.push(`"${component}": ${value}`);
  }
  return [...lines, `"@signature-params": ${parameters}`].join("\n");
}

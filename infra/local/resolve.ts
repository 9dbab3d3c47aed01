import * as z from "zod";

/** A value of a template: plain JSON, in which an object with the one key `Ref` or `Fn::…` stands for a computed value. */
export const templateValue = z.json();
export type TemplateValue = z.infer<typeof templateValue>;

/** What the intrinsic functions of one stack's template can ask for. Each throws when the thing doesn't exist. */
export interface Lookup {
  ref(logicalId: string): TemplateValue;
  attribute(logicalId: string, name: string): TemplateValue;
  exported(exportName: string): TemplateValue;
  output(stackName: string, outputName: string): TemplateValue;
}

type Intrinsic = (argument: TemplateValue, lookup: Lookup) => TemplateValue;

const text = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);
const pair = z.tuple([templateValue, templateValue]);
const texts = z.array(text);
const attributePath = z.union([
  z.tuple([z.string(), z.string()]),
  z.string().transform((path): [string, string] => splitAtDot(path)),
]);
const stackOutput = z.object({ StackName: templateValue, OutputName: templateValue });

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, lookup) => lookup.ref(text.parse(argument)),
  "Fn::GetAtt": (argument, lookup) => lookup.attribute(...attributePath.parse(argument)),
  "Fn::ImportValue": (argument, lookup) => lookup.exported(text.parse(resolve(argument, lookup))),
  "Fn::GetStackOutput": (argument, lookup) => {
    const { StackName, OutputName } = stackOutput.parse(argument);
    return lookup.output(text.parse(resolve(StackName, lookup)), text.parse(resolve(OutputName, lookup)));
  },
  "Fn::Join": (argument, lookup) => {
    const [delimiter, parts] = pair.parse(argument);
    return texts.parse(resolve(parts, lookup)).join(text.parse(delimiter));
  },
  "Fn::Split": (argument, lookup) => {
    const [delimiter, source] = pair.parse(argument);
    return text.parse(resolve(source, lookup)).split(text.parse(delimiter));
  },
  "Fn::Select": (argument, lookup) => {
    const [index, list] = pair.parse(argument);
    const found = z.array(templateValue).parse(resolve(list, lookup))[Number(text.parse(resolve(index, lookup)))];
    if (found === undefined) throw new Error(`Fn::Select: no element ${String(index)}`);
    return found;
  },
  "Fn::Sub": (argument, lookup) => substitute(argument, lookup),
};

/**
 * Computes a template value: every intrinsic function in it is replaced by what it stands for.
 * @throws Error naming the function when it isn't one of those understood here, or its argument is malformed.
 */
export function resolve(value: TemplateValue, lookup: Lookup): TemplateValue {
  if (Array.isArray(value)) return value.map((element) => resolve(element, lookup));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && isIntrinsicName(only[0])) return call(only[0], only[1], lookup);
  return Object.fromEntries(entries.map(([key, element]) => [key, resolve(element, lookup)]));
}

function isIntrinsicName(key: string): boolean {
  return key === "Ref" || key.startsWith("Fn::");
}

function call(name: string, argument: TemplateValue, lookup: Lookup): TemplateValue {
  const intrinsic = intrinsics[name];
  if (intrinsic === undefined) throw new Error(`${name} is not understood by the local system`);
  try {
    return intrinsic(argument, lookup);
  } catch (error) {
    if (error instanceof z.ZodError) throw new Error(`${name} is malformed: ${JSON.stringify(argument)}`);
    throw error;
  }
}

/** `Fn::Sub`: `${Id}`, `${Id.Attribute}`, own variables in the second argument, `${!literal}`. */
function substitute(argument: TemplateValue, lookup: Lookup): string {
  const [pattern, variables] = Array.isArray(argument)
    ? z.tuple([z.string(), z.record(z.string(), templateValue)]).parse(argument)
    : [z.string().parse(argument), {}];
  return pattern.replaceAll(/\$\{(!?)([^}]+)\}/g, (_match, literal: string, name: string) => {
    if (literal !== "") return `\${${name}}`;
    const own = variables[name];
    if (own !== undefined) return text.parse(resolve(own, lookup));
    return text.parse(name.includes(".") ? lookup.attribute(...splitAtDot(name)) : lookup.ref(name));
  });
}

/** `Id.Some.Attribute` → [`Id`, `Some.Attribute`]. */
function splitAtDot(path: string): [string, string] {
  const dot = path.indexOf(".");
  return dot < 0 ? [path, ""] : [path.slice(0, dot), path.slice(dot + 1)];
}

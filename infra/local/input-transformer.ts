import * as z from "zod";
import { fieldOf } from "./event-pattern.js";

/** `$`, `$.time`, `$.detail.mail.tags.dispatch[0]`; EventBridge knows no brackets around names either. */
const PATH = /^\$(\.[^.[\]*]+|\[\d+\])*$/;
const STEP = /[^.[\]]+/g;
const PLACEHOLDER = /<([\w.-]+)>/g;
/** A whole string of JSON, or a placeholder outside of one. */
const STRING_OR_PLACEHOLDER = /"(?:[^"\\]|\\.)*"|<([\w.-]+)>/g;

/** What a rule's target gets instead of the event. Refused is what EventBridge would refuse or has of its own. */
export const inputTransformer = z
  .strictObject({
    InputPathsMap: z.record(z.string(), z.string().regex(PATH, "a path of this form is not emulated")).default({}),
    InputTemplate: z.string(),
  })
  .superRefine((transformer, context) => {
    for (const [placeholder, name = ""] of transformer.InputTemplate.matchAll(PLACEHOLDER)) {
      if (!Object.hasOwn(transformer.InputPathsMap, name))
        context.addIssue(`${placeholder} is not emulated: no path of that name`);
    }
    if (!isJson(transformed(transformer, {}))) context.addIssue("a template that is not JSON is not emulated");
  });
export type InputTransformer = z.infer<typeof inputTransformer>;

/**
 * Fills in a template. Within quotes a value goes in as it is, outside as JSON. One that the event doesn't have becomes
 * an empty string in both places: EventBridge neither leaves the field out nor says `null`.
 */
export function transformed({ InputPathsMap, InputTemplate }: InputTransformer, event: unknown): string {
  const lookUp = (name: string): unknown => at(event, InputPathsMap[name] ?? "") ?? "";
  return InputTemplate.replace(STRING_OR_PLACEHOLDER, (found: string, bare: string | undefined) =>
    bare === undefined
      ? found.replace(PLACEHOLDER, (_placeholder, name: string) => withoutQuotes(lookUp(name)))
      : JSON.stringify(lookUp(bare)),
  );
}

/** How EventBridge puts a value into a string; of a list or an object the quotes are lost. */
function withoutQuotes(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value).replaceAll('"', "");
}

function at(event: unknown, path: string): unknown {
  return path.slice(1).match(STEP)?.reduce(fieldOf, event) ?? (path === "$" ? event : undefined);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

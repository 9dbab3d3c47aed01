import { nameOf, type Schema } from "../openapi.js";

/** A line of a shape's table. */
export interface Field {
  /** With what it stands in: `messages[].at`. */
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
  /** The shape that it leads to. */
  readonly shape?: string;
  readonly description: string;
}

/** The fields of a shape, and of what stands in it without a name of its own, in order. */
export function fieldsOf({ properties = {}, required = [] }: Schema, before = ""): Field[] {
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = `${before}${key}`;
    const inner = field.items ?? field;
    const deeper = fieldsOf(inner, `${name}${field.items ? "[]" : ""}.`);
    return [{ name, required: required.includes(key), ...toldOf(field, inner) }, ...deeper];
  });
}

/** Moments are explained by their type. */
const PLAIN = "Instant";

function toldOf(field: Schema, inner: Schema): Pick<Field, "type" | "shape" | "description"> {
  const { description = "" } = field;
  const shape = inner.$ref === undefined ? PLAIN : nameOf(inner.$ref);
  if (shape === PLAIN) return { type: typeOf(field), description };
  return { type: field.items ? `list${boundsOf(field)} of` : "", shape, description };
}

/** A type in words, with what bounds it. */
export function typeOf(schema: Schema): string {
  const { $ref, type, format, items, anyOf, const: only } = schema;
  if ($ref !== undefined) return nameOf($ref) === PLAIN ? "moment" : nameOf($ref);
  if (only !== undefined) return JSON.stringify(only);
  if (schema.enum) return schema.enum.map(String).join(" · ");
  if (items) return `list${boundsOf(schema)} of ${typeOf(items)}`;
  if (anyOf && type === undefined) return anyOf.map(typeOf).join(" or ");
  if (type === undefined) return "anything";
  return `${type}${format === undefined ? "" : ` (${format})`}${boundsOf(schema)}`;
}

function boundsOf({ minLength, maxLength, minItems, maxItems, minimum, maximum }: Schema): string {
  const least = minLength ?? minItems ?? minimum;
  const most = maxLength ?? maxItems ?? maximum;
  const unit = minLength === undefined && maxLength === undefined ? "" : " characters";
  if (most === undefined) return least === undefined || least === 0 ? "" : `, from ${least}${unit}`;
  return least === undefined ? `, up to ${grouped(most)}${unit}` : `, ${least} to ${grouped(most)}${unit}`;
}

const grouped = (count: number): string => count.toLocaleString("en");

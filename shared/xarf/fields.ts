import * as z from "zod/mini";
import type { Demand } from "./fault.js";
import { type Format, isFormatted } from "./formats.js";

/** The kinds of fields that XARF's schemas are made of. */

/** JSON Schema counts characters, zod UTF-16 units. */
export const characters = (text: string): number => [...text].length;

const asking = (params: Demand, holds: (value: string) => boolean) => z.string().check(z.refine(holds, { params }));

export const word = z.string();
export const words = (max: number) =>
  asking({ code: "xarf-too-long", max }, (value) => value.length <= max || characters(value) <= max);
export const formatted = (expected: Format) =>
  asking({ code: "xarf-format", expected }, (value) => isFormatted(expected, value));
export const matching = (pattern: RegExp) =>
  asking({ code: "xarf-format", expected: pattern.source }, (value) => pattern.test(value));
export const version = (pattern: RegExp, accepted: string) =>
  asking({ code: "xarf-version-unsupported", accepted: [accepted] }, (value) => pattern.test(value));

const INTEGER: Demand = { code: "xarf-format", expected: "integer" };
/** Any whole number that JSON can write; `z.int()` ends at 2⁵³. */
const whole = () => z.number().check(z.refine((value) => Number.isInteger(value), { params: INTEGER }));
export const wholeFrom = (min: number) => whole().check(z.minimum(min));
export const wholeBetween = (min: number, max: number) => wholeFrom(min).check(z.maximum(max));

/** Each field optional, other fields welcome: what most of XARF's inner objects are. */
export const looseObject = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.partial(z.looseObject(shape));

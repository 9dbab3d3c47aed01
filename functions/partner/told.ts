import type { Problem } from "../../shared/http/respond.js";

/** What a partner's request comes to, before it is an answer: one alone and one of a hundred are told alike. */
export type Told<Value extends object = object> = Done<Value> | Refused;

interface Done<Value> {
  readonly ok: true;
  readonly status: 200 | 201;
  readonly value: Value;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Refused {
  readonly ok: false;
  readonly problem: Problem;
  readonly headers?: Readonly<Record<string, string>>;
}

export const told = <Value extends object>(value: Value): Told<Value> => ({ ok: true, status: 200, value });

import type { UpdateItemCommandInput } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { isLive } from "../domain/dispatches.js";
import type { Dispatch } from "../domain/report.js";
import { type Transition, tellAtOf } from "../domain/transition.js";

type Write = Pick<
  UpdateItemCommandInput,
  "UpdateExpression" | "ConditionExpression" | "ExpressionAttributeNames" | "ExpressionAttributeValues"
>;

/** The agencies that have a report before them: what the desk finds its own reports by. */
export const agenciesOf = (dispatches: readonly Dispatch[]): string[] => [
  ...new Set(dispatches.filter(isLive).map(({ agency }) => agency)),
];

/** A transition as one conditional write. The item must exist: each condition names an attribute that all reports have. */
export function writeOf(transition: Transition): Write {
  const terms = new Terms();
  const appended = (list: string, items: readonly object[]): string => {
    const name = terms.name(list);
    return `${name} = list_append(if_not_exists(${name}, ${terms.value([])}), ${terms.value(items)})`;
  };
  const set = ["#version = #version + :one"];
  const remove: string[] = [];
  const conditions = [`#state IN (${transition.from.map((state) => terms.value(state)).join(", ")})`];
  terms.named("version").named("state").valued(":one", 1);

  if (transition.version !== undefined) conditions.push(`#version = ${terms.value(transition.version)}`);
  if (transition.to !== undefined) set.push(`#state = ${terms.value(transition.to)}`);
  if (transition.attempts !== undefined) set.push(`${terms.name("attempts")} = ${terms.value(transition.attempts)}`);
  if (transition.danger) set.push(`${terms.name("danger")} = ${terms.value(true)}`);
  if (transition.reading) set.push(`${terms.name("reading")} = ${terms.value(transition.reading)}`);
  if (transition.related) set.push(`${terms.name("related")} = ${terms.value(transition.related)}`);
  if (transition.dueAt === "never") remove.push(terms.name("dueAt"), terms.name("clockShard"));
  else if (transition.dueAt !== undefined) set.push(`${terms.name("dueAt")} = ${terms.value(transition.dueAt)}`);
  // Blindly: what has no `webhookOf` is not in the index, and its moment means nothing (`fieldsOf` of the table).
  const tellAt = tellAtOf(transition);
  if (tellAt === "never") remove.push(terms.name("tellAt"));
  else if (tellAt !== undefined) set.push(`${terms.name("tellAt")} = ${terms.value(tellAt)}`);
  if (transition.telling) {
    const partner = terms.name("partner");
    set.push(`${partner}.${terms.name("webhook")} = ${terms.value(transition.telling)}`);
    set.push(`${terms.name("webhookOf")} = ${partner}.${terms.name("id")}`);
  }
  if (transition.correction) set.push(appended("corrections", [transition.correction]));
  if (transition.entries) set.push(appended("history", transition.entries));
  if (transition.add) set.push(appended("dispatches", transition.add));
  if (transition.dispatches) set.push(`${terms.name("dispatches")} = ${terms.value(transition.dispatches)}`);
  if (transition.notices) set.push(`${terms.name("notices")} = ${terms.value(transition.notices)}`);
  if (transition.add || transition.dispatches) {
    const isOver = transition.to === "closed" || transition.to === "withdrawn";
    const has = isOver ? [] : agenciesOf(transition.dispatches ?? transition.add ?? []);
    set.push(`${terms.name("agencies")} = ${terms.value(has)}`);
  }
  if (transition.dispatch) {
    const { index, from, leaseEndedBefore, set: changes } = transition.dispatch;
    const field = (name: string) => `${terms.name("dispatches")}[${index}].${terms.name(name)}`;
    for (const [name, value] of Object.entries(changes)) set.push(`${field(name)} = ${terms.value(value)}`);
    conditions.push(`${field("state")} IN (${from.map((state) => terms.value(state)).join(", ")})`);
    if (leaseEndedBefore !== undefined) conditions.push(`${field("leaseUntil")} < ${terms.value(leaseEndedBefore)}`);
  }

  return {
    UpdateExpression: `SET ${set.join(", ")}${remove.length > 0 ? ` REMOVE ${remove.join(", ")}` : ""}`,
    ConditionExpression: conditions.join(" AND "),
    ...terms.attributes(),
  };
}

/** Collects attribute names and values, each under a placeholder (many of our names are reserved words). */
class Terms {
  readonly #names: Record<string, string> = {};
  readonly #values: Record<string, unknown> = {};

  name(attribute: string): string {
    this.#names[`#${attribute}`] = attribute;
    return `#${attribute}`;
  }

  value(value: unknown): string {
    const placeholder = `:v${Object.keys(this.#values).length}`;
    this.#values[placeholder] = value;
    return placeholder;
  }

  named(attribute: string): this {
    this.name(attribute);
    return this;
  }

  valued(placeholder: string, value: unknown): this {
    this.#values[placeholder] = value;
    return this;
  }

  attributes(): Pick<Write, "ExpressionAttributeNames" | "ExpressionAttributeValues"> {
    return {
      ExpressionAttributeNames: this.#names,
      ExpressionAttributeValues: marshall(this.#values, { removeUndefinedValues: true }),
    };
  }
}

import type { UpdateItemCommandInput } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { Transition } from "../domain/transition.js";

type Write = Pick<
  UpdateItemCommandInput,
  "UpdateExpression" | "ConditionExpression" | "ExpressionAttributeNames" | "ExpressionAttributeValues"
>;

/**
 * An element set at an index past the end of a list is appended ("SET: adding elements to a list", DynamoDB Developer
 * Guide). `list_append` can't stand beside a change inside the same list: the two paths would overlap.
 */
const PAST_THE_END = 10_000;

/** A transition as one conditional write. The item must exist: each condition names an attribute that all reports have. */
export function writeOf(transition: Transition): Write {
  const terms = new Terms();
  const set = ["#version = #version + :one"];
  const remove: string[] = [];
  const conditions = [`#state IN (${transition.from.map((state) => terms.value(state)).join(", ")})`];
  terms.named("version").named("state").valued(":one", 1);

  if (transition.version !== undefined) conditions.push(`#version = ${terms.value(transition.version)}`);
  if (transition.to !== undefined) set.push(`#state = ${terms.value(transition.to)}`);
  if (transition.attempts !== undefined) set.push(`${terms.name("attempts")} = ${terms.value(transition.attempts)}`);
  if (transition.reading) set.push(`${terms.name("reading")} = ${terms.value(transition.reading)}`);
  if (transition.dueAt === "never") remove.push(terms.name("dueAt"), terms.name("clockShard"));
  else if (transition.dueAt !== undefined) set.push(`${terms.name("dueAt")} = ${terms.value(transition.dueAt)}`);
  if (transition.entry) {
    const history = terms.name("history");
    set.push(`${history} = list_append(${history}, ${terms.value([transition.entry])})`);
  }
  transition.add?.forEach((dispatch, index) => {
    set.push(`${terms.name("dispatches")}[${PAST_THE_END + index}] = ${terms.value(dispatch)}`);
  });
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

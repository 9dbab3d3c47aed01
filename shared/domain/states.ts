/**
 * The life of a report as data. Who wants to know what may happen next to a report reads this table, and nothing else.
 */

export const STATES = [
  "received",
  "classified",
  "held",
  "routed",
  "dispatched",
  "acknowledged",
  "returned",
  "closed",
  "withdrawn",
  "erased",
] as const;
export type State = (typeof STATES)[number];

/**
 * What the clock does with a report whose due time has passed:
 * `classify` and `route` send it on again; `dispatch` sends what is unsent and asks the next agency when nobody answered;
 * `withdraw` deletes the statement and tells those who had the report; `erase` deletes the statement.
 */
type Duty = "classify" | "route" | "dispatch" | "withdraw" | "erase";

/** `duty` is absent only where nothing is left to do. */
export type StateMachine<Name extends string> = Readonly<
  Record<Name, { readonly to: readonly Name[]; readonly duty?: Duty }>
>;

export const REPORT_STATES: StateMachine<State> = checked(STATES, "received", {
  received: { to: ["classified", "withdrawn"], duty: "classify" },
  classified: { to: ["routed", "held", "withdrawn"], duty: "route" },
  held: { to: ["routed", "dispatched", "acknowledged", "returned", "closed", "withdrawn"], duty: "dispatch" },
  routed: { to: ["dispatched", "held", "acknowledged", "returned", "closed", "withdrawn"], duty: "dispatch" },
  dispatched: { to: ["routed", "held", "acknowledged", "returned", "closed", "withdrawn"], duty: "dispatch" },
  acknowledged: { to: ["routed", "dispatched", "held", "returned", "closed", "withdrawn"], duty: "dispatch" },
  returned: { to: ["dispatched", "routed", "held", "acknowledged", "closed", "withdrawn"], duty: "dispatch" },
  closed: { to: ["routed", "withdrawn", "erased"], duty: "erase" },
  withdrawn: { to: ["erased"], duty: "withdraw" },
  erased: { to: [] },
});

/**
 * Proves a machine when it is loaded: each state can be reached, each leads to an end, and each that leads on has a
 * duty, so that the clock knows what to do when it stays.
 *
 * @throws Error naming the first state that breaks a rule.
 */
export function checked<Name extends string>(
  names: readonly Name[],
  start: NoInfer<Name>,
  machine: StateMachine<NoInfer<Name>>,
): StateMachine<Name> {
  const ends = names.filter((name) => machine[name].to.length === 0);
  for (const name of names) {
    if (!reachable(machine, start).has(name)) throw new Error(`state ${name} can't be reached from ${start}`);
    if (!ends.some((end) => reachable(machine, name).has(end))) throw new Error(`state ${name} leads to no end`);
    if ((machine[name].duty === undefined) !== ends.includes(name)) {
      throw new Error(`state ${name}: a state that leads on has a duty of the clock, an end has none`);
    }
  }
  return machine;
}

function reachable<Name extends string>(machine: StateMachine<Name>, from: Name): ReadonlySet<Name> {
  const seen = new Set<Name>();
  const ahead: Name[] = [from];
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    ahead.push(...machine[name].to);
  }
  return seen;
}

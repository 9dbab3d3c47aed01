/** How often a key was pressed, one time after the other. */
export interface Presses {
  readonly count: number;
  /** Of the last one, in milliseconds. */
  readonly at: number;
}

/** So often, and one is out. */
export const ENOUGH = 3;
/** Milliseconds until the next one, or it begins anew: time enough for hands that are slow or shake. */
export const PATIENCE = 5_000;
export const NONE: Presses = { count: 0, at: 0 };

/** Any other key in between begins anew: three times is on purpose, never by the way. */
export function press(before: Presses, isOurs: boolean, now: number): Presses {
  if (!isOurs) return NONE;
  const goesOn = before.count > 0 && now - before.at <= PATIENCE;
  return { count: goesOn ? before.count + 1 : 1, at: now };
}

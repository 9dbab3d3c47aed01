import { setTimeout as pause } from "node:timers/promises";

/** Generous, as it only bounds how long a failing test takes. In milliseconds. */
const PATIENCE_MS = 30_000;

/** Reads a value again and again until it is as wanted, and gives it. @throws with the last value when it never is */
export async function eventually<T>(read: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await read();
    if (wanted(value)) return value;
    if (Date.now() > end) throw new Error(`never came true; last seen: ${JSON.stringify(value)}`);
    await pause(20);
  }
}

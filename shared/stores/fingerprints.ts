import type { Instant } from "../domain/instant.js";

/** At most so many addresses of a report are compared, and so many other reports named. */
export const FINGERPRINTS_MOST = 20;

/** Which reports name the same web address. Only keyed fingerprints are kept, never the address. */
export interface FingerprintStore {
  /**
   * Notes that a report names these (normalised) addresses, and says which others do: ids, earliest first, at most 20.
   * Of two that do so at the same time, one at least is told of the other. Safe to repeat. Expires by itself at `until`.
   */
  note(
    report: { readonly id: string; readonly receivedAt: Instant },
    addresses: readonly string[],
    until: Instant,
  ): Promise<readonly string[]>;
}

/** The addresses that are compared: each once. */
export const compared = (addresses: readonly string[]): readonly string[] =>
  [...new Set(addresses)].slice(0, FINGERPRINTS_MOST);

/** A report as one of those that name an address; sorts by when it was received. */
export const pointerTo = ({ id, receivedAt }: { readonly id: string; readonly receivedAt: Instant }): string =>
  `${receivedAt}#${id}`;

/** Ids of the reports that these point to, earliest first, each once, without the one that asks. */
export function othersThan(id: string, pointers: readonly string[]): readonly string[] {
  const ids = pointers.toSorted().map((pointer) => pointer.slice(pointer.indexOf("#") + 1));
  return [...new Set(ids)].filter((other) => other !== id).slice(0, FINGERPRINTS_MOST);
}

import { compared, type FingerprintStore, othersThan, pointerTo } from "./fingerprints.js";

export function memoryFingerprints(): FingerprintStore {
  const pointers = new Map<string, Set<string>>();
  return {
    async note(report, addresses) {
      // Nothing expires in memory.
      for (const address of compared(addresses)) {
        pointers.set(address, (pointers.get(address) ?? new Set()).add(pointerTo(report)));
      }
      return othersThan(
        report.id,
        compared(addresses).flatMap((address) => [...(pointers.get(address) ?? [])]),
      );
    },
  };
}

import type { AddressMarks } from "../directory/marks.js";
import type { Instant } from "../domain/instant.js";
import type { Jurisdiction } from "../domain/vocabulary.js";

export function memoryAddressMarks(): AddressMarks {
  const bounces = new Map<Jurisdiction, Map<string, Instant>>();
  return {
    async mark(jurisdiction, address, at) {
      const known = bounces.get(jurisdiction) ?? new Map<string, Instant>();
      const key = address.toLowerCase();
      const before = known.get(key);
      if (before === undefined || before < at) known.set(key, at);
      bounces.set(jurisdiction, known);
    },

    async marked(jurisdiction) {
      return new Map(bounces.get(jurisdiction));
    },
  };
}

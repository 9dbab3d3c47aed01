import { permanent } from "../domain/errors.js";
import type { PartnerStore, StoredKey, VersionedPartner } from "../partners/store.js";

/** Partners in memory. `all` lets tests look at what a table scan would show. */
export function memoryPartners(): PartnerStore & { all(): unknown } {
  const partners = new Map<string, VersionedPartner>();
  const keys = new Map<string, StoredKey>();
  return {
    all: () => structuredClone({ partners, keys }),

    async partner(id) {
      return structuredClone(partners.get(id));
    },

    async list() {
      return structuredClone([...partners.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
    },

    async save(partner, expectedVersion) {
      if (partners.get(partner.id)?.version !== expectedVersion) return "conflict";
      partners.set(partner.id, structuredClone({ ...partner, version: (expectedVersion ?? 0) + 1 }));
      return "saved";
    },

    async addKey(key) {
      const before = keys.get(key.id);
      if (before !== undefined && before.hash !== key.hash) throw permanent("partner-key-taken");
      keys.set(key.id, { ...key });
    },

    async keyOf(keyId) {
      return keys.get(keyId);
    },
  };
}

import { type Quotas, quotasBy, type WindowCounts } from "../partners/quota.js";

export const memoryQuotas = (): Quotas => quotasBy(memoryCounts());

export function memoryCounts(): WindowCounts {
  const counts = new Map<string, number>();
  return {
    async count({ id }, limit, more) {
      const before = counts.get(id) ?? 0;
      if (before >= limit) return undefined;
      counts.set(id, before + more);
      return before + more;
    },

    async counted({ id }) {
      return counts.get(id) ?? 0;
    },
  };
}

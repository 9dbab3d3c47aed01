import type { Instant } from "../domain/instant.js";
import type { VersionedWebhook, WebhookStore } from "../partners/webhook-store.js";

/** Webhooks in memory. */
export function memoryWebhooks(): WebhookStore {
  const webhooks = new Map<string, VersionedWebhook>();
  const off = new Map<string, Instant>();
  return {
    async webhook(partner) {
      return structuredClone(webhooks.get(partner));
    },

    async save(webhook, expectedVersion) {
      if (webhooks.get(webhook.partner)?.version !== expectedVersion) return "conflict";
      webhooks.set(webhook.partner, structuredClone({ ...webhook, version: (expectedVersion ?? 0) + 1 }));
      return "saved";
    },

    async remove(partner) {
      webhooks.delete(partner);
    },

    async switchOff(partner, since) {
      off.set(partner, since);
    },

    async switchedOff() {
      return new Map(off);
    },
  };
}

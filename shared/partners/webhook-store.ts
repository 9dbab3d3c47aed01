import type { Instant } from "../domain/instant.js";
import type { Webhook } from "./webhook.js";

export interface VersionedWebhook extends Webhook {
  /** Counts what was saved, for the next one to name. */
  readonly version: number;
}

/**
 * The webhooks of partners. That a partner has one, and since when, its own item says (`partner.ts`): nothing is told by a
 * webhook that its partner does not name.
 */
export interface WebhookStore {
  webhook(partner: string): Promise<VersionedWebhook | undefined>;
  /** Saves what was worked out from that version; without one, a webhook that isn't there yet. */
  save(webhook: Webhook, expectedVersion?: number): Promise<"saved" | "conflict">;
  /** Forgets it, secrets and all. Harmless when there is none. */
  remove(partner: string): Promise<void>;
  /** Its receiver said that it is gone: as the partner has it since then, it is told nothing any more. */
  switchOff(partner: string, since: Instant): Promise<void>;
  /** Which partners' are off, and since when they had what is off: one that was changed later is on. */
  switchedOff(): Promise<ReadonlyMap<string, Instant>>;
}

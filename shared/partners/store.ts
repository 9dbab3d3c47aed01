import type { Instant } from "../domain/instant.js";
import type { Partner } from "./partner.js";

/** What a key's id leads to. Never changed once it is there: whether the key is good, its partner says. */
export interface StoredKey {
  readonly id: string;
  /** The partner's id. */
  readonly partner: string;
  readonly hash: string;
  readonly createdAt: Instant;
}

export interface VersionedPartner extends Partner {
  /** Counts what was saved, for the next one to name. */
  readonly version: number;
}

/** `conflict`: somebody else saved it since, or it is there already. Nothing was written. */
type Saved = "saved" | "conflict";

export interface PartnerStore {
  partner(id: string): Promise<VersionedPartner | undefined>;
  /** All of them, by id. */
  list(): Promise<readonly VersionedPartner[]>;
  /** Saves what was worked out from that version; without one, a partner that isn't there yet. */
  save(partner: Partner, expectedVersion?: number): Promise<Saved>;
  /**
   * Keeps a key, which opens nothing until its partner is saved with it. The same key again is harmless.
   * @throws Failure `permanent: partner-key-taken` when the id is another key's: it is not overwritten.
   */
  addKey(key: StoredKey): Promise<void>;
  keyOf(keyId: string): Promise<StoredKey | undefined>;
}

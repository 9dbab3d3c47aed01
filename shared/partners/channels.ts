import type { Instant } from "../domain/instant.js";
import type { Jurisdiction } from "../domain/vocabulary.js";

/** Which agency of which book of ours a key is for. */
export interface ChannelId {
  readonly jurisdiction: Jurisdiction;
  readonly agency: string;
}

/** A key that another deployment gave us as its partner, as ops teams may see it. */
export interface ChannelKey extends ChannelId {
  /** Names the key, here and over there. It opens nothing. */
  readonly keyId: string;
  readonly setAt: Instant;
}

/** `conflict`: another key is there than the one that was said. Nothing was written. */
type Changed = "done" | "conflict";

/**
 * Keys of other deployments' partners' APIs. Unlike our partners' keys they are kept as they are, because we have to show
 * them: each in an item of its own that one function may read.
 */
export interface ChannelKeys {
  /** The key's text. */
  key(channel: ChannelId): Promise<string | undefined>;
  /** By agency, without the keys' texts. */
  list(jurisdiction: Jurisdiction): Promise<readonly ChannelKey[]>;
  /** Puts a key there, in the place of the one with that id, or where there is none. The same again is harmless. */
  set(channel: ChannelKey, text: string, before?: string): Promise<Changed>;
  /** Takes it away. Where none is there, that is done already. */
  remove(channel: ChannelId, keyId: string): Promise<Changed>;
}

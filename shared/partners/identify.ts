import type { TimeSource } from "../domain/instant.js";
import { isKeyOf, type ParsedKey, parseKey } from "./key.js";
import { NOBODY, type Partner, validKeys } from "./partner.js";
import type { PartnerStore } from "./store.js";

export interface IdentifyDeps {
  readonly partners: Pick<PartnerStore, "partner" | "keyOf">;
  readonly time: TimeSource;
}

/** Stand-ins for what isn't there, so that the way is as long for everybody. None of them can be in the table. */
const NO_KEY: ParsedKey = { id: "-", secret: "" };
const NO_STORED_KEY = { partner: NOBODY, hash: "-".repeat(43) };

/**
 * Who sent a request, by its header `Authorization`. Undefined is all that anybody else learns: no header, no key of ours,
 * an unknown, forged or ended one, and a suspended partner are answered alike, after the same look-ups and comparison.
 */
export async function identify(
  header: string | undefined,
  { partners, time }: IdentifyDeps,
): Promise<Partner | undefined> {
  const given = parseKey(bearerOf(header)) ?? NO_KEY;
  const stored = (await partners.keyOf(given.id)) ?? NO_STORED_KEY;
  const partner = await partners.partner(stored.partner);
  const isTheirs = isKeyOf(given.secret, stored.hash);
  const isGood = validKeys(partner?.keys ?? [], time.now()).some(({ id }) => id === given.id);
  return isTheirs && isGood && partner?.suspended === false ? partner : undefined;
}

/** RFC 6750 §2.1; the scheme's case doesn't matter (RFC 9110 §11.1). */
function bearerOf(header = ""): string {
  return /^bearer +(\S+)$/i.exec(header)?.[1] ?? "";
}

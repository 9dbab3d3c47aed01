import { days, type Instant, isPast } from "../../shared/domain/instant.js";
import { type Partner, type PartnerKey, validKeys } from "../../shared/partners/partner.js";

/** A partner for ops teams, as lines: what it may and how old its keys are. Nothing that opens anything. */

/** One line. */
export function partnerSummary(partner: Partner, now: Instant): string {
  const { id, suspended, jurisdictions, endpoints, perMinute, perDay, keys } = partner;
  const good = validKeys(keys, now).map((key) => `key ${keyWords(key, now)}`);
  return [
    id,
    suspended ? "suspended" : "active",
    jurisdictions.join(","),
    endpoints.join(","),
    `${perMinute}/min`,
    `${perDay}/day`,
    ...(good.length > 0 ? good : ["no key"]),
  ].join("  ");
}

export function partnerLines(partner: Partner, now: Instant): string[] {
  const { id, name, suspended, jurisdictions, endpoints, perMinute, perDay, keys } = partner;
  return [
    `${id}  ${name}`,
    `  standing       ${suspended ? "suspended" : "active"}`,
    `  jurisdictions  ${jurisdictions.join(", ")}`,
    `  endpoints      ${endpoints.join(", ")}`,
    `  quota          ${perMinute} requests a minute, ${perDay} a day`,
    ...keys.map((key) => `  key            ${keyWords(key, now)}`),
    ...proofLines(partner, now),
  ];
}

/** What it has to show besides its key. A signature's key is named as its requests name it (`keyid`). */
function proofLines({ signing, certificates = [] }: Partner, now: Instant): string[] {
  const keys = signing?.keys ?? [];
  return [
    ...(signing ? [`  signing        ${signing.required ? "required" : "optional"}`] : []),
    ...keys.map(({ id, algorithm, addedAt }) => `  signing key    ${id} (${algorithm}, ${daysSince(addedAt, now)} d)`),
    ...certificates.map(
      ({ fingerprint, until }) => `  certificate    ${fingerprint} (${isPast(until, now) ? "ended" : "ends"} ${until})`,
    ),
  ];
}

function keyWords({ id, createdAt, until }: PartnerKey, now: Instant): string {
  const age = `${id} (${daysSince(createdAt, now)} d`;
  if (until === undefined) return `${age})`;
  return `${age}, ${until > now ? "ends" : "ended"} ${until})`;
}

const daysSince = (then: Instant, now: Instant): number => Math.floor((Date.parse(now) - Date.parse(then)) / days(1));

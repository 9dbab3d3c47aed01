/**
 * Parameters that only say whose link was shared: a provider would hand them on to its customer, and he knows to whom he sent
 * which. Fewer than make two links the same page (`normalisedAddress`): an address without what leads there is of no use.
 */
const SHARER = /^(?:utm_.*|(?:fb|g|d|y|tt|tw|msc)clid|gbraid|wbraid|igshi?d?|mibextid|si|share_.*)$/i;

/** As a report takes them (`LIMITS.url`). */
const LONGEST = 2_048;

/**
 * An http(s) address as it may be sent to somebody outside: absolute, spelled as RFC 3986 has it, without a user, a password
 * or the mark of whoever shared it. Undefined for any other one, and for a host that is nobody's but this machine's.
 */
export function sendableAddress(written: string): string | undefined {
  const url = /^https?:\/\//i.test(written.trim()) ? URL.parse(written.trim()) : null;
  if (!url || !/^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+\.[a-z0-9._-]+)$/i.test(url.hostname)) return undefined;
  const kept = url.search
    .slice(1)
    .split("&")
    .filter((parameter) => !SHARER.test(parameter.split("=", 1).join("")))
    .join("&");
  const query = kept === "" ? "" : `?${escaped(kept)}`;
  const fragment = url.hash === "" ? "" : `#${escaped(url.hash.slice(1))}`;
  const address = `${url.protocol}//${url.host}${escaped(url.pathname)}${query}${fragment}`;
  return address.length <= LONGEST ? address : undefined;
}

/** What browsers let stand and RFC 3986 §3.3 to §3.5 doesn't. */
const escaped = (part: string): string =>
  part
    .replaceAll(/%(?![0-9a-f]{2})/gi, "%25")
    .replaceAll(/[^\w.~!$&'()*+,;=:@/?%-]/g, (character) => encodeURIComponent(character));

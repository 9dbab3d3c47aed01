/**
 * Web addresses in what people write: made harmless for mails, found in prose, and brought to one spelling so that two
 * reports of the same page are seen to be about the same page.
 */

/** The full stop, and what browsers read as one in a host's name (UTS #46 §2.3). */
const DOTS = ".。．｡";
/** What ends a label of a host's name. All else may stand in one: letters of any script, digits, emoji. */
const ENDS = String.raw`\s${DOTS}/\\:@\[\](){}<>"'?#&=,;|`;
/** Words joined by dots without a space. Starts only where a word does: linear in the length of the text. */
const JOINED = new RegExp(`(?<![^${ENDS}])[^${ENDS}]+(?:[${DOTS}][^${ENDS}]+)+`, "gu");
const EACH_DOT = new RegExp(`[${DOTS}]`, "gu");

/** `www.`, an ending of two letters or more whether it is known or not, or an IPv4 address. */
const HOST_LIKE = new RegExp(String.raw`www[${DOTS}]|[${DOTS}]\p{L}[\p{L}\p{M}]|\d{1,3}(?:[${DOTS}]\d{1,3}){3}`, "iu");

/** Characters without a shape of their own: they may hide an ending from us that a program sees. */
const FORMAT = /\p{Cf}/gu;

/** Schemes that programs follow without `//`. Others are recognised by it. */
const FOLLOWED =
  /(?<![\p{L}\p{N}])(javascript|vbscript|data|file|blob|about|mailto|tel|sms|callto|sips?|xmpp|facetime|skype|viber|whatsapp|tg|intent|magnet|geo|urn|news|ms-[a-z-]+):(?=\S)/giu;

/**
 * The text with every web and mail address written so that no mail program makes it clickable:
 * `hxxps://a[.]example/x`, `x[@]y[.]example`, `tg[:]//x`. Rather one too many than one too few: `end.Next` of a forgotten
 * space becomes `end[.]Next`, as mail programs know some 1,500 endings in any case; dates and numbers stay. Doing it again
 * changes nothing.
 */
export function defanged(text: string): string {
  return text
    .replaceAll(/http(?=s?:)/gi, "hxxp")
    .replaceAll(/(?<!hxxps?):\/\//gi, "[:]//")
    .replaceAll(FOLLOWED, "$1[:]")
    .replaceAll(/(?!(?<=\[)@\])@(?=\S)/g, "[@]")
    .replaceAll(JOINED, (words: string, at: number, whole: string) =>
      isAfter(["//", "[@]"], whole, at) || HOST_LIKE.test(words.replaceAll(FORMAT, ""))
        ? words.replaceAll(EACH_DOT, "[.]")
        : words,
    );
}

const isAfter = (marks: readonly string[], whole: string, at: number): boolean =>
  marks.some((mark) => at >= mark.length && whole.startsWith(mark, at - mark.length));

/** What `defanged` and people do to an address, undone. */
function refanged(text: string): string {
  return text
    .replaceAll(/hxxp(?=s?\s?\[?:)/gi, "http")
    .replaceAll(/\[:\/\/\]/g, "://")
    .replaceAll(/\[([:@])\]/g, "$1")
    .replaceAll(/[ \t]?(?:[[({][ \t]?(?:\.|dot)[ \t]?[\])}])[ \t]?/gi, ".");
}

/**
 * Endings that count without scheme, `www.` or path, beside all of two letters: the common ones. In prose `day.tomorrow`
 * is a forgotten space more often than a site.
 */
const KNOWN_ENDING = new RegExp(
  `\\.(?:\\p{L}{2}|xn--[a-z0-9-]+|${[
    "com net org info biz edu gov mil int app dev xyz online site shop store club live chat link click page web top icu",
    "vip win fun space website blog cloud news media social video tube porn sex adult cam xxx dating onion pro name mobi",
    "asia cat bet casino games game zone world today life network tech срб мкд бел укр example test",
  ]
    .join(" ")
    .replaceAll(" ", "|")})$`,
  "iu",
);

const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}])?`;
/** No hyphen in an ending: "facebook.com-u" is facebook.com in the locative. */
const ENDING = String.raw`(?:xn--[a-z0-9-]+|\p{L}[\p{L}\p{M}]+|\d{1,3})`;
const TAIL = String.raw`(?:(?![,;|]https?:)[^\s<>"“”„«»\x60])*`;
const AFTER = String.raw`(?<port>:\d{1,5})?(?<tail>[/?#]${TAIL})?`;
const WRITTEN = new RegExp(
  [
    String.raw`https?:\/{1,2}${TAIL}`,
    // Not within a mail address, nor a part of a longer word.
    String.raw`(?<![\p{L}\p{M}\p{N}@/.%_-])(?<host>(?:${LABEL}\.){1,10}${ENDING})(?![\p{L}\p{M}\p{N}_]|[\p{L}\p{M}\p{N}_.%+-]*@)${AFTER}`,
  ].join("|"),
  "giu",
);

/** The addresses that somebody wrote in prose, each once, in order: with a scheme or without, and defanged ones made whole. */
export function webAddressesIn(text: string): string[] {
  const found = [...refanged(text).matchAll(WRITTEN)]
    .filter(
      ({ groups = {} }) => groups["host"] === undefined || isMeant(groups["host"], groups["port"], groups["tail"]),
    )
    .map(([written]) => withoutClosing(written))
    .filter((address) => normalisedAddress(address) !== undefined);
  return [...new Set(found)];
}

function isMeant(host: string, port = "", tail = ""): boolean {
  if (/\d$/.test(host)) return /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/.test(host);
  if (/^www\./i.test(host)) return true;
  // A capital after the dot begins a sentence: "kraj.Sutra".
  if (/\.\p{Lu}[\p{Ll}\p{M}]+$/u.test(host)) return false;
  return KNOWN_ENDING.test(host) || port !== "" || /^\/[^\s.,;!?]/.test(tail);
}

/** Without the punctuation of the sentence around it, and without a closing bracket that it did not open. */
function withoutClosing(address: string): string {
  let end = address.length;
  let unopened = count(address, ")") - count(address, "(");
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    if (last === ")" && unopened > 0) unopened--;
    else if (!".,;:!?…'’*]}|".includes(last)) break;
  }
  return address.slice(0, end);
}

const count = (text: string, character: string): number => text.split(character).length - 1;

/** One site under several names. */
const SAME_SITE: Readonly<Record<string, string>> = {
  "twitter.com": "x.com",
  "telegram.me": "t.me",
  "fb.com": "facebook.com",
  "fb.me": "facebook.com",
};

/** Parameters that say who shared a link, from where and how, not what it leads to. */
const TRACKING =
  /^(?:utm_.*|mc_.*|(?:fb|g|d|y|tt|tw|msc)clid|gbraid|wbraid|igshi?d?|si|ref|ref_src|ref_url|feature|shared?|share_.*|mibextid)$/i;
const TRACKING_AT: Readonly<Record<string, RegExp>> = {
  "x.com": /^[st]$/,
  "youtube.com": /^(?:t|pp|app|ab_channel)$/,
};

/**
 * The same text for the same page, however its address is written: `youtube.com/watch?v=X` for
 * `https://youtu.be/X?si=Y#z`. Undefined for what is no http(s) address or has no dotted host.
 */
export function normalisedAddress(address: string): string | undefined {
  const url = parsed(refanged(address).trim());
  if (url === undefined) return undefined;
  const plain = url.hostname.replace(/\.+$/, "").replace(/^(?:(?:www|m|mobile)\.(?=[^.]+\.))+/, "");
  if (!plain.includes(".")) return undefined;
  const { host, path, parameters } = onOneSite(plain, encodedAlike(url.pathname), url.search);
  const kept = parameters
    .map(encodedAlike)
    .filter((one) => one !== "" && !isTracking(host, nameOf(one)))
    .sort();
  const port = ["", "80", "443"].includes(url.port) ? "" : `:${url.port}`;
  const query = kept.length > 0 ? `?${kept.join("&")}` : "";
  return `${host}${port}${path.replaceAll(/\/+/g, "/").replace(/\/$/, "")}${query}`;
}

function parsed(address: string): URL | undefined {
  const scheme = /^([a-z][a-z0-9+-]*):(?!\d)/i.exec(address)?.[1]?.toLowerCase();
  if (scheme !== undefined) return /^https?$/.test(scheme) ? (URL.parse(address) ?? undefined) : undefined;
  const bare = address.replace(/^\/\//, "");
  // Without a scheme `x@y.example` is a mail address, and 12.11.2026 a date, not the IPv4 address 12.11.7.234.
  const [host = ""] = bare.split(/[/?#]/, 1);
  if (host.includes("@") || /^\d+(?:\.\d+){0,2}\.?(?::|$)/.test(host)) return undefined;
  return URL.parse(`https://${bare}`) ?? undefined;
}

function onOneSite(name: string, path: string, search: string) {
  const host = SAME_SITE[name] ?? name;
  const parameters = search.slice(1).split("&");
  const short = host === "youtu.be" ? /^\/(?!watch\b)([\w-]+)\/?$/.exec(path) : null;
  const video = short ?? (host === "youtube.com" ? /^\/(?:shorts|embed|live)\/([\w-]+)\/?$/.exec(path) : null);
  if (video) return { host: "youtube.com", path: "/watch", parameters: [...parameters, `v=${video[1]}`] };
  return { host: host === "youtu.be" ? "youtube.com" : host, path, parameters };
}

const nameOf = (parameter: string): string => parameter.split("=", 1).join("");
const isTracking = (host: string, name: string): boolean =>
  TRACKING.test(name) || TRACKING_AT[host]?.test(name) === true;

/** RFC 3986 §6.2.2: unreserved characters plain, escapes in capitals; what a URI can't hold (§2) escaped. */
function encodedAlike(part: string): string {
  return part
    .replaceAll(/%(?![0-9a-f]{2})/gi, "%25")
    .replaceAll(/[^\w.~%:/?#@!$&'()*+,;=-]/g, (character) => encodeURIComponent(character))
    .replaceAll(/%[0-9a-f]{2}/gi, (escaped) => {
      const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
    });
}

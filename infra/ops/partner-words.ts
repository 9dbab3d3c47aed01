import { parseArgs } from "node:util";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import { ENDPOINTS, type Partner, partner as partnerSchema } from "../../shared/partners/partner.js";
import { UsageError } from "./command.js";

export const PARTNER_USAGE = `  partner add PARTNER --deployment NAME --name WORDS --jurisdictions CODE,…
                      [--endpoints NAME,…] [--per-minute N] [--per-day N]
                                        lets a partner in and shows its key, this once
  partner change PARTNER --deployment NAME [--name … and the others above]
                                        its name, scopes or quota, in force at once
  partner rotate PARTNER --deployment NAME [--days N] [--end KEY]
                                        shows a new key, this once; the old one is good for N days more (7). At most two
                                        are at a time: --end KEY ends that one at once, --days 0 all old ones
  partner sign PARTNER --deployment NAME [--public-key-file FILE] [--remove KEY] [--required|--optional]
                                        which public keys its requests are signed with (RFC 9421; Ed25519 or ECDSA P-256
                                        in PEM, two at most), and whether they have to be
  partner certificate PARTNER --deployment NAME [--file FILE] [--remove FINGERPRINT]
                                        which client certificates (in PEM, two at most) its requests have to come with, at
                                        partnerDomain of the settings and nowhere else
  partner suspend PARTNER --deployment NAME
                                        shuts it out, with all its keys
  partner resume PARTNER --deployment NAME
                                        lets it in again, with the keys it had
  partner list --deployment NAME        all partners in a line each: scopes, quota, ages of keys
  partner show PARTNER --deployment NAME
                                        the same of one, with its name
PARTNER is a short name for good, of a-z, 0-9 and hyphens. A key is a password: pass it on where only its owner reads.`;

const SCOPES = ["name", "jurisdictions", "endpoints", "per-minute", "per-day"] as const;
const OPTIONS = {
  add: SCOPES,
  change: SCOPES,
  rotate: ["days", "end"],
  sign: ["public-key-file", "remove"],
  certificate: ["file", "remove"],
  suspend: [],
  resume: [],
  list: [],
  show: [],
} as const satisfies Record<string, readonly string[]>;
type Action = keyof typeof OPTIONS;
/** Words that stand alone. */
const FLAGS = ["required", "optional"] as const;
type Flag = (typeof FLAGS)[number];
type Option = (typeof OPTIONS)[Action][number] | "deployment";

/** What each part of a partner wants, where the words give something else. */
const WANTED: Readonly<Record<string, string>> = {
  id: "PARTNER wants 2 to 40 of a-z and 0-9, with hyphens between them",
  name: "--name wants a name of up to 120 characters",
  jurisdictions: `--jurisdictions wants some of ${JURISDICTIONS.join(",")}, each once`,
  endpoints: `--endpoints wants some of ${ENDPOINTS.join(",")}, each once`,
  perMinute: "--per-minute wants a number from 1 to 100000",
  perDay: "--per-day wants a number from 1 to 10000000",
};

export interface PartnerWords {
  readonly action: Action;
  readonly deployment: string;
  readonly names: readonly string[];
  readonly options: Readonly<Partial<Record<Option, string>>>;
  readonly flags: readonly Flag[];
}

/** What these want at least one of. */
const PROOFS: Readonly<Partial<Record<Action, string>>> = {
  sign: "at least one of --public-key-file, --remove, --required, --optional",
  certificate: "at least one of --file, --remove",
};

const isAction = (word: string): word is Action => Object.hasOwn(OPTIONS, word);

/** @throws UsageError when the words make no command. */
export function partnerWords([action = "", ...args]: readonly string[]): PartnerWords {
  if (!isAction(action)) throw new UsageError(`partner wants one of ${Object.keys(OPTIONS).join(", ")}`);
  const { options, flags, names } = understood(
    args,
    ["deployment", ...OPTIONS[action]],
    action === "sign" ? FLAGS : [],
  );
  const { deployment } = options;
  if (deployment === undefined) throw new UsageError("partner wants --deployment NAME");
  if (names.length !== (action === "list" ? 0 : 1)) {
    throw new UsageError(`partner ${action} wants ${action === "list" ? "no" : "one"} PARTNER`);
  }
  if (action === "change" && Object.keys(options).length === 1) {
    throw new UsageError(`partner change wants at least one of --${SCOPES.join(", --")}`);
  }
  const proof = PROOFS[action];
  if (proof !== undefined && Object.keys(options).length + flags.length === 1) {
    throw new UsageError(`partner ${action} wants ${proof}`);
  }
  if (flags.length > 1) throw new UsageError("partner sign wants --required or --optional, not both");
  return { action, deployment, names, options, flags };
}

/**
 * A partner with what the words say of its name, scopes and quota.
 * @throws UsageError when something is missing or isn't as its schema wants it.
 */
export function partnerWith(base: Partial<Partner>, { options }: PartnerWords): Partner {
  const said = {
    name: options.name,
    jurisdictions: options.jurisdictions?.split(","),
    endpoints: options.endpoints?.split(","),
    perMinute: numberOf(options["per-minute"]),
    perDay: numberOf(options["per-day"]),
  };
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const { success, data, error } = partnerSchema.safeParse({ ...base, ...given });
  if (success) return data;
  throw new UsageError(WANTED[String(error.issues[0]?.path[0])] ?? error.message);
}

/** @throws UsageError unless it is a whole number of days, 90 at most. */
export function daysIn({ options: { days = "7" } }: PartnerWords): number {
  const value = numberOf(days);
  if (value === undefined || !Number.isInteger(value) || value < 0 || value > 90) {
    throw new UsageError("--days wants a number from 0 to 90");
  }
  return value;
}

/** `Number` takes an empty word for 0. */
function numberOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  return /^\d+$/.test(word) ? Number(word) : Number.NaN;
}

function understood(args: readonly string[], options: readonly Option[], flags: readonly Flag[]) {
  try {
    const { values, positionals: names } = parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(options.map((name) => [name, { type: "string" as const }])),
        ...Object.fromEntries(flags.map((name) => [name, { type: "boolean" as const }])),
      },
      allowPositionals: true,
    });
    const said = Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    const given: PartnerWords["options"] = Object.fromEntries(said);
    return { names, options: given, flags: flags.filter((name) => values[name] === true) };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

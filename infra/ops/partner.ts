import { days, type Instant, plus } from "../../shared/domain/instant.js";
import { type NewKey, newKey } from "../../shared/partners/key.js";
import { ENDPOINTS, type Partner, rotated, validKeys } from "../../shared/partners/partner.js";
import type { PartnerStore, VersionedPartner } from "../../shared/partners/store.js";
import { EXIT, type ExitCode, type Ops } from "./command.js";
import { partnerLines, partnerSummary } from "./partner-lines.js";
import { withCertificates, withSigning } from "./partner-proof.js";
import { daysIn, type PartnerWords, partnerWith, partnerWords } from "./partner-words.js";

/** What these commands work with besides. */
export interface PartnerOps extends Pick<Ops, "print" | "complain" | "read" | "time"> {
  openPartners(table: string): PartnerStore;
}

interface Given {
  readonly ops: PartnerOps;
  readonly partners: PartnerStore;
  readonly now: Instant;
  readonly words: PartnerWords;
}

/** What a partner has that nobody said anything of: a hotline's worth of cases, and some to spare. */
const USUAL: Partial<Partner> = {
  endpoints: [...ENDPOINTS],
  perMinute: 60,
  perDay: 5_000,
  suspended: false,
  keys: [],
};

/** @throws UsageError when the words make no command. */
export async function partner(args: readonly string[], ops: PartnerOps): Promise<ExitCode> {
  const words = partnerWords(args);
  const given: Given = {
    ops,
    words,
    partners: ops.openPartners(`${words.deployment}-directory`),
    now: ops.time.now(),
  };
  const [id] = words.names;
  if (id === undefined) return list(given);
  if (words.action === "add") return add(id, given);
  const found = await given.partners.partner(id);
  if (!found) {
    ops.complain(`${id}: refused: there is no such partner; those there are: partner list`);
    return EXIT.refused;
  }
  switch (words.action) {
    case "change":
      return revise(found, (before) => partnerWith(before, words), given);
    case "sign":
    case "certificate":
      return prove(found, given);
    case "rotate":
      return rotate(found, given);
    case "suspend":
      return suspend(found, true, given);
    case "resume":
      return suspend(found, false, given);
    default:
      for (const line of partnerLines(found, given.now)) ops.print(line);
      return EXIT.done;
  }
}

async function list({ ops, partners, now }: Given): Promise<ExitCode> {
  const all = await partners.list();
  for (const one of all) ops.print(partnerSummary(one, now));
  ops.print(`${all.length} partners`);
  return EXIT.done;
}

async function add(id: string, given: Given): Promise<ExitCode> {
  const { ops, partners, now, words } = given;
  const key = newKey();
  const added = partnerWith({ ...USUAL, id, keys: [{ id: key.id, createdAt: now }] }, words);
  if (await partners.partner(id)) {
    ops.complain(`${id}: refused: it is there already; another key: partner rotate, other scopes: partner change`);
    return EXIT.refused;
  }
  return saveWithKey(added, key, undefined, given);
}

/** @param after the partner as it is to be; or why it can't be */
async function revise(
  { version, ...before }: VersionedPartner,
  after: (before: Partner) => Partner | string,
  { ops, partners, now }: Given,
): Promise<ExitCode> {
  const revised = after(before);
  if (typeof revised === "string") {
    ops.complain(`${before.id}: refused: ${revised}`);
    return EXIT.refused;
  }
  if ((await partners.save(revised, version)) === "conflict") return beaten(before.id, ops);
  for (const line of partnerLines(revised, now)) ops.print(line);
  return EXIT.done;
}

async function prove(found: VersionedPartner, given: Given): Promise<ExitCode> {
  const { words, ops, now } = given;
  const { "public-key-file": keyFile, file = keyFile } = words.options;
  const read = { ...words, now, file: file === undefined ? undefined : await ops.read(file) };
  return revise(
    found,
    (before) => (words.action === "sign" ? withSigning(before, read) : withCertificates(before, read)),
    given,
  );
}

async function rotate(found: VersionedPartner, given: Given): Promise<ExitCode> {
  const { ops, now, words } = given;
  const { version, ...before } = found;
  const { end } = words.options;
  const until = plus(now, days(daysIn(words)));
  const good = validKeys(before.keys, now);
  if (end !== undefined && !good.some(({ id }) => id === end)) {
    ops.complain(`${found.id}: refused: no key ${end} is good now; those that are: ${namesOf(good)}`);
    return EXIT.refused;
  }
  const key = newKey();
  const left = good.filter(({ id }) => id !== end);
  const keys = rotated(left, { id: key.id, createdAt: now }, until, now);
  if (keys.length > 2) {
    ops.complain(
      `${found.id}: refused: two keys are good now, ${namesOf(good)}; --end KEY ends that one, --days 0 both at once`,
    );
    return EXIT.refused;
  }
  return saveWithKey({ ...before, keys }, key, version, given);
}

const namesOf = (keys: readonly { readonly id: string }[]): string => keys.map(({ id }) => id).join(", ") || "none";

/** The key first: until its partner is saved with it, it opens nothing. It is shown when all that is done. */
async function saveWithKey(
  after: Partner,
  { text, id, hash }: NewKey,
  version: number | undefined,
  { ops, partners, now }: Given,
): Promise<ExitCode> {
  await partners.addKey({ id, hash, partner: after.id, createdAt: now });
  if ((await partners.save(after, version)) === "conflict" && !(await hasKey(after.id, id, partners))) {
    return beaten(after.id, ops);
  }
  for (const line of partnerLines(after, now)) ops.print(line);
  ops.print("Its new key, shown this once and kept nowhere:");
  ops.print(text);
  return EXIT.done;
}

/** Then it was us: the answer to the first try got lost, and the client's second found its own work. */
async function hasKey(partnerId: string, keyId: string, partners: PartnerStore): Promise<boolean> {
  const saved = await partners.partner(partnerId);
  return saved?.keys.some(({ id }) => id === keyId) ?? false;
}

/** Each round means that somebody else changed the partner in between; this many in a row don't happen. */
const ROUNDS = 20;

/** Not to be beaten: what others changed in between stays as they left it, and the partner is out all the same. */
async function suspend(found: VersionedPartner, suspended: boolean, { ops, partners, now }: Given): Promise<ExitCode> {
  let current = found;
  for (let round = 0; round < ROUNDS; round++) {
    const { version, ...before } = current;
    const after = { ...before, suspended };
    if (before.suspended === suspended || (await partners.save(after, version)) === "saved") {
      ops.print(partnerSummary(after, now));
      return EXIT.done;
    }
    current = (await partners.partner(found.id)) ?? found;
  }
  return beaten(found.id, ops);
}

function beaten(id: string, ops: PartnerOps): ExitCode {
  ops.complain(`${id}: refused: somebody else changed it in the meantime; look with partner show, and repeat`);
  return EXIT.refused;
}

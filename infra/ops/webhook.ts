import { days, type Instant, plus } from "../../shared/domain/instant.js";
import { tellAgain } from "../../shared/domain/transitions/index.js";
import type { PartnerStore, VersionedPartner } from "../../shared/partners/store.js";
import { newSecret, rotatedSecrets, validSecrets, type Webhook, webhookUrl } from "../../shared/partners/webhook.js";
import type { WebhookStore } from "../../shared/partners/webhook-store.js";
import type { PlaceInList, ReportStore } from "../../shared/stores/reports.js";
import { settle } from "../../shared/stores/settle.js";
import { EXIT, type ExitCode, type Ops, UsageError } from "./command.js";
import { type WebhookWords, webhookWords } from "./webhook-words.js";

/** What these commands work with besides. */
export interface WebhookOps extends Pick<Ops, "print" | "complain" | "time"> {
  openPartners(table: string): PartnerStore;
  openWebhooks(table: string): WebhookStore;
  openReports(table: string): Pick<ReportStore, "apply" | "ofPartner">;
  /** The tables are on this machine: receivers may be, too. */
  readonly toThisMachine: boolean;
}

interface Given {
  readonly ops: WebhookOps;
  readonly words: WebhookWords;
  readonly partners: PartnerStore;
  readonly webhooks: WebhookStore;
  readonly now: Instant;
}

/** @throws UsageError when the words make no command. */
export async function webhook(args: readonly string[], ops: WebhookOps): Promise<ExitCode> {
  const words = webhookWords(args);
  const table = `${words.deployment}-directory`;
  const given: Given = {
    ops,
    words,
    partners: ops.openPartners(table),
    webhooks: ops.openWebhooks(table),
    now: ops.time.now(),
  };
  if (words.action === "list") return list(given);
  const partner = await given.partners.partner(words.partner);
  if (!partner) return refused("there is no such partner; those there are: partner list", given);
  if (words.action === "add") return add(partner, given);
  if (words.action === "remove") return remove(partner, given);
  const found = partner.webhook && (await given.webhooks.webhook(partner.id));
  if (!found) return refused("it has no webhook: webhook add", given);
  const { version, ...before } = found;
  switch (words.action) {
    case "change":
      return change(partner, { ...before, url: urlOf(given) }, version, given);
    case "rotate":
      return rotate(before, version, given);
    default:
      return replay(given);
  }
}

/** The webhook first: until its partner is saved with it, nothing is told. The secret is shown when all that is done. */
async function add(partner: VersionedPartner, given: Given): Promise<ExitCode> {
  const { ops, webhooks, now } = given;
  const url = urlOf(given);
  // One that its partner does not name is what an earlier command left that died.
  const left = await webhooks.webhook(partner.id);
  if (partner.webhook && left) {
    return refused("it has one already; another address: webhook change, another secret: webhook rotate", given);
  }
  const secret = newSecret();
  const added = { partner: partner.id, url, secrets: [{ secret, createdAt: now }] };
  if ((await webhooks.save(added, left?.version)) === "conflict") return beaten(given);
  if (!(await named(partner, { since: now }, given))) return beaten(given);
  ops.print(line(added, now));
  ops.print("It is told of reports that it forwards from now on; of those before: webhook replay");
  return shown(secret, given);
}

async function change(partner: VersionedPartner, after: Webhook, version: number, given: Given): Promise<ExitCode> {
  const { ops, webhooks, now } = given;
  if ((await webhooks.save(after, version)) === "conflict") return beaten(given);
  // As of now it is another one: that a receiver before it was gone says nothing of it.
  if (!(await named(partner, { since: now }, given))) return beaten(given);
  ops.print(line(after, now));
  return EXIT.done;
}

async function rotate(before: Webhook, version: number, given: Given): Promise<ExitCode> {
  const { ops, webhooks, words, now } = given;
  const secret = newSecret();
  const secrets = rotatedSecrets(before, { secret, createdAt: now }, plus(now, days(words.days)), now);
  if (secrets.length > 2) {
    return refused("two secrets sign now; --days 0 ends both at once, else wait until the older one has ended", given);
  }
  const after = { ...before, secrets };
  if ((await webhooks.save(after, version)) === "conflict") return beaten(given);
  ops.print(line(after, now));
  return shown(secret, given);
}

/** The partner first: nothing is told any more, whatever becomes of the rest. Repeating it completes it. */
async function remove(partner: VersionedPartner, given: Given): Promise<ExitCode> {
  if (partner.webhook && !(await named(partner, undefined, given))) return beaten(given);
  await given.webhooks.remove(partner.id);
  given.ops.print(`${partner.id}  no webhook`);
  return EXIT.done;
}

async function replay({ ops, words, now }: Given): Promise<ExitCode> {
  const reports = ops.openReports(`${words.deployment}-reports`);
  let [looked, again] = [0, 0];
  let after: PlaceInList | undefined;
  do {
    const page = await reports.ofPartner(words.partner, words.since, after);
    for (const report of page.reports) {
      const { applied } = await settle(reports, report, (current) => tellAgain(current, words.evenTold, now));
      looked += 1;
      again += applied ? 1 : 0;
    }
    after = page.last;
  } while (after);
  ops.print(`${words.partner}  ${again} of ${looked} reports are looked at again and told, a hundred a minute`);
  return EXIT.done;
}

async function list({ ops, partners, webhooks, now }: Given): Promise<ExitCode> {
  const listening = (await partners.list()).filter((partner) => partner.webhook);
  const off = await webhooks.switchedOff();
  for (const { id, webhook: has, suspended } of listening) {
    const found = await webhooks.webhook(id);
    const states = [
      ...(suspended ? ["suspended"] : []),
      ...(has && off.get(id) === has.since ? ["off, its receiver is gone"] : []),
    ];
    ops.print([found ? line(found, now) : `${id}  incomplete: webhook remove, then add`, ...states].join("  "));
  }
  ops.print(`${listening.length} webhooks`);
  return EXIT.done;
}

/** Whether the partner says so now: others who changed it at once may have been faster. */
async function named(
  found: VersionedPartner,
  has: { since: Instant } | undefined,
  { partners }: Given,
): Promise<boolean> {
  const { version, webhook: _before, ...partner } = found;
  if ((await partners.save({ ...partner, ...(has && { webhook: has }) }, version)) === "saved") return true;
  // It may have been us: the answer to the first try got lost, and the client's second found its own work.
  const saved = await partners.partner(found.id);
  return saved?.version === version + 1 && saved.webhook?.since === has?.since;
}

function urlOf({ ops, words }: Given): string {
  const url = webhookUrl(words.url, ops.toThisMachine);
  if (url === undefined)
    throw new UsageError("--url wants https and a host name of the public Internet, without a user");
  return url;
}

/** Its host and no more: a path may be a secret of the receiver's. */
function line({ partner, url, secrets }: Webhook, now: Instant): string {
  const ages = validSecrets({ secrets }, now).map(({ createdAt, until }) => {
    const age = Math.floor((Date.parse(now) - Date.parse(createdAt)) / days(1));
    return `secret (${age} d${until === undefined ? "" : `, ends ${until}`})`;
  });
  return [partner, new URL(url).host, ...ages].join("  ");
}

function shown(secret: string, { ops }: Given): ExitCode {
  ops.print("Its new secret, shown this once:");
  ops.print(secret);
  return EXIT.done;
}

function refused(why: string, { ops, words }: Given): ExitCode {
  ops.complain(`${words.partner}: refused: ${why}`);
  return EXIT.refused;
}

const beaten = (given: Given): ExitCode =>
  refused("somebody else changed it in the meantime; look with webhook list, and repeat", given);

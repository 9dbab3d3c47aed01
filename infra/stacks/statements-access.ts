import type { Jurisdiction } from "../../shared/domain/vocabulary.js";
import type { Access } from "../constructs/store.js";

/**
 * How functions that must not read statements may still write or find them. DynamoDB's writes can answer with the old
 * item, and a query answers with whole items, so that the actions alone would let them read; conditions on the
 * request take that away (DynamoDB developer guide, "Using IAM policy conditions for fine-grained access control").
 */
const NO_ANSWER = { StringEqualsIfExists: { "dynamodb:ReturnValues": "NONE" } };

/** A query that asks for more, or does not say for what, is refused. */
const only = (...attributes: string[]) => ({
  "ForAllValues:StringEquals": { "dynamodb:Attributes": attributes },
  StringEquals: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
});
const ONLY_KEYS = only("id", "item");

/**
 * Only items whose partition is one of these, where a `*` stands for anything. Each of our requests names one, so that there
 * is always something to compare.
 */
const under = (...partitions: string[]) => ({ "ForAllValues:StringLike": { "dynamodb:LeadingKeys": partitions } });
const FINGERPRINTS = under("fingerprint#*");
const BOUNCES = under("bounces#*");

/** Intake, portal and partner: put a statement or a message down, or take away one whose report was withdrawn meanwhile. */
export const WRITE_ONLY: Access = { actions: ["DeleteItem", "PutItem"], conditions: NO_ANSWER };

/** Clock: ends or changes a statement's retention, blind. */
export const RETENTION_ONLY: Access = { actions: ["DeleteItem", "UpdateItem"], conditions: NO_ANSWER };

/** Intake and clock: which items a report's statement has, by key. */
export const KEYS_ONLY: Access = { actions: ["Query"], conditions: ONLY_KEYS };

/** Those who read statements: what somebody reported, by the report's id. */
export const READ: Access = { actions: ["BatchGetItem"] };

/** Classify: which reports name the same web address. Pointers between reports and their key lie beside the statements. */
export const OWN_FINGERPRINTS: readonly Access[] = [
  { actions: ["GetItem", "PutItem"], conditions: FINGERPRINTS },
  { actions: ["Query"], conditions: { ...ONLY_KEYS, ...FINGERPRINTS } },
];

/**
 * Portal, partner, dispatch and desk: what passed between agency and reporter since. What was reported lies under the same id, in
 * attributes that have other names: by this alone nobody gets at it.
 */
export const READ_MESSAGES: Access = { actions: ["Query"], conditions: only("id", "item", "message") };

/**
 * Desk, and dispatch for agencies of another deployment: adds what an agency asks and answers, moves the statement's end when
 * it closes a report, and takes away what would bring back an erased one.
 */
export const WRITE_MESSAGES: Access = { actions: ["DeleteItem", "PutItem", "UpdateItem"], conditions: NO_ANSWER };

/** Marks of addresses lie beside the directory's documents, which functions only read. */
export const READ_BOUNCES: Access = { actions: ["Query"], conditions: BOUNCES };
export const MARK_BOUNCES: Access = { actions: ["UpdateItem"], conditions: BOUNCES };

/** Authorize: whose a key is. Partners and their keys, as hashes, lie there as well. */
export const READ_KEYS: Access = { actions: ["GetItem"], conditions: under("partner-key#*", "partner") };

/** Partner: who it is that asks, and where reports may go; no hash of a key. */
export const readPartnersAndBooks = (jurisdictions: readonly Jurisdiction[]): Access => ({
  actions: ["GetItem"],
  conditions: under("partner", ...jurisdictions),
});

/** All who send reports anywhere: the directory's documents, and nothing of what else lies beside them. */
export const readBooks = (jurisdictions: readonly Jurisdiction[]): Access => ({
  actions: ["GetItem"],
  conditions: under(...jurisdictions),
});

/** Dispatch, and nobody else: the same, and the keys that other deployments gave us. It writes none. */
export const readBooksAndChannels = (jurisdictions: readonly Jurisdiction[]): Access => ({
  actions: ["GetItem"],
  conditions: under(...jurisdictions, ...jurisdictions.map((one) => `channel#${one}`)),
});

/** Clock: which partners have a webhook, and whose is off; not where it is, nor what signs what it gets. */
export const READ_LISTENING: Access = { actions: ["Query"], conditions: under("partner", "webhook-off") };

/**
 * Webhook, and nobody else: where a partner is told, and what signs it. It notes apart that a receiver is gone, so that it
 * can change no address and no secret.
 */
export const READ_WEBHOOKS: readonly Access[] = [
  { actions: ["GetItem"], conditions: under("webhook#*", "partner") },
  { actions: ["PutItem"], conditions: under("webhook-off") },
];

/** Partner: how much a partner asked for. The counters lie beside the desk's codes and sessions. */
export const COUNT_QUOTAS: Access = { actions: ["GetItem", "UpdateItem"], conditions: under("quota#*") };

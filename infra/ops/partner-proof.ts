import type { Instant } from "../../shared/domain/instant.js";
import { isPast } from "../../shared/domain/instant.js";
import { type ClientCertificate, certificateIn, MOST_CERTIFICATES } from "../../shared/partners/client-certificate.js";
import type { Partner } from "../../shared/partners/partner.js";
import { type KeyFault, MOST_SIGNING_KEYS, type SigningKey, signingKeyIn } from "../../shared/partners/signing-key.js";
import type { PartnerWords } from "./partner-words.js";

/** What a partner has to show besides its key: which public keys sign its requests, which certificates they come with. */

/** What an ops team asks for, with the files it names as they were read. */
export interface ProofWords extends Pick<PartnerWords, "options" | "flags"> {
  readonly now: Instant;
  readonly file?: string | undefined;
}

const UNUSABLE: Readonly<Record<KeyFault, string>> = {
  private:
    "the file holds a private key, which nobody but the partner may have: it is used no more, and the partner makes another",
  unreadable: 'the file holds no public key in PEM ("-----BEGIN PUBLIC KEY-----")',
  "other-algorithm": "the key is neither of Ed25519 nor of ECDSA with P-256",
};

/** The partner with that said of its signing keys; or why it can't be. */
export function withSigning(partner: Partner, { options, flags, file, now }: ProofWords): Partner | string {
  const { signing, ...others } = partner;
  const left = without(signing?.keys ?? [], options.remove);
  if (left === undefined) return `no key ${options.remove} signs its requests`;
  const added = file === undefined ? undefined : signingKeyIn(file, now);
  if (typeof added === "string") return UNUSABLE[added];
  const keys = withOne<SigningKey>(left, added);
  if (keys.length > MOST_SIGNING_KEYS) return "two keys sign its requests already; --remove KEY takes one away";
  const required = flags.includes("required") || (signing?.required === true && !flags.includes("optional"));
  if (keys.length > 0) return { ...others, signing: { required, keys } };
  return required ? "without a key it can't be required to sign; --optional takes that back" : others;
}

/** The partner with that said of its client certificates; or why it can't be. */
export function withCertificates(partner: Partner, { options, file, now }: ProofWords): Partner | string {
  const { certificates: before = [], ...others } = partner;
  const left = without(before, options.remove);
  if (left === undefined) return `it is bound to no certificate ${options.remove}`;
  const added = file === undefined ? undefined : certificateIn(file, now);
  if (file !== undefined && added === undefined)
    return 'the file holds no certificate in PEM ("-----BEGIN CERTIFICATE-----"), or several';
  if (added && isPast(added.until, now)) return `the certificate ended ${added.until}`;
  const certificates = withOne<ClientCertificate>(left, added);
  if (certificates.length > MOST_CERTIFICATES)
    return "it is bound to two certificates already; --remove FINGERPRINT takes one away";
  return certificates.length > 0 ? { ...others, certificates } : others;
}

/** The name that ops teams and partners have for it. */
const nameOf = (one: SigningKey | ClientCertificate): string => ("id" in one ? one.id : one.fingerprint);

function without<One extends SigningKey | ClientCertificate>(all: readonly One[], name: string | undefined) {
  if (name === undefined) return [...all];
  return all.some((one) => nameOf(one) === name) ? all.filter((one) => nameOf(one) !== name) : undefined;
}

/** What is there already is not there twice. */
function withOne<One extends SigningKey | ClientCertificate>(all: readonly One[], added: One | undefined): One[] {
  return added === undefined || all.some((one) => nameOf(one) === nameOf(added)) ? [...all] : [...all, added];
}

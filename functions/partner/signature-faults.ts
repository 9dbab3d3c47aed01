import type { FieldProblem } from "../../shared/http/respond.js";
import { CLOCKS_APART, type SignatureFault } from "../../shared/partners/signature.js";

type Other = Exclude<SignatureFault["code"], "component-missing">;

/** By the header that is wrong: what is, and what is accepted. In English, for programs' authors. */
export const FAULTS: Readonly<Record<Other, readonly [field: string, detail: string]>> = {
  "signature-unreadable": [
    "signature-input",
    "Signature-Input and Signature can’t be read. Accepted: both, as in RFC 9421 §4, with the same names in both.",
  ],
  "key-unknown": [
    "signature-input",
    "No signature names a public key of yours. Accepted as keyid: the key’s thumbprint (RFC 7638), without padding.",
  ],
  "component-unknown": [
    "signature-input",
    "The signature covers what can’t be checked here. Accepted: @method, @path, @query, and headers that are sent, in small letters, each once and without parameters. Not @authority or @target-uri: another host may stand before ours.",
  ],
  "algorithm-other": [
    "signature-input",
    "The parameter alg is not the key’s. Accepted: ed25519 or ecdsa-p256-sha256, as the key is, or no alg.",
  ],
  "created-missing": [
    "signature-input",
    "The parameter created is missing. Accepted: when the request was signed, in seconds of Unix time.",
  ],
  "created-elsewhen": [
    "signature-input",
    `The parameter created is more than ${CLOCKS_APART / 60} minutes from our time, which the header Date of this answer tells. Set the clock, and sign a request anew each time it is sent.`,
  ],
  "expires-invalid": [
    "signature-input",
    "The parameter expires can’t be read. Accepted: seconds of Unix time, or none.",
  ],
  expired: ["signature-input", "The signature has expired, by our time, which the header Date of this answer tells."],
  "digest-unreadable": [
    "content-digest",
    "Content-Digest can’t be read. Accepted: sha-256=:…: or sha-512=:…:, in base64 (RFC 9530).",
  ],
  "digest-wrong": [
    "content-digest",
    "Content-Digest is not that of the body. Accepted: a digest of the bytes as they are sent.",
  ],
  "signature-wrong": [
    "signature",
    "The signature is not this key’s over what arrived. Accepted: method, path, query and headers as they are sent; of ECDSA r and s side by side, 64 bytes.",
  ],
};

/** What is wrong with a signature, and what is accepted. Never repeats what was sent. */
export function explainSignature(fault: SignatureFault): readonly FieldProblem[] {
  const { code } = fault;
  if (code === "component-missing") {
    return fault.components.map((field) => ({ field, code, detail: `The signature has to cover "${field}".` }));
  }
  const [field, detail] = FAULTS[code];
  return [{ field, code, detail }];
}

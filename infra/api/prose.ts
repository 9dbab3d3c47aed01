/** What the document says of the API as a whole. */
export const ABOUT =
  "Safelane takes reports of harm to children online, and of violent extremism, and brings each to the agency that acts. Hotlines and platforms forward their cases here, follow them, and hear what came of them; anybody may send a report. Words and links only: media is never accepted.";

/** How to begin, and what holds for all operations. */
export const GUIDE = [
  {
    heading: "Authentication",
    text: "Operations under `/v1/partner` need a key, sent as `Authorization: Bearer slp_…`. Whoever runs the deployment gives it out; it is for certain jurisdictions, operations and quotas, and can be changed for a new one while both are good. A request without the header gets 401. A key that is unknown, over, or not for what was asked gets 403 `out-of-scope`, one answer for all of these. Keep the key out of logs and pages: who has it can forward and read in your name.\n\nA partner may bind its key to a client certificate (mutual TLS) or to signatures of its requests (RFC 9421): then a stolen key alone opens nothing. What a signature has to cover stands in the `Accept-Signature` of the 401.",
  },
  {
    heading: "Begin",
    text: "Three requests: forward a case, follow it, take it back. Words that you send for a try are read by people: say that it is a try, and withdraw it.",
  },
  {
    heading: "Send again",
    text: "No answer, a 429, a 500 or a 503 mean: send the same again, after `Retry-After` seconds where it is there, and later each time. Nothing happens twice; a signature is made anew each time. A case is known by its `Idempotency-Key` and its body, a message by its words within the hour, a withdrawal by its report, a public report by its `nonce`. The key is yours to choose, one for each case, e.g. your case number; it stays good for as long as the report is kept.",
  },
  {
    heading: "Quotas",
    text: "Each answer to a partner says what is left of its quotas, a minute’s and a day’s, in `RateLimit`, and the quotas in `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10). In a batch each case counts. Who has used one up gets 429 with `Retry-After`.",
  },
  {
    heading: "Errors",
    text: 'What is refused is told as problem details (RFC 9457), `application/problem+json`: `type` is `urn:safelane:problem:` and a code that never changes, `detail` is for people, `errors` names each field that is wrong with a code of its own. Nothing of a refused request is stored, and no answer repeats what was sent. Where API Gateway answers before any of our code is asked, the body is `{"message":…}`; those answers are listed, too.',
  },
] as const;

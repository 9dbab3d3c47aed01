/**
 * What the functions check by code, as patterns of JSON Schema. Those have no flags, so each case of a letter is written;
 * and `\s` differs from one engine to the next, so white space is spelled as ECMAScript's `trim` takes it.
 */

const BLANK = String.raw`\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff`;

/** Something is written. */
export const WRITTEN = `[^${BLANK}]`;

/** RFC 2397, wherever it stands: content in the address itself. As `shared/acceptance/forwarded.ts` has it. */
export const DATA_URI =
  '[dD][aA][tT][aA]:(?:[A-Za-z]+/[A-Za-z0-9.+-]+(?:;[A-Za-z0-9=."_-]+)*|(?:;[A-Za-z0-9=."_-]+)+),';

/** The same of the public's post, whose text may speak of one without holding it. As in `shared/acceptance/submission.ts`. */
export const BASE64_DATA_URI = "[dD][aA][tT][aA]:[A-Za-z]+/[A-Za-z0-9.+-]+(?:;[A-Za-z0-9=.-]+)*;[bB][aA][sS][eE]64,";

/** Letters of our languages and their neighbours that every browser takes in a host (UTS 46). */
const LETTER = String.raw`A-Za-z\u00df-\u00f6\u00f8-\u017e\u01a0\u01a1\u01af\u01b0\u0400-\u0481\u048a-\u04bf\u1ea0-\u1ef9`;
const LABEL = `[0-9${LETTER}](?:[0-9${LETTER}-]{0,61}[0-9${LETTER}])?`;
const OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
const HOST = String.raw`(?:(?:${LABEL}\.)+[${LETTER}](?:[0-9${LETTER}-]{0,61}[0-9${LETTER}])?|${OCTET}(?:\.${OCTET}){3})`;
/** All but white space, and without UTF-16's surrogates: each would count as two, and not every engine knows them. */
const FILLED = String.raw`\u0000-\u0008\u000e-\u001f!-\u009f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ud7ff\ue000-\ufefe\uff00-\uffff`;
const BEHIND = `(?::[0-9]{1,4})?(?:[/?#][${FILLED}]*)?`;

/** Web addresses as people copy them: by their scheme, or without one, which is then https. */
export const WITH_SCHEME = `^[hH][tT][tT][pP][sS]?://${HOST}${BEHIND}$`;
export const WITHOUT_SCHEME = `^${HOST}${BEHIND}$`;

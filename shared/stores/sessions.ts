import * as z from "zod/mini";
import { type Duration, type Instant, instant } from "../domain/instant.js";
import { JURISDICTIONS } from "../domain/vocabulary.js";

const agency = { jurisdiction: z.enum(JURISDICTIONS), agency: z.string() };

/** A one-time code that was mailed to an agency. The code is for one dispatch, and for the browser that asked for it. */
export const challenge = z.object({
  ...agency,
  /** `<report id>.<index>` of the dispatch whose link was opened. */
  dispatch: z.string(),
  /** Hash of the code, salted with the secret of the browser that asked for it. */
  code: z.string(),
  triesLeft: z.int().check(z.minimum(0)),
  until: instant,
});
export type Challenge = z.infer<typeof challenge>;

/** Somebody who reads an agency's mail, at the desk. */
export const session = z.object({ ...agency, until: instant });
export type Session = z.infer<typeof session>;

/**
 * The `sessions` table as logic sees it. Everything in it is found by the hash of a secret that only a browser holds,
 * and ends at a moment that is looked at: the table's own expiry may come days later.
 */
export interface SessionStore {
  addChallenge(id: string, challenge: Challenge): Promise<void>;
  /**
   * Takes one try away, before anything is compared: however many answers come at once, no more of them count than there
   * are tries. Undefined when there is no such challenge, it has ended, or its tries are used up.
   */
  takeTry(id: string, now: Instant): Promise<Challenge | undefined>;
  /** `true` for exactly one caller, who may open a session by it. */
  useUp(id: string): Promise<boolean>;
  /** Counts a code for a dispatch. Not when there were too many of them: then it says when there may be another one. */
  countCode(dispatch: string, limit: CodeLimit, now: Instant): Promise<Counted>;
  open(id: string, session: Session): Promise<void>;
  session(id: string, now: Instant): Promise<Session | undefined>;
  /** Safe to repeat. */
  close(id: string): Promise<void>;
}

export interface CodeLimit {
  readonly most: number;
  readonly within: Duration;
}

type Counted = { readonly ok: true } | { readonly ok: false; readonly until: Instant };

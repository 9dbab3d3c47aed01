import { isPast, plus } from "../domain/instant.js";
import type { Challenge, Session, SessionStore } from "./sessions.js";

/** The `sessions` table in memory. `all` lets tests look at what a table scan would show. */
export function memorySessions(): SessionStore & { all(): unknown } {
  const challenges = new Map<string, Challenge>();
  const sessions = new Map<string, Session>();
  const codes = new Map<string, { readonly count: number; readonly until: Session["until"] }>();
  return {
    all: () => structuredClone({ challenges, sessions, codes }),

    async addChallenge(id, challenge) {
      challenges.set(id, challenge);
    },

    async takeTry(id, now) {
      const before = challenges.get(id);
      if (!before || before.triesLeft === 0 || isPast(before.until, now)) return undefined;
      const after = { ...before, triesLeft: before.triesLeft - 1 };
      challenges.set(id, after);
      return after;
    },

    async useUp(id) {
      return challenges.delete(id);
    },

    async countCode(dispatch, { most, within }, now) {
      const before = codes.get(dispatch);
      if (!before || isPast(before.until, now)) {
        codes.set(dispatch, { count: 1, until: plus(now, within) });
        return { ok: true };
      }
      if (before.count >= most) return { ok: false, until: before.until };
      codes.set(dispatch, { ...before, count: before.count + 1 });
      return { ok: true };
    },

    async open(id, session) {
      sessions.set(id, session);
    },

    async session(id, now) {
      const found = sessions.get(id);
      return found && !isPast(found.until, now) ? found : undefined;
    },

    async close(id) {
      sessions.delete(id);
    },
  };
}

import { type Duration, days, type Instant } from "../domain/instant.js";
import type { Statement } from "../domain/report.js";

/**
 * A statement expires by itself after this, whatever happens: the backstop for one whose report was never stored, and
 * whose reporter was told so. Longer than the longest retention; the clock moves it for reports that stay open.
 */
export const STATEMENT_BACKSTOP: Duration = days(400);

/** The `statements` table as logic sees it: the personal content of reports. */
export interface StatementStore {
  /** Stores a new statement; one that is there already stays as it is. Expires by itself at `until` (a backstop). */
  create(statement: Statement, until: Instant): Promise<void>;
  get(id: string): Promise<Statement | undefined>;
  /** Moves the backstop of a statement that is there. */
  keep(id: string, until: Instant): Promise<void>;
  /** Deletes all that a report's statement holds. Safe to repeat. */
  erase(id: string): Promise<void>;
}

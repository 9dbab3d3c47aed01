import { type Duration, days, type Instant } from "../domain/instant.js";
import type { NoticeContent } from "../domain/notices.js";
import type { Message, Statement } from "../domain/statement.js";

/**
 * A statement expires by itself after this, whatever happens: the backstop for one whose report was never stored, and
 * whose reporter was told so. Longer than the longest retention; the clock moves it for reports that stay open.
 */
export const STATEMENT_BACKSTOP: Duration = days(400);

/** The `statements` table as logic sees it: the personal content of reports. */
export interface StatementStore {
  /**
   * Stores a new statement; one that is there already stays as it is. Expires by itself at `until` (a backstop). `false`:
   * the one that is there was made of another body than this one's `digest` tells.
   */
  create(statement: Statement, until: Instant): Promise<boolean>;
  get(id: string): Promise<Statement | undefined>;
  /** Keeps a message beside the statement, for as long. The same message twice is one. */
  addMessage(id: string, message: Message, until: Instant): Promise<void>;
  /** What agencies and the reporter wrote to each other, the oldest first. */
  messages(id: string): Promise<readonly Message[]>;
  /** Keeps what a notice to a hosting provider says beside the statement, for as long. The same notice twice is one. */
  addNotice(id: string, notice: NoticeContent, until: Instant): Promise<void>;
  /** What these notices of a report say, of at most a hundred; those that are not there are left out. */
  notices(id: string, notices: readonly string[]): Promise<readonly NoticeContent[]>;
  /** Moves the backstop of a statement that is there, of its messages and notices. */
  keep(id: string, until: Instant): Promise<void>;
  /** Deletes all that a report's statement holds. Safe to repeat. */
  erase(id: string): Promise<void>;
}

import type { DispatchDue } from "../../events/dispatch-due.js";
import type { NoticeDue } from "../../events/notice-due.js";
import type { DirectoryReader } from "../../shared/directory/store.js";
import type { TimeSource } from "../../shared/domain/instant.js";
import type { CodeMail, CodeMailInput } from "../../shared/mail/code-mail.js";
import type { Mailer } from "../../shared/mail/mailer.js";
import type { Send } from "../../shared/stores/outbox.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import type { SessionStore } from "../../shared/stores/sessions.js";
import type { StatementStore } from "../../shared/stores/statements.js";
import type { Telemetry } from "../../shared/telemetry/telemetry.js";

/** What the desk works with. */
export interface DeskDeps {
  readonly reports: ReportStore;
  readonly statements: StatementStore;
  readonly directory: DirectoryReader;
  readonly sessions: SessionStore;
  readonly dispatch: Send<DispatchDue>;
  readonly notify: Send<NoticeDue>;
  readonly mailer: Mailer;
  readonly composeCode: (input: CodeMailInput) => CodeMail;
  /** The address that code mails come from. */
  readonly from: string;
  /** A whole number from 0 up to, not including, `below`, that nobody can guess. */
  readonly randomBelow: (below: number) => number;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

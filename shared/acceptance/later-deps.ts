import type { DispatchDue } from "../../events/dispatch-due.js";
import type { Received } from "../../events/received.js";
import type { TimeSource } from "../domain/instant.js";
import type { Send } from "../stores/outbox.js";
import type { ReportStore } from "../stores/reports.js";
import type { StatementStore } from "../stores/statements.js";
import type { Telemetry } from "../telemetry/telemetry.js";

/** What is needed for what happens to a report later on. The statement can't be read with it. */
export interface LaterDeps {
  readonly reports: ReportStore;
  readonly statements: Pick<StatementStore, "addMessage" | "messages" | "erase">;
  readonly classify: Send<Received>;
  readonly dispatch: Send<DispatchDue>;
  readonly time: TimeSource;
  readonly telemetry: Telemetry;
}

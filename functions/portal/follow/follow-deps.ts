import type { StatementStore } from "../../../shared/stores/statements.js";
import type { PortalDeps } from "../portal-deps.js";

/** What following a report needs. The statement can't be read with it: nobody who finds a receipt is to see that. */
export interface FollowDeps
  extends Pick<
    PortalDeps,
    "served" | "reports" | "directory" | "classify" | "dispatch" | "time" | "telemetry" | "site"
  > {
  readonly statements: Pick<StatementStore, "addMessage" | "messages" | "erase">;
}

import type { LaterDeps } from "../../../shared/acceptance/later-deps.js";
import type { PortalDeps } from "../portal-deps.js";

/** What following a report needs. The statement can't be read with it: nobody who finds a receipt is to see that. */
export interface FollowDeps extends LaterDeps, Pick<PortalDeps, "served" | "directory" | "site"> {}

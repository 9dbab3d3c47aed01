import type { ForwardDeps } from "../../shared/acceptance/forward.js";
import type { LaterDeps } from "../../shared/acceptance/later-deps.js";
import type { DirectoryReader } from "../../shared/directory/store.js";
import type { Jurisdiction } from "../../shared/domain/vocabulary.js";
import type { Quotas } from "../../shared/partners/quota.js";
import type { PartnerStore } from "../../shared/partners/store.js";
import type { Round } from "../../shared/stores/round.js";
import type { StatementStore } from "../../shared/stores/statements.js";

/** What partners' requests need. No statement can be read with it. */
export interface PartnerDeps extends Omit<ForwardDeps, "statements">, LaterDeps {
  /** The jurisdictions of this deployment. */
  readonly served: readonly Jurisdiction[];
  readonly partners: Pick<PartnerStore, "partner">;
  readonly quotas: Quotas;
  readonly statements: Pick<StatementStore, "create" | "addMessage" | "messages" | "erase">;
  readonly directory: DirectoryReader;
  /** What the reports of a batch look up and send goes out together. */
  readonly round: Pick<Round, "work">;
}

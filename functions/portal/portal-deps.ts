import type { DispatchDue } from "../../events/dispatch-due.js";
import type { AcceptDeps } from "../../shared/acceptance/accept.js";
import type { DirectoryReader } from "../../shared/directory/store.js";
import type { Jurisdiction } from "../../shared/domain/vocabulary.js";
import type { Send } from "../../shared/stores/outbox.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import type { StatementStore } from "../../shared/stores/statements.js";
import type { Documents } from "./documents/documents.js";
import type { Site } from "./shell/site.js";

/** What the public's pages work with. */
export interface PortalDeps extends AcceptDeps {
  /** The jurisdictions of this deployment. */
  readonly served: readonly [Jurisdiction, ...Jurisdiction[]];
  readonly reports: ReportStore;
  readonly statements: StatementStore;
  readonly directory: DirectoryReader;
  readonly dispatch: Send<DispatchDue>;
  readonly site: Site;
  /** The description of the API. */
  readonly documents: Documents;
  /** Of whose pages a form may post here for people. */
  readonly origins: readonly string[];
}

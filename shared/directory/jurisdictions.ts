import type { Jurisdiction } from "../domain/vocabulary.js";
import type { Book } from "./book.js";
import { parseBook } from "./check.js";
import al from "./jurisdictions/al.json" with { type: "json" };
import me from "./jurisdictions/me.json" with { type: "json" };
import rs from "./jurisdictions/rs.json" with { type: "json" };
import vn18 from "./jurisdictions/vn-18.json" with { type: "json" };
import vnDn from "./jurisdictions/vn-dn.json" with { type: "json" };

/** The documents that come with the code: what a new deployment starts from. What routes is what the table holds. */
const DOCUMENTS: Readonly<Record<Jurisdiction, unknown>> = { RS: rs, ME: me, AL: al, "VN-18": vn18, "VN-DN": vnDn };

/** @throws InvalidBook which a test rules out for what is committed. */
export function builtInBook(jurisdiction: Jurisdiction): Book {
  return parseBook(DOCUMENTS[jurisdiction]);
}

import type { Report } from "../domain/report.js";
import { JURISDICTIONS } from "../domain/vocabulary.js";

/** As `referenceOf` writes it, which is the case number of every report that a deployment forwards. */
const REFERENCE = new RegExp(`^(?:${JURISDICTIONS.join("|")})-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$`);

/**
 * Whether a report came from another deployment. Such a one leaves this one by mail only: so no report goes in a circle,
 * however many deployments name one another. Who merely numbers its cases like that is answered by mail, and loses nothing.
 */
export const cameFromPeer = ({ partner }: Pick<Report, "partner">): boolean =>
  partner?.case !== undefined && REFERENCE.test(partner.case);

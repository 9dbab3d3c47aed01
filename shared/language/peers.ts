import { catalogue } from "./catalogue.js";
import cnr from "./peers/cnr.json" with { type: "json" };
import en from "./peers/en.json" with { type: "json" };
import sq from "./peers/sq.json" with { type: "json" };
import srCyrl from "./peers/sr-Cyrl.json" with { type: "json" };
import srLatn from "./peers/sr-Latn.json" with { type: "json" };
import vi from "./peers/vi.json" with { type: "json" };

/** What one deployment says of a report to the officers of another. */
export const peerText = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });

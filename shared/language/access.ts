import cnr from "./access/cnr.json" with { type: "json" };
import en from "./access/en.json" with { type: "json" };
import sq from "./access/sq.json" with { type: "json" };
import srCyrl from "./access/sr-Cyrl.json" with { type: "json" };
import srLatn from "./access/sr-Latn.json" with { type: "json" };
import vi from "./access/vi.json" with { type: "json" };
import { catalogue } from "./catalogue.js";

/** What an agency's people read on their way to the desk: link, code, and what can go wrong with them. */
export const access = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });

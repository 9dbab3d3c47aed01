import { catalogue } from "./catalogue.js";
import cnr from "./embed/cnr.json" with { type: "json" };
import en from "./embed/en.json" with { type: "json" };
import sq from "./embed/sq.json" with { type: "json" };
import srCyrl from "./embed/sr-Cyrl.json" with { type: "json" };
import srLatn from "./embed/sr-Latn.json" with { type: "json" };
import vi from "./embed/vi.json" with { type: "json" };

/** What the form says otherwise, or only, where it stands in somebody else's page: answers are not read there. */
export const embed = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });

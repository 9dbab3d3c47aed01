import { catalogue } from "./catalogue.js";
import cnr from "./throttled/cnr.json" with { type: "json" };
import en from "./throttled/en.json" with { type: "json" };
import sq from "./throttled/sq.json" with { type: "json" };
import srCyrl from "./throttled/sr-Cyrl.json" with { type: "json" };
import srLatn from "./throttled/sr-Latn.json" with { type: "json" };
import vi from "./throttled/vi.json" with { type: "json" };

/** What a firewall says that lets no more requests through: short, as it has room for 4 KB in all languages together. */
export const throttled = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });

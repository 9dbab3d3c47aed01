import { catalogue } from "./catalogue.js";
import cnr from "./provider/cnr.json" with { type: "json" };
import en from "./provider/en.json" with { type: "json" };
import sq from "./provider/sq.json" with { type: "json" };
import srCyrl from "./provider/sr-Cyrl.json" with { type: "json" };
import srLatn from "./provider/sr-Latn.json" with { type: "json" };
import vi from "./provider/vi.json" with { type: "json" };

/** What hosting providers are written, and what officers choose of it. */
export const provider = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });
export type ProviderText = keyof typeof en;

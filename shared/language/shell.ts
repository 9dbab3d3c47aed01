import { catalogue } from "./catalogue.js";
import cnr from "./shell/cnr.json" with { type: "json" };
import en from "./shell/en.json" with { type: "json" };
import sq from "./shell/sq.json" with { type: "json" };
import srCyrl from "./shell/sr-Cyrl.json" with { type: "json" };
import srLatn from "./shell/sr-Latn.json" with { type: "json" };
import vi from "./shell/vi.json" with { type: "json" };

/** What stands around the public's pages: names, the way out, and what their script says. */
export const shell = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });

import { catalogue } from "./catalogue.js";
import cnr from "./pages/cnr.json" with { type: "json" };
import en from "./pages/en.json" with { type: "json" };
import sq from "./pages/sq.json" with { type: "json" };
import srCyrl from "./pages/sr-Cyrl.json" with { type: "json" };
import srLatn from "./pages/sr-Latn.json" with { type: "json" };
import vi from "./pages/vi.json" with { type: "json" };

/** What pages say. Written for a reader of nine to twelve years. */
export const page = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });

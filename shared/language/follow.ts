import { catalogue } from "./catalogue.js";
import cnr from "./follow/cnr.json" with { type: "json" };
import en from "./follow/en.json" with { type: "json" };
import sq from "./follow/sq.json" with { type: "json" };
import srCyrl from "./follow/sr-Cyrl.json" with { type: "json" };
import srLatn from "./follow/sr-Latn.json" with { type: "json" };
import vi from "./follow/vi.json" with { type: "json" };

/** What a reporter reads who follows a report by its receipt. Written for a reader of nine to twelve years. */
export const follow = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });

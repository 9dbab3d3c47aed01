import { catalogue } from "./catalogue.js";
import cnr from "./desk/cnr.json" with { type: "json" };
import en from "./desk/en.json" with { type: "json" };
import sq from "./desk/sq.json" with { type: "json" };
import srCyrl from "./desk/sr-Cyrl.json" with { type: "json" };
import srLatn from "./desk/sr-Latn.json" with { type: "json" };
import vi from "./desk/vi.json" with { type: "json" };

/** What an agency's desk says. Written for officers. */
export const desk = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });
export type DeskText = keyof typeof en;

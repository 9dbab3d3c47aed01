import { catalogue } from "./catalogue.js";
import cnr from "./mail/cnr.json" with { type: "json" };
import en from "./mail/en.json" with { type: "json" };
import sq from "./mail/sq.json" with { type: "json" };
import srCyrl from "./mail/sr-Cyrl.json" with { type: "json" };
import srLatn from "./mail/sr-Latn.json" with { type: "json" };
import vi from "./mail/vi.json" with { type: "json" };

/** What mails to agencies say. */
export const mail = catalogue<keyof typeof en>({ "sr-Latn": srLatn, "sr-Cyrl": srCyrl, cnr, sq, vi, en });

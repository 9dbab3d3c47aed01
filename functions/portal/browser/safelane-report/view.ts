import type { FormDescription } from "../../embed/description.js";
import { fill, goTo, link, make } from "./dom.js";
import { type Form, type FormProps, formOf } from "./form.js";
import { got, sent } from "./post.js";
import { freshNonce, prove } from "./proof.js";
import { receiptOf } from "./receipt.js";
import { STYLE } from "./style.js";

/** Shows the form that the attributes ask for, with what was typed already. */
export type Refresh = () => Promise<void>;

/** The inside of an element: first what stands between its tags, then the form, then the receipt. */
export function viewIn(host: HTMLElement): Refresh {
  const root = host.attachShadow({ mode: "open" });
  const page = make("div", {}, make("slot"));
  root.append(...styleFor(root), page);
  // To the page each key is pressed on the element, not in a field: its shortcuts would take letters. Esc may be its way out.
  page.onkeydown = (event) => {
    if (event.key !== "Escape") event.stopPropagation();
  };
  const nonce = freshNonce();
  let proof: number | undefined;
  let form: Form | undefined;
  let shown = "";
  /** While it is sent, and for good once it is. */
  let isSettled = false;

  const show = (api: string, asked: FormDescription): void => {
    const { jurisdiction, language, lang } = asked;
    const send: FormProps["send"] = async (fields) => {
      isSettled = true;
      const report = Object.assign(fields, { jurisdiction, language, nonce, proof });
      const outcome = await sent(`${api}/v1/reports`, report);
      isSettled = outcome.kind === "accepted";
      if (outcome.kind === "accepted") {
        const elements = receiptOf(asked, api, outcome, fields["danger"] === true);
        fill(page, ...elements);
        goTo(elements[0]);
        // Pages may count what was sent: neither receipt nor words are theirs to know.
        host.dispatchEvent(new CustomEvent("safelane-sent", { bubbles: true, composed: true }));
      }
      return outcome;
    };
    // Somebody is writing: the proof is worked out meanwhile, once.
    if (!form)
      page.oninput = () => {
        page.oninput = null;
        prove(nonce, asked.proof).then(
          (counter) => {
            proof = counter;
          },
          () => undefined,
        );
      };
    form = formOf({ description: asked, api, before: form ? form.answers() : {}, send });
    page.lang = lang;
    fill(page, ...form.elements);
  };

  return async () => {
    const api = attribute(host, "api").replace(/\/+$/, "");
    const place = `jurisdiction=${attribute(host, "jurisdiction")}`;
    const language = attribute(host, "lang");
    const address = `${api}/v1/form?${place}&language=${language}`;
    if (!host.isConnected || isSettled || shown === address) return;
    shown = address;
    const asked = await got<FormDescription>(address);
    // Another one may have been asked for meanwhile.
    if (isSettled || shown !== address) return;
    if (asked) show(api, asked);
    // Nothing between the tags that leads on: an address is read in all languages.
    else if (!form && !host.childElementCount) fill(page, link(`${api}/${language}?${place}`, api));
  };
}

/** As it stands on the element, or else, as the language may, on what is around it. */
function attribute(host: HTMLElement, name: string): string {
  return encodeURI((host.closest(`[${name}]`) || host).getAttribute(name) || "");
}

/** A sheet that no policy of the page around forbids; browsers before 2023 may have none, and get a tag. */
function styleFor(root: ShadowRoot): readonly HTMLElement[] {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    return [];
  } catch {
    return [make("style", {}, STYLE)];
  }
}

import type { FormDescription } from "../../embed/description.js";
import { callFirst, link, make, paragraphs } from "./dom.js";

export interface Accepted {
  readonly receipt: string;
  readonly reference: string;
}

/** The receipt, once: it is nowhere but on the screen. What is to be read first stands first. */
export function receiptOf(
  { receipt: texts, links, emergency }: FormDescription,
  api: string,
  { receipt, reference }: Accepted,
  isUrgent: boolean,
): [HTMLElement, ...HTMLElement[]] {
  const code = make("strong", {}, receipt);
  const status = make("p", { role: "status" });
  const copy = make("button", { type: "button" }, texts.copy);
  copy.onclick = async () => {
    status.textContent = (await copied(code)) ? texts.copied : texts.notCopied;
  };
  const inside = [make("h3", {}, texts.code), code, ...paragraphs(texts.paragraphs), copy, status];
  const kept = make("div", { class: "receipt" }, ...inside);
  const call = callFirst(texts.danger, emergency);
  const { heading, urgent, usual, paragraphs: others } = texts.next;
  return [
    make("h2", {}, texts.heading),
    ...(isUrgent ? [call, kept] : [kept, call]),
    make("h3", {}, heading),
    ...paragraphs([isUrgent ? urgent : usual, ...others, texts.reference.replace("{reference}", reference)]),
    make("p", {}, link(api + links.answer, texts.answer)),
  ];
}

/** Without HTTPS, or where the page forbids it, there is no clipboard: it can still be marked, and copied by hand. */
async function copied(code: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(code);
    return false;
  }
}

import { type Control, draftOf, putBack } from "./draft.js";
import { memory } from "./storage.js";

/** What is typed survives "back", loading again and a change of the language, until it is sent or somebody leaves. */
export function keepDrafts(): void {
  if (document.querySelector("[data-sent]")) memory.forgetDrafts();
  document.querySelectorAll<HTMLFormElement>("form[data-draft]").forEach(keepDraft);
}

function keepDraft(form: HTMLFormElement): void {
  const name = form.dataset["draft"] ?? "";
  // The browser would bring it back as well, also to those who have left.
  form.autocomplete = "off";
  const controls = (): (Control & Element)[] => Array.from(form.elements).filter(isControl);
  const keep = (): void => memory.keepDraft(name, draftOf(controls()) ?? "");

  // What came back with errors is what was typed last.
  if (!("fresh" in form.dataset)) keep();
  else {
    const changed = putBack(controls(), memory.draft(name) ?? "");
    const nonce = changed.find((control) => control.name === "nonce");
    // The work is done for the nonce that is sent.
    if (nonce && "proof" in form.dataset) form.dataset["proof"] = nonce.value;
    for (const control of changed) {
      // Folded away it would seem to be lost.
      const fold = control.closest("details");
      if (fold) fold.open = true;
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
}

const isControl = (element: Element): element is Control & Element =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;

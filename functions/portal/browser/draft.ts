/** What of a form's control a draft needs. */
export interface Control {
  readonly name: string;
  readonly type: string;
  value: string;
  checked?: boolean;
}

/** What was typed and chosen, by name. */
type Draft = Readonly<Record<string, readonly string[]>>;

/** Typed by nobody: nonces, buttons, and the field that only programs fill in. */
const isTyped = ({ name, type }: Control): boolean =>
  name !== "" && name !== "website" && !/^(hidden|submit|button|reset|image|file|password)$/.test(type);
/** Tells which report it is: what is sent again, since no answer came, is the same one then. */
const isNonce = ({ name, type }: Control): boolean => name === "nonce" && type === "hidden";
const isKept = (control: Control): boolean => isTyped(control) || isNonce(control);
const isChoice = ({ type }: Control): boolean => type === "radio" || type === "checkbox";

/** @returns undefined when nothing is typed or chosen */
export function draftOf(controls: readonly Control[]): string | undefined {
  const filled = controls
    .filter(isKept)
    .filter((control) => (isChoice(control) ? control.checked === true : control.value !== ""));
  if (filled.every(isNonce)) return undefined;
  const draft: Record<string, string[]> = {};
  for (const { name, value } of filled) draft[name] = [...(draft[name] ?? []), value];
  return JSON.stringify(draft);
}

/**
 * Puts back what a draft holds; what it doesn't hold stays as the page has it.
 * @returns the controls that were changed
 */
export function putBack<Of extends Control>(controls: readonly Of[], draft: string): readonly Of[] {
  const values = valuesOf(draft);
  return controls.filter(isKept).filter((control) => {
    const kept = values[control.name];
    if (!Array.isArray(kept) || kept.length === 0) return false;
    if (isChoice(control)) {
      const before = control.checked;
      control.checked = kept.indexOf(control.value) >= 0;
      return control.checked !== before;
    }
    const before = control.value;
    control.value = String(kept[0]);
    return control.value !== before;
  });
}

/** Nothing but us writes it, and still it may be half of something. */
function valuesOf(draft: string): Draft {
  try {
    return Object(JSON.parse(draft));
  } catch {
    return {};
  }
}

type Attributes = Readonly<Record<string, string>>;

/** An element with its attributes and what stands in it. Text stays text: nothing is ever read as markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export const paragraphs = (texts: readonly string[]): readonly HTMLElement[] =>
  texts.map((text) => make("p", {}, text));

/** A link that doesn't tell where it was followed from. */
export const link = (href: string, text: string): HTMLElement => make("a", { href, rel: "noreferrer" }, text);

/** Puts children in the place of whatever was there; browsers before 2020 have no `replaceChildren`. */
export function fill(parent: HTMLElement, ...children: readonly Node[]): void {
  while (parent.firstChild) parent.removeChild(parent.firstChild);
  parent.append(...children);
}

/** Brings there who looks, and who listens. */
export function goTo(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus();
}

interface EmergencyNumber {
  readonly number: string;
  readonly name: string;
}

/** Whom to call now. Without numbers the text names the police. */
export function callFirst(text: string, numbers: readonly EmergencyNumber[]): HTMLElement {
  const entries = numbers.map(({ number, name }) =>
    make("li", {}, link(`tel:${number.replace(/[^0-9+]/g, "")}`, number), ` ${name}`),
  );
  return make("div", { class: "danger" }, make("strong", {}, text), make("ul", {}, ...entries));
}

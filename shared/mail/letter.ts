import type { Locale, Priority } from "../domain/vocabulary.js";
import { harmless } from "./plain.js";

/** A mail's content before it is text or HTML. */
export interface Letter {
  readonly locale: Locale;
  /** Shown as the colour of a bar beside the first section. */
  readonly priority?: Priority;
  readonly subject: string;
  readonly heading: string;
  readonly sections: readonly Section[];
  readonly footer: string;
}

/** Shown in this order. Made by {@link section} only. */
export interface Section {
  /** Empty where the letter's own heading is enough. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** To be read out or typed; empty for none. */
  readonly code: string;
  /** Somebody's own words, line by line; empty for none. */
  readonly quote: string;
  /** Label and value. */
  readonly facts: readonly (readonly [string, string])[];
  readonly items: readonly string[];
  readonly link?: Link;
}

/** The one thing in a mail that can be clicked. */
export interface Link {
  readonly label: string;
  readonly url: string;
}

/** Whatever a section is given, names and words included, nothing but its link can be clicked. */
export function section(heading: string, parts: Partial<Omit<Section, "heading">>): Section {
  const { paragraphs = [], code = "", quote = "", facts = [], items = [], link } = parts;
  return {
    heading: harmless(heading),
    paragraphs: paragraphs.map(harmless),
    code: harmless(code),
    quote: harmless(quote),
    facts: facts.map(([label, value]) => [harmless(label), harmless(value)]),
    items: items.map(harmless),
    ...(link && { link: { label: harmless(link.label), url: link.url } }),
  };
}

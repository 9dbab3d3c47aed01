import type { Locale } from "../../../shared/domain/vocabulary.js";
import type { Assets } from "../assets/assets.js";

/** What all pages of a deployment have in common. */
export interface Site {
  readonly assets: Assets;
  /** Origins of pages that may show ours in a frame. Usually none. */
  readonly frameAncestors: readonly string[];
  /** Where "leave this page" leads; without it, to the encyclopaedia in the language of the page. */
  readonly leaveTo: string | undefined;
  readonly locales: readonly Locale[];
}

/** Somewhere that needs no explanation and is read by everybody. There is no Montenegrin one. */
const WIKIPEDIA: Readonly<Record<Locale, string>> = {
  "sr-Latn": "https://sr.wikipedia.org/",
  "sr-Cyrl": "https://sr.wikipedia.org/",
  cnr: "https://sr.wikipedia.org/",
  sq: "https://sq.wikipedia.org/",
  vi: "https://vi.wikipedia.org/",
  en: "https://en.wikipedia.org/",
};

export const leaveAddress = ({ leaveTo }: Pick<Site, "leaveTo">, locale: Locale): string =>
  leaveTo ?? WIKIPEDIA[locale];

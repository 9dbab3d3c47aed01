import type { Letter, Section } from "./letter.js";

/** A letter as plain text: each heading underlined, one fact a line. */
export function textOf({ heading, sections, footer }: Letter): string {
  return [underlined(heading, "="), ...sections.map(sectionText), `-- \n${footer}`].join("\n\n").concat("\n");
}

function sectionText({ heading, paragraphs = [], facts = [], items = [] }: Section): string {
  return [
    underlined(heading, "-"),
    paragraphs.join("\n\n"),
    facts.map(([label, value]) => `${label}: ${value}`).join("\n"),
    items.map((item) => `* ${item}`).join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

const underlined = (text: string, line: string) => `${text}\n${line.repeat(text.length)}`;

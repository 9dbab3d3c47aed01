import type { Letter, Link, Section } from "./letter.js";

/** A letter as plain text: each heading underlined, one fact a line, a link on a line of its own. */
export function textOf({ heading, sections, footer }: Letter): string {
  return [underlined(heading, "="), ...sections.map(sectionText), `-- \n${footer}`].join("\n\n").concat("\n");
}

function sectionText({ heading, paragraphs, code, quote, facts, items, link }: Section): string {
  return [
    heading === "" ? "" : underlined(heading, "-"),
    paragraphs.join("\n\n"),
    code === "" ? "" : `\n    ${code}\n`,
    quote === "" ? "" : quote.replaceAll(/^/gm, "> "),
    facts.map(([label, value]) => `${label}: ${value.replaceAll("\n", "\n  ")}`).join("\n"),
    items.map((item) => `* ${item.replaceAll("\n", "\n  ")}`).join("\n"),
    link === undefined ? "" : linkText(link),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

const linkText = ({ label, url }: Link): string => `\n${label}:\n${url}`;

const underlined = (text: string, line: string) => `${text}\n${line.repeat(text.length)}`;

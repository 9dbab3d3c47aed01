/** Breaks a text into lines of at most so many characters, behind spaces and hyphens; a longer word has a line of its own. */
export function linesOf(text: string, longest: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.match(/[^\s-]+-?|-/g) ?? []) {
    const last = lines[lines.length - 1];
    const glue = last?.endsWith("-") ? "" : " ";
    if (last !== undefined && (last + glue + word).length <= longest) lines[lines.length - 1] = last + glue + word;
    else lines.push(word);
  }
  return lines;
}

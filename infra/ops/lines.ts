/** Strings, punctuation, and the words between them. The text is known to be JSON. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

interface Level {
  readonly path: string;
  /** Position in a list; undefined in an object. */
  index: number | undefined;
  key: string;
}

/**
 * The line, from 1, on which the value at a path such as `rules[3].to[0].agency` begins. What isn't in the text, such as
 * a name that is missing, is placed where what should hold it begins.
 */
export function lineOf(json: string, path: string): number {
  const lines = linesByPath(json);
  for (let at = path; at !== ""; at = at.replace(/(\.[^.[]*|\[\d+\]|^[^.[]+)$/, "")) {
    const line = lines.get(at);
    if (line !== undefined) return line;
  }
  return 1;
}

function linesByPath(json: string): Map<string, number> {
  const lines = new Map<string, number>();
  const levels: Level[] = [];
  let line = 1;
  let read = 0;
  let isKey = false;
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    line += json.slice(read, index).split("\n").length - 1;
    read = index;
    const level = levels.at(-1);
    if (token === "}" || token === "]") levels.pop();
    else if (token === ",") {
      isKey = level?.index === undefined;
      if (level?.index !== undefined) level.index++;
    } else if (token === ":") isKey = false;
    else if (isKey && level) level.key = String(JSON.parse(token));
    else {
      const path = level ? childOf(level) : "";
      lines.set(path, line);
      if (token === "{" || token === "[") levels.push({ path, index: token === "[" ? 0 : undefined, key: "" });
      isKey = token === "{";
    }
  }
  return lines;
}

function childOf({ path, index, key }: Level): string {
  if (index !== undefined) return `${path}[${index}]`;
  return path === "" ? key : `${path}.${key}`;
}

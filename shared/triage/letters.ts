/**
 * One letter at a time: lower case, Cyrillic to Latin, and the same letter without its marks.
 * Tables for what our languages use are built once; any other letter is worked out when met.
 */

/** A letter or digit as it is written (`accented`) and as it is typed without diacritics (`folded`). */
export interface Letter {
  readonly accented: string;
  readonly folded: string;
}

/**
 * Serbian first (Pravopis, official transliteration); the rest so that Russian, Ukrainian, or Macedonian letters in a
 * name or a disguised word don't fall out.
 */
const CYRILLIC = new Map(
  Object.entries({
    ...{ а: "a", б: "b", в: "v", г: "g", д: "d", ђ: "đ", е: "e", ж: "ž", з: "z", и: "i", ј: "j", к: "k", л: "l" },
    ...{ љ: "lj", м: "m", н: "n", њ: "nj", о: "o", п: "p", р: "r", с: "s", т: "t", ћ: "ć", у: "u", ф: "f", х: "h" },
    ...{ ц: "c", ч: "č", џ: "dž", ш: "š", й: "j", щ: "šč", ъ: "", ы: "y", ь: "", э: "e", ю: "ju", я: "ja", ё: "jo" },
    ...{ і: "i", ї: "ji", є: "je", ґ: "g", ѓ: "đ", ќ: "ć", ѕ: "dz", ѐ: "e", ѝ: "i", ў: "u" },
  }),
);

/** Letters that Unicode does not take apart into a base and marks. */
const WHOLE = new Map(
  Object.entries({ đ: "d", ð: "d", ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe", ı: "i", ħ: "h", ŧ: "t", ə: "e" }),
);

const WORD_CHARACTER = /^[\p{L}\p{N}]$/u;
const MARKS = /\p{M}+/gu;

/** The letter behind one lower-case NFKC code point; undefined if it is neither letter nor digit. */
function workOut(character: string): Letter | undefined {
  if (!WORD_CHARACTER.test(character)) return undefined;
  const bare = character.normalize("NFD").replace(MARKS, "");
  const accented = CYRILLIC.get(character) ?? CYRILLIC.get(bare) ?? character;
  let folded = "";
  for (const part of accented.normalize("NFD").replace(MARKS, "")) folded += WHOLE.get(part) ?? part;
  return { accented, folded };
}

/** Latin-1 to Latin Extended-B, Cyrillic, and Latin Extended Additional (Vietnamese). */
const TABLED = [
  [0x20, 0x24f],
  [0x400, 0x45f],
  [0x1e00, 0x1eff],
] as const;

/** Worked out as they occur: a report uses a few dozen of the thousand letters. */
const letters = new Map<string, Letter | undefined>();
const plainLetters = new Map<string, string>();

/** Whether a character is one of the tabled, and so no mark on the one before it. */
export function standsAlone(character: string): boolean {
  const code = character.charCodeAt(0);
  return character.length === 1 && TABLED.some(([first, last]) => code >= first && code <= last);
}

export function letterOf(character: string): Letter | undefined {
  if (!standsAlone(character)) return workOut(character);
  if (!letters.has(character)) letters.set(character, workOut(character));
  return letters.get(character);
}

/** What one character and the marks on it come to: lower case, compatibility forms resolved, loose marks gone. */
export function plain(cluster: string): string {
  if (!standsAlone(cluster)) return workOutPlain(cluster);
  const known = plainLetters.get(cluster) ?? workOutPlain(cluster);
  plainLetters.set(cluster, known);
  return known;
}

function workOutPlain(cluster: string): string {
  return cluster.normalize("NFKC").toLowerCase().normalize("NFKC").replace(MARKS, "");
}

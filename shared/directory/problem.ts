/** Something in a directory document that must be put right before it may be applied. */
export interface BookProblem {
  /** Where it stands, e.g. `rules[3].to[0].agency`. */
  readonly path: string;
  readonly code: string;
  /** What would be right, in words for the person who edits the document. */
  readonly accepted: string;
}

export function problem(path: string, code: string, accepted: string): BookProblem {
  return { path, code, accepted };
}

export function describeProblem({ path, code, accepted }: BookProblem): string {
  return `${path || "(document)"}: ${code}; accepted: ${accepted}`;
}

/** A problem for each value that stands earlier in its list already. */
export function repeated(
  values: readonly (string | number)[],
  pathOf: (at: number) => string,
  accepted: string,
): BookProblem[] {
  return values.flatMap((value, at) =>
    values.indexOf(value) < at ? [problem(pathOf(at), "duplicate-id", accepted)] : [],
  );
}

/** A problem for each name that stands for nothing in the document. */
export function unknown(
  references: readonly { readonly path: string; readonly id: string }[],
  known: readonly string[],
  code: string,
): BookProblem[] {
  return references
    .filter(({ id }) => !known.includes(id))
    .map(({ path }) => problem(path, code, known.length > 0 ? `one of ${known.join(", ")}` : "add it to the document"));
}

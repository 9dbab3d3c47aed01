/**
 * The closed set of ways a stage can fail. `permanent` goes to the dead letters at once with its code; `transient` is
 * tried again by the queue; `duplicate` means that the work is done already. Anything else that is thrown is a bug: it
 * is retried, counted and named. Codes are words of ours and never hold anything a reporter wrote.
 */
export type FailureKind = "permanent" | "transient" | "duplicate";

export class Failure extends Error {
  override readonly name = "Failure";

  constructor(
    readonly kind: FailureKind,
    /** Lower-case words joined by hyphens; listed in the runbooks. */
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(`${kind}: ${code}`, options);
  }
}

export const permanent = (code: string, cause?: unknown): Failure => new Failure("permanent", code, { cause });
export const transient = (code: string, cause?: unknown): Failure => new Failure("transient", code, { cause });
export const duplicate = (code: string, cause?: unknown): Failure => new Failure("duplicate", code, { cause });

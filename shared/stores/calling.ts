import { Failure, transient } from "../domain/errors.js";

/** Client errors that pass by themselves. All other client errors are a bug or a wrong deployment, and stay what they are. */
const PASSING = new Set([
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "ThrottlingException",
  "Throttling",
  "TooManyRequestsException",
  "LimitExceededException",
]);

/**
 * Awaits an AWS call and names what went wrong: throttling, a server's fault, or a broken connection become
 * `transient: <code>`; anything else is thrown on as it is.
 */
export async function calling<T>(code: string, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw passes(error) ? transient(code, error) : error;
  }
}

function passes(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof Failure) return false;
  const fromService = "$fault" in error;
  return !fromService || error.$fault === "server" || PASSING.has(error.name);
}

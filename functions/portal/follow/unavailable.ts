import { Failure } from "../../../shared/domain/errors.js";
import { reasonOf } from "../../../shared/telemetry/telemetry.js";
import type { FollowDeps } from "./follow-deps.js";

/** Tells that something could not be read or written. */
export function unavailable(error: unknown, { telemetry }: Pick<FollowDeps, "telemetry">): void {
  telemetry.record("portal-unavailable", error instanceof Failure ? { reason: error.code } : reasonOf(error));
}

import type { Received } from "../../../events/received.js";
import { type Duration, type Instant, instantAt, plus } from "../../domain/instant.js";
import { memoryOutbox } from "../../stores/outbox.memory.js";
import { memoryReports } from "../../stores/reports.memory.js";
import { memoryStatements } from "../../stores/statements.memory.js";
import { memoryTelemetry } from "../../telemetry/memory.js";
import { type AcceptDeps, accept } from "../accept.js";
import { lowerRate } from "../lower-rate.js";
import type { Submission } from "../submission.js";

/** One running container that takes reports, with everything in memory and time that only moves when told to. */
export function anAcceptance(overrides: Partial<AcceptDeps> = {}) {
  let now: Instant = instantAt(Date.UTC(2026, 10, 21, 12));
  const reports = memoryReports();
  const statements = memoryStatements();
  const classify = memoryOutbox<Received>();
  const telemetry = memoryTelemetry();
  const deps: AcceptDeps = {
    reports,
    statements,
    classify: classify.send,
    time: { now: () => now },
    telemetry,
    lowerRate: lowerRate(),
    ...overrides,
  };
  return {
    ...{ deps, reports, statements, classify, telemetry },
    accept: (submission: Submission) => accept(submission, deps),
    wait: (duration: Duration) => {
      now = plus(now, duration);
    },
    /** Seconds by which each message was put off, in order. */
    delays: () => classify.sent.map(({ delay = 0 }) => delay),
    codes: () => telemetry.records.map(({ code }) => code),
  };
}

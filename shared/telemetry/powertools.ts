import { Logger } from "@aws-lambda-powertools/logger";
import { injectLambdaContext } from "@aws-lambda-powertools/logger/middleware";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { MiddlewareObj } from "@middy/core";
import { CODES, type Telemetry } from "./telemetry.js";

/** Powertools behind our registry: JSON log lines and embedded metrics (EMF). Service and namespace come from the environment. */
export function powertools(): { telemetry: Telemetry; middlewares: MiddlewareObj[] } {
  const logger = new Logger();
  const metrics = new Metrics();
  // As its own middleware does, but where nothing was counted: it logs a line for each such request.
  const publish = () => {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  };
  return {
    telemetry: {
      record(code, facts = {}) {
        const { level, metric } = CODES[code];
        logger[level](code, { facts });
        metrics.addMetric(metric, MetricUnit.Count, facts.count ?? 1);
      },
    },
    middlewares: [injectLambdaContext(logger, { resetKeys: true }), { after: publish, onError: publish }],
  };
}

import * as z from "zod";
import type { LogSink } from "./environment.js";

/** The fields of a Powertools log line that a person at a terminal wants first. */
const entry = z.looseObject({ level: z.string(), message: z.string(), timestamp: z.string().optional() });

/** Fields that say nothing on one machine. */
const NOISE =
  /^(level|message|timestamp|service|function_\w+|cold_start|xray_trace_id|sampling_rate|deployment|correlation_id)$/;

/** A sink that prints one short line an event. Metrics are left out: they are counted elsewhere. */
export function printer(write: (line: string) => void): LogSink {
  return (functionName, line) => {
    const short = compact(line);
    if (short !== undefined) write(`${functionName.padEnd(8)} ${short}`);
  };
}

/** One printed line of a function, shortened; nothing for metrics (CloudWatch's embedded format) and empty lines. */
export function compact(line: string): string | undefined {
  if (line.trim() === "") return undefined;
  if (!line.startsWith("{")) return line;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return line;
  }
  if (typeof value === "object" && value !== null && "_aws" in value) return undefined;
  const parsed = entry.safeParse(value);
  if (!parsed.success) return line;
  const details = Object.entries(parsed.data)
    .filter(([name]) => !NOISE.test(name))
    .map(([name, detail]) => `${name}=${typeof detail === "string" ? detail : JSON.stringify(detail)}`);
  return [parsed.data.level.padEnd(5), parsed.data.message, ...details].join(" ");
}

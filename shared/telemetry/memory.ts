import type { Code, Facts, Telemetry } from "./telemetry.js";

/** Keeps what was recorded, for tests to look at. */
export function memoryTelemetry(): Telemetry & { readonly records: { code: Code; facts: Facts }[] } {
  const records: { code: Code; facts: Facts }[] = [];
  return { records, record: (code, facts = {}) => void records.push({ code, facts }) };
}

import type { Lane } from "../domain/vocabulary.js";

/**
 * The queue of a stage as logic sees it. A message is only a wake-up: what it asks for stands in the report already, and
 * the clock sends it again if it is lost.
 *
 * With a delay in seconds (SQS: up to 900), it is handed out after that only.
 *
 * @throws Failure `transient: queue-unavailable` when the message was not accepted.
 */
export type Send<Event> = (event: Event, lane: Lane, delay?: number) => Promise<void>;

import type { Lane } from "../domain/vocabulary.js";
import type { Send } from "./outbox.js";

interface Sent<Event> {
  readonly event: Event;
  readonly lane: Lane;
  /** Seconds; absent when it was sent without. */
  readonly delay?: number;
}

/** Keeps what was sent, in order. */
export function memoryOutbox<Event>(): { send: Send<Event>; sent: Sent<Event>[] } {
  const sent: Sent<Event>[] = [];
  return { sent, send: async (event, lane, delay = 0) => void sent.push({ event, lane, ...(delay > 0 && { delay }) }) };
}

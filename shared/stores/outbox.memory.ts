import type { Lane } from "../domain/vocabulary.js";
import type { Send } from "./outbox.js";

/** Keeps what was sent, in order. */
export function memoryOutbox<Event>(): { send: Send<Event>; sent: { event: Event; lane: Lane }[] } {
  const sent: { event: Event; lane: Lane }[] = [];
  return { sent, send: async (event, lane) => void sent.push({ event, lane }) };
}

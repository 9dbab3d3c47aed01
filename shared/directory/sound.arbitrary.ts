import type { Agency, Book } from "./book.js";

/** The smallest directory document that `checkBook` accepts, to spoil one thing at a time in. Used by tests only. */

const name = { en: "A name" };
export const agency = (id: string): Agency => ({
  id,
  names: name,
  addresses: [`duty@${id}.example`],
  locale: "en",
  timeZone: "UTC",
  hours: "always",
});

export const sound: Book = {
  jurisdiction: "AL",
  version: 1,
  names: name,
  locales: ["en"],
  focalPoint: "centre",
  emergency: [{ number: "112", names: name, source: "made up" }],
  places: [{ id: "north", names: name }],
  agencies: [agency("centre"), agency("police")],
  rules: [
    { id: "now", when: { priority: ["immediate"] }, to: [{ agency: "police", role: "acts" }] },
    { id: "north", when: { category: ["abuse"], place: ["north"] }, to: [{ agency: "police", role: "acts" }] },
    { id: "rest", when: {}, to: [{ agency: "centre", role: "acts" }] },
  ],
  ladder: ["police", "centre"],
  holidays: { al: ["2026-11-28", "2026-11-29"] },
  partners: [],
  acknowledgeWithin: {
    immediate: { hours: 0.5 },
    urgent: { hours: 12 },
    standard: { workingHours: 16 },
    low: { workingHours: 40 },
  },
  closeWithinDays: { immediate: 7, urgent: 14, standard: 30, low: 30 },
  retentionDays: 180,
  consent: { source: "made up" },
  digest: [],
};

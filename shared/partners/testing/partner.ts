import type { Partner } from "../partner.js";

/** A partner that may forward reports to one jurisdiction, and has no key yet. */
export const aPartner = (change: Partial<Partner> = {}): Partner => ({
  id: "hotline",
  name: "Hotline",
  jurisdictions: ["RS"],
  endpoints: ["reports"],
  perMinute: 60,
  perDay: 5_000,
  suspended: false,
  keys: [],
  ...change,
});

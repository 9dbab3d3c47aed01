import * as z from "zod";
import type { TemplateValue } from "./resolve.js";

/** Where the pages of docs/examples are tried out from. */
const EXAMPLES = "http://127.0.0.1:8080";

const origins = z.array(z.string()).default([]);
const safelane = z.looseObject({
  portal: z.looseObject({ origins, frameAncestors: origins }).prefault({}),
});

/**
 * The context of cdk.json, for a deployment that is none: what runs here is a test, and pages of this machine may send
 * reports and show ours inside them. Settings that can't be read are left for the app to refuse.
 */
export function contextHere(context: Readonly<Record<string, TemplateValue>>): Record<string, unknown> {
  const { success, data } = safelane.safeParse(context["safelane"]);
  if (!success) return context;
  const and = (given: readonly string[]) => [...new Set([...given, EXAMPLES])];
  const portal = {
    ...data.portal,
    origins: and(data.portal.origins),
    frameAncestors: and(data.portal.frameAncestors),
  };
  return { ...context, safelane: { ...data, purpose: "test", portal } };
}

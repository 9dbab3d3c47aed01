import * as z from "zod/mini";
import { summaryOf } from "../../../shared/acceptance/summary.js";
import { type Instant, instant } from "../../../shared/domain/instant.js";
import type { Partner } from "../../../shared/partners/partner.js";
import type { PlaceInList } from "../../../shared/stores/reports.js";
import type { PartnerEvent } from "../answer.js";
import type { PartnerDeps } from "../partner-deps.js";
import { refused } from "../refusals.js";
import type { List } from "../schemas.js";
import { type Told, told } from "../told.js";

/** A partner's own reports, the earliest first, a page at a time; those received since a moment, where one is given. */
export async function listReports(event: PartnerEvent, partner: Partner, deps: PartnerDeps): Promise<Told<List>> {
  const { since: asked, cursor } = event.queryStringParameters ?? {};
  const since = asked === undefined ? undefined : momentOf(asked);
  if (asked !== undefined && since === undefined) return refused("since-invalid");
  const after = cursor === undefined ? undefined : placeOf(cursor);
  if (cursor !== undefined && after === undefined) return refused("cursor-invalid");

  const { reports, last } = await deps.reports.ofPartner(partner.id, since, after);
  deps.telemetry.record("partner-told", { partner: partner.id });
  return told({
    reports: reports.map((report) => summaryOf(report)),
    ...(last && { cursor: cursorOf(last) }),
  });
}

/** RFC 3339, as the address gives it. */
export const moment = z.iso.datetime({ offset: true });

function momentOf(asked: string): Instant | undefined {
  // A `+` that was not encoded arrives as a space, and can't have meant one.
  const typed = moment.safeParse(asked.replace(" ", "+"));
  const date = new Date(typed.success ? typed.data : Number.NaN);
  // The year 0 with an offset is the year before, which is written otherwise.
  return Number.isNaN(date.getTime()) ? undefined : instant.safeParse(date.toISOString()).data;
}

/** Names a place in time, not a partner: another one's leads to nothing but one's own reports. */
const cursorOf = ({ receivedAt, id }: PlaceInList): string => Buffer.from(`${receivedAt} ${id}`).toString("base64url");

const place = z.tuple([instant, z.string().check(z.regex(/^[0-9a-f]{32}$/))]);

function placeOf(cursor: string): PlaceInList | undefined {
  const parsed = place.safeParse(Buffer.from(cursor, "base64url").toString("utf8").split(" "));
  return parsed.success ? { receivedAt: parsed.data[0], id: parsed.data[1] } : undefined;
}

import { days, hours, plus } from "../../../shared/domain/instant.js";
import type { Report } from "../../../shared/domain/report.js";
import type { Transition } from "../../../shared/domain/transition.js";
import { acknowledged, classified, closed, leased, routed, sent } from "../../../shared/domain/transitions/index.js";
import { aReading } from "../../../test/support/reports.js";
import { acceptedIn, type aPartnerApi, valid } from "./a-partner.js";

type Api = Awaited<ReturnType<typeof aPartnerApi>>;
export const POLICE = "interior-high-tech-crime";

/** A report of the hotline's that an agency has. */
export async function mailed(api: Api, fields: object = { case: "ALO/7" }): Promise<string> {
  const { id } = acceptedIn((await api.post({ ...valid, ...fields })).body);
  const now = api.now();
  const asked = { rule: "r", hold: false, recipients: [{ agency: POLICE, role: "acts" }] } as const;
  const times = { acknowledgeBy: plus(now, hours(4)), remindAt: plus(now, hours(2)) };
  const steps: ((report: Report) => Transition)[] = [
    () => classified(aReading(), now),
    () => routed(asked, now),
    () => leased(0, "hash", now),
    (report) => sent(report, 0, { messageId: "m", ...times }, now),
  ];
  for (const step of steps) await api.change(id, step);
  return id;
}

export const takenOn = (api: Api, id: string) =>
  api.change(id, (report) => acknowledged(report, 0, plus(api.now(), days(30)), api.now()));
export const finished = (api: Api, id: string) =>
  api.change(id, (report) => closed(report, 0, { outcome: "protected", retention: days(180) }, api.now()));

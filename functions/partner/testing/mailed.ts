import { days, plus } from "../../../shared/domain/instant.js";
import { acknowledged, closed } from "../../../shared/domain/transitions/index.js";
import { stepsTo } from "../../../test/support/reports.js";
import { acceptedIn, type aPartnerApi, valid } from "./a-partner.js";

type Api = Awaited<ReturnType<typeof aPartnerApi>>;
export const POLICE = "interior-high-tech-crime";

/** A report of the hotline's that an agency has. */
export async function mailed(api: Api, fields: object = { case: "ALO/7" }): Promise<string> {
  const { id } = acceptedIn((await api.post({ ...valid, ...fields })).body);
  for (const step of stepsTo(POLICE, api.now())) await api.change(id, step);
  return id;
}

export const takenOn = (api: Api, id: string) =>
  api.change(id, (report) => acknowledged(report, 0, plus(api.now(), days(30)), api.now()));
export const finished = (api: Api, id: string) =>
  api.change(id, (report) => closed(report, 0, { outcome: "protected", retention: days(180) }, api.now()));

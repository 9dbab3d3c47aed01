import type { Arrived, aHotline } from "./a-hotline.js";
import type { ON_ITS_WAY } from "./lives.js";

export type Hotline = Awaited<ReturnType<typeof aHotline>>;
type Step = (typeof ON_ITS_WAY)[number];

/** What happens, a minute before each next tick. */
export async function live(hotline: Hotline, id: string, ...steps: readonly Step[]) {
  for (const step of steps) await hotline.change(id, (report) => step(report, hotline.world.now));
  await hotline.minute();
  return hotline.stored(id);
}

export const told = ({ heard }: Hotline) => heard.map(({ notice: { data } }) => [data.number, data.progress]);
export const idsOf = (arrived: readonly Arrived[]) => arrived.map(({ headers }) => headers["webhook-id"]);

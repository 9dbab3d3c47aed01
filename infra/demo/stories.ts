import { setTimeout as sleep } from "node:timers/promises";
import type { Book } from "../../shared/directory/book.js";
import type { DirectoryStore } from "../../shared/directory/store.js";
import { hours, instantAt, plus, seconds } from "../../shared/domain/instant.js";
import { type Dispatch, type Report, unsent } from "../../shared/domain/report.js";
import type { Jurisdiction } from "../../shared/domain/vocabulary.js";
import type { LocalSystem } from "../local/start.js";
import { type Journey, post } from "./follow.js";
import { Mailbox } from "./mailbox.js";
import { Officer } from "./officer.js";
import { type Sample, samples } from "./samples.js";
import type { Target } from "./target.js";

/** What a story is told with. Time is the system's own: it passes when the story says so. */
interface Stage {
  readonly system: Pick<LocalSystem, "advance" | "tick">;
  readonly target: Target;
  readonly directory: DirectoryStore;
  say(line: string): void;
}

export interface Story {
  readonly title: string;
  /** @throws Error saying what did not happen. */
  tell(stage: Stage): Promise<void>;
}

/** Milliseconds after which what has not happened does not. */
const PATIENCE = 45_000;

export const stories: readonly Story[] = [
  {
    title: "An agency gives a report back, and the next one takes it",
    async tell(stage) {
      const journey = await posted("a class makes fun of one boy in a group", stage);
      const { report, agency } = await asked(journey, stage);
      stage.say(`${report.reference} goes to ${agency}`);
      const first = await officer(report.jurisdiction, agency, stage);
      await first.open(await first.mailbox.about(report.reference));
      stage.say(`${agency} follows the link, types the code from its mailbox, reads it, and returns it: not its remit`);
      await first.act("return", { reason: "not-our-remit" });

      const next = await until(journey, stage, ({ dispatches }) =>
        dispatches.some((one) => one.cause === "returned" && one.state === "sent"),
      );
      const taker = next.dispatches.find(({ cause }) => cause === "returned")?.agency ?? "";
      stage.say(`it goes to ${taker}`);
      const second = await officer(report.jurisdiction, taker, stage);
      await second.open(await second.mailbox.about(report.reference));
      await second.act("acknowledge");
      await until(journey, stage, ({ state }) => state === "acknowledged");
      await second.act("close", { outcome: "protected" });
      await until(journey, stage, ({ state }) => state === "closed");
      stage.say(`${taker} acknowledges it, and closes it with its outcome`);
    },
  },
  {
    title: "The first address of an agency bounces, and the second gets the mail",
    async tell(stage) {
      const book = await inForce("RS", stage);
      const [broken, whole] = ["bounce+education@simulator.amazonses.com", "zastita@mprosvete.rs.example"];
      await apply(withAddresses(book, "education", [broken, whole]), stage);
      stage.say(`a new version of the directory gives education an address that bounces, before the old one`);
      const journey = await posted("a class makes fun of one boy in a group", stage);
      const report = await until(journey, stage, ({ dispatches }) =>
        dispatches.some(
          ({ agency, address, delivery }) => agency === "education" && address === 1 && delivery === "delivered",
        ),
      );
      tellHistory(report, ["sent", "bounced", "undeliverable", "delivered"], stage);
      await new Mailbox({ ...agencyOf(book, "education"), addresses: [whole] }, stage.target).about(report.reference);
      stage.say(`${whole} has it; for a day the other address is passed over`);
    },
  },
  {
    title: "Nobody acknowledges: it climbs to the focal point (time sped up)",
    async tell(stage) {
      const book = await inForce("AL", stage);
      const journey = await posted("a pupil is mocked in a class group", stage);
      const { agency } = await asked(journey, stage);
      stage.say(`${journey.reference} goes to ${agency}, and nobody answers`);
      const reached = ({ dispatches }: Report) =>
        dispatches.some(
          (one) =>
            one.agency === book.focalPoint && one.role === "acts" && one.letter === "half-time" && one.state === "sent",
        );
      let report = await reportOf(journey, stage);
      for (let step = 0; step < 400 && !reached(report); step++) {
        stage.system.advance(hours(1));
        await stage.system.tick();
        report = await until(journey, stage, ({ dispatches }) => unsent(dispatches).length === 0);
      }
      if (!reached(report)) throw new Error("the focal point was never asked");
      tellHistory(report, ["sent", "reminded", "escalated"], stage);
    },
  },
  {
    title: "A child in Serbia, reported in Montenegro: both countries act",
    async tell(stage) {
      const { report } = await asked(
        await posted("an uncle abroad writes about his niece, who lives in Serbia", stage),
        stage,
      );
      const { partners } = await inForce("ME", stage);
      const abroad = partners.find(({ jurisdiction }) => jurisdiction === "RS")?.agency;
      for (const { agency, role } of report.dispatches)
        stage.say(`${agency}: ${role === "acts" ? "acts" : "is informed"}`);
      const acting = report.dispatches.filter(({ role }) => role === "acts").map(({ agency }) => agency);
      if (abroad === undefined || !acting.includes(abroad) || acting.length < 2)
        throw new Error("it went to one country only");
      const serbia = await officer("ME", abroad, stage);
      await serbia.mailbox.about(report.reference);
    },
  },
];

function sampleNamed(name: string): Sample {
  const sample = samples.find((one) => one.name === name);
  if (!sample) throw new Error(`there is no sample "${name}"`);
  return sample;
}

const posted = (name: string, { target }: Stage): Promise<Journey> => post(sampleNamed(name), target);

/** The report once its first mails are out, and who is to act on it. */
async function asked(journey: Journey, stage: Stage): Promise<{ readonly report: Report; readonly agency: string }> {
  const report = await until(
    journey,
    stage,
    ({ dispatches }) => dispatches.length > 0 && unsent(dispatches).length === 0,
  );
  const acting = report.dispatches.find(({ role }: Dispatch) => role === "acts");
  if (!acting) throw new Error("nobody is to act");
  return { report, agency: acting.agency };
}

async function until(journey: Journey, stage: Stage, is: (report: Report) => boolean): Promise<Report> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(50)) {
    const report = await stage.target.reports.get(journey.id);
    if (report && is(report)) return report;
  }
  throw new Error(`${journey.reference} did not get so far`);
}

const reportOf = (journey: Journey, stage: Stage): Promise<Report> => until(journey, stage, () => true);

async function inForce(jurisdiction: Jurisdiction, { directory }: Stage): Promise<Book> {
  const version = await directory.currentVersion(jurisdiction);
  if (version === undefined) throw new Error(`${jurisdiction} has no directory`);
  return directory.read(jurisdiction, version);
}

/** Functions look once a minute which version is in force. */
async function apply(book: Book, { directory, system }: Stage): Promise<void> {
  await directory.apply(book, { appliedAt: instantAt(Date.now()), rollback: false });
  system.advance(seconds(61));
}

const withAddresses = (book: Book, id: string, addresses: string[]): Book => ({
  ...book,
  version: book.version + 1,
  agencies: book.agencies.map((agency) => (agency.id === id ? { ...agency, addresses } : agency)),
});

function agencyOf({ agencies }: Book, wanted: string): Book["agencies"][number] {
  const agency = agencies.find(({ id }) => id === wanted);
  if (!agency) throw new Error(`there is no agency ${wanted}`);
  return agency;
}

async function officer(jurisdiction: Jurisdiction, agency: string, stage: Stage): Promise<Officer> {
  return new Officer(agencyOf(await inForce(jurisdiction, stage), agency), stage.target);
}

/** What happened to a report's mails, with the time since it was received. */
function tellHistory({ history, dispatches, receivedAt }: Report, codes: readonly string[], { say }: Stage): void {
  for (const { at, code, dispatch = 0, detail } of history.filter((entry) => codes.includes(entry.code))) {
    say(
      `${sinceText(receivedAt, at)}  ${dispatches[dispatch]?.agency}: ${code}${detail === undefined ? "" : ` (${detail})`}`,
    );
  }
}

function sinceText(start: Report["receivedAt"], at: Report["receivedAt"]): string {
  const whole = Math.max(0, Math.round((Date.parse(at) - Date.parse(plus(start, 0))) / seconds(1)));
  const two = (value: number) => String(value).padStart(2, "0");
  return `+${two(Math.floor(whole / 3_600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

import { setTimeout as sleep } from "node:timers/promises";
import type { Book } from "../../shared/directory/book.js";
import type { DirectoryStore } from "../../shared/directory/store.js";
import { instantAt, plus, seconds } from "../../shared/domain/instant.js";
import { type Dispatch, type Report, unsent } from "../../shared/domain/report.js";
import type { Jurisdiction } from "../../shared/domain/vocabulary.js";
import type { StatementStore } from "../../shared/stores/statements.js";
import type { LocalSystem } from "../local/start.js";
import { type Journey, post } from "./follow.js";
import { Officer } from "./officer.js";
import { Reporter } from "./reporter.js";
import { type Sample, samples } from "./samples.js";
import type { Target } from "./target.js";

/** What a story is told with. Time is the system's own: it passes when the story says so. */
export interface Stage {
  readonly system: Pick<LocalSystem, "advance" | "tick">;
  readonly target: Target;
  readonly directory: DirectoryStore;
  readonly statements: Pick<StatementStore, "get">;
  say(line: string): void;
}

export interface Story {
  readonly title: string;
  /** @throws Error saying what did not happen. */
  tell(stage: Stage): Promise<void>;
}

/** Milliseconds after which what has not happened does not. */
const PATIENCE = 45_000;

function sampleNamed(name: string): Sample {
  const sample = samples.find((one) => one.name === name);
  if (!sample) throw new Error(`there is no sample "${name}"`);
  return sample;
}

export const posted = (name: string, { target }: Stage): Promise<Journey> => post(sampleNamed(name), target);

/** The report once its first mails are out, and who is to act on it. */
export async function asked(
  journey: Journey,
  stage: Stage,
): Promise<{ readonly report: Report; readonly agency: string }> {
  const report = await until(
    journey,
    stage,
    ({ dispatches }) => dispatches.length > 0 && unsent(dispatches).length === 0,
  );
  const acting = report.dispatches.find(({ role }: Dispatch) => role === "acts");
  if (!acting) throw new Error("nobody is to act");
  return { report, agency: acting.agency };
}

export async function until(journey: Journey, stage: Stage, is: (report: Report) => boolean): Promise<Report> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(50)) {
    const report = await stage.target.reports.get(journey.id);
    if (report && is(report)) return report;
  }
  throw new Error(`${journey.reference} did not get so far`);
}

export const reportOf = (journey: Journey, stage: Stage): Promise<Report> => until(journey, stage, () => true);

export async function inForce(jurisdiction: Jurisdiction, { directory }: Pick<Stage, "directory">): Promise<Book> {
  const version = await directory.currentVersion(jurisdiction);
  if (version === undefined) throw new Error(`${jurisdiction} has no directory`);
  return directory.read(jurisdiction, version);
}

/** Functions look once a minute which version is in force. */
export async function apply(book: Book, { directory, system }: Pick<Stage, "directory" | "system">): Promise<void> {
  await directory.apply(book, { appliedAt: instantAt(Date.now()), rollback: false });
  system.advance(seconds(61));
}

export const withAddresses = (book: Book, id: string, addresses: string[]): Book => ({
  ...book,
  version: book.version + 1,
  agencies: book.agencies.map((agency) => (agency.id === id ? { ...agency, addresses } : agency)),
});

export function agencyOf({ agencies }: Book, wanted: string): Book["agencies"][number] {
  const agency = agencies.find(({ id }) => id === wanted);
  if (!agency) throw new Error(`there is no agency ${wanted}`);
  return agency;
}

export async function officer(jurisdiction: Jurisdiction, agency: string, stage: Stage): Promise<Officer> {
  return new Officer(agencyOf(await inForce(jurisdiction, stage), agency), stage.target);
}

export function reporter({ receipt, sample }: Journey, { target }: Stage): Reporter {
  return new Reporter(receipt, sample.report.language, target);
}

/** What happened to a report's mails, with the time since it was received. */
export function tellHistory(
  { history, dispatches, receivedAt }: Report,
  codes: readonly string[],
  { say }: Stage,
): void {
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

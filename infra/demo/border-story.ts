import { follow } from "../../shared/language/follow.js";
import { CHILD_IN_MONTENEGRO, connect, forwardedTo, mailsAcross, messagesIn, officerOf, reportIn } from "./border.js";
import type { Deployment } from "./deployment.js";
import { submit } from "./follow.js";
import { Reporter } from "./reporter.js";
import { faultsIn, type Tally, tallyLine } from "./tally.js";

const LANGUAGE = CHILD_IN_MONTENEGRO.report.language;
const QUESTION = "U kojoj je školi?";
const ANSWER = "U Oktoih, Podgorica.";

/** The two that it plays in, both running, and where its lines go. */
interface Border {
  readonly serbia: Deployment;
  readonly montenegro: Deployment;
  say(line: string): void;
}

/** The report of the story: here, and over there once it has arrived. */
interface Case {
  readonly id: string;
  readonly parent: Reporter;
  readonly there: { readonly id: string; readonly reference: string };
}

/** A report across a border, from the form to the outcome. @throws Error saying what did not happen */
export async function tellBorder(border: Border): Promise<void> {
  const { serbia, montenegro, say } = border;
  say(`Serbia runs at ${serbia.system.httpUrl}, Montenegro at ${montenegro.system.httpUrl}`);
  say("Montenegro makes a key; Serbia keeps it, and its directory says that an agency is reached over there");
  say(`channel check: ${await connect(serbia, montenegro)}`);
  const matter = await arrivesLater(border);
  await isAskedAbout(matter, border);
  await isTakenOn(matter, border);
  await isClosed(matter, border);
  await isCounted(matter, border);
}

async function arrivesLater({ serbia, montenegro, say }: Border): Promise<Case> {
  await montenegro.kill();
  say("Montenegro is stopped");
  const { id, receipt, reference } = await submit(CHILD_IN_MONTENEGRO, serbia.target);
  const parent = new Reporter(receipt, LANGUAGE, serbia.target);
  say(`${CHILD_IN_MONTENEGRO.name}, to Serbia: ${reference}`);
  const first = async () => (await reportIn(serbia, id)).dispatches[0];
  const waiting = await serbia.until(first, (one) => one?.peer?.since !== undefined);
  if (waiting?.state !== "pending") throw new Error(`it does not wait: it is ${waiting?.state}`);
  say("Serbia calls Montenegro in vain, and will again");
  await reads(parent, "received", say);

  await montenegro.start();
  say("Montenegro runs again");
  const sent = await serbia.until(first, (one) => one?.peer?.id !== undefined);
  const { id: idThere = "", reference: referenceThere = "" } = sent?.peer ?? {};
  const references = (await forwardedTo(montenegro)).map((one) => one.reference);
  if (references.join() !== referenceThere) throw new Error(`Montenegro has ${references.join(", ") || "nothing"}`);
  say(`it is there, once: ${referenceThere}`);
  await reads(parent, "with-agency", say);
  return { id, parent, there: { id: idThere, reference: referenceThere } };
}

async function isAskedAbout({ id, parent, there }: Case, { serbia, montenegro, say }: Border): Promise<void> {
  const officer = await officerOf(montenegro, there.reference);
  await officer.act("ask", { text: QUESTION });
  say(`an officer in Montenegro follows the link of a mail there, reads it, and asks for the school: ${QUESTION}`);
  await serbia.until(
    () => messagesIn(serbia, id),
    (all) => all.some(({ text }) => text === QUESTION),
  );
  if (!(await parent.look()).includes(QUESTION)) throw new Error("the parent does not see the question");
  await parent.reply(ANSWER, "no");
  say(`the parent reads it in Serbia, and answers: ${ANSWER}`);
  await serbia.until(
    () => messagesIn(montenegro, there.id),
    (all) => all.some(({ text }) => text === ANSWER),
  );
  if (!(await officerOf(montenegro, there.reference)).page.includes(ANSWER))
    throw new Error("the officer does not see the answer");
  say("the officer reads it at the desk in Montenegro");
}

async function isTakenOn({ id, parent, there }: Case, { serbia, montenegro, say }: Border): Promise<void> {
  await (await officerOf(montenegro, there.reference)).act("acknowledge");
  await montenegro.kill();
  say("the officer takes it on, and Montenegro is stopped once more");
  await montenegro.start();
  say("Montenegro runs again; Serbia asks how it stands");
  await serbia.until(
    () => reportIn(serbia, id),
    ({ dispatches: [one] }) => one?.answer === "acknowledged",
  );
  await reads(parent, "taken-on", say);
}

async function isClosed({ id, parent, there }: Case, { serbia, montenegro, say }: Border): Promise<void> {
  await (await officerOf(montenegro, there.reference)).act("close", { outcome: "protected" });
  say("the officer closes it: the child is protected");
  const report = await serbia.until(
    () => reportIn(serbia, id),
    ({ state }) => state === "closed",
  );
  const [outcome] = report.dispatches.map((one) => one.outcome);
  if (outcome !== "protected") throw new Error(`Serbia has the outcome ${outcome}`);
  await reads(parent, "closed", say);
  if (!(await parent.look()).includes(follow(LANGUAGE, "outcome.protected")))
    throw new Error("the parent does not see what came of it");
  say(`and below it: ${inBoth("outcome.protected")}`);
}

async function isCounted({ id, there }: Case, { serbia, montenegro, say }: Border): Promise<void> {
  const written = async (deployment: Deployment, report: string) =>
    (await messagesIn(deployment, report)).map(({ kind, text }) => `${kind} ${text}`);
  const { dispatches } = await reportIn(montenegro, there.id);
  const tally: Tally = {
    reports: (await forwardedTo(montenegro)).length,
    mails: await mailsAcross(serbia),
    letters: dispatches.map(({ agency, letter }) => `${agency} ${letter}`),
    here: await written(serbia, id),
    there: await written(montenegro, there.id),
  };
  say(tallyLine(tally));
  const faults = faultsIn(tally);
  if (faults.length > 0) throw new Error(faults.join("; "));
}

type Step = "received" | "with-agency" | "taken-on" | "closed";

/** @throws Error with what the page says when it is at another step. */
async function reads(parent: Reporter, step: Step, say: Border["say"]): Promise<void> {
  const [, text = ""] = /<li class="now">([^<]+)/.exec(await parent.look()) ?? [];
  const key = `progress.${step}` as const;
  if (text.trim() !== follow(LANGUAGE, key)) throw new Error(`the parent reads "${text.trim()}"`);
  say(`the parent reads: ${inBoth(key)}`);
}

/** As the parent reads it, and for whoever watches the demo. */
const inBoth = (key: Parameters<typeof follow>[1]): string => `${follow(LANGUAGE, key)} (${follow("en", key)})`;

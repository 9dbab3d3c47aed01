import type { Book } from "../../shared/directory/book.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import type { Report } from "../../shared/domain/report.js";
import type { Message } from "../../shared/domain/statement.js";
import { parseKey } from "../../shared/partners/key.js";
import type { Deployment } from "./deployment.js";
import { Officer } from "./officer.js";
import { ops } from "./ops.js";
import type { Sample } from "./samples.js";
import { agencyOf, apply, inForce } from "./stage.js";
import { directoryOf, statementsOf } from "./target.js";

/** Two deployments, Serbia and Montenegro, with a channel from the one to the other: what the demo and the test use. */

/** What Serbia is called over there. */
const SERBIA = "safelane-rs";
/** Of the Serbian book, the agency that is Montenegro; of the Montenegrin one, who acts on what is everybody's. */
const MONTENEGRO = "me-social-secretariat";
const SECRETARIAT = "municipal-social-secretariat";

/** What is reported in Serbia. */
export const CHILD_IN_MONTENEGRO = {
  name: "a parent writes about a daughter, who is in Montenegro",
  report: {
    jurisdiction: "RS",
    language: "sr-Latn",
    place: "montenegro",
    text: "Deca iz odeljenja vređaju moju ćerku u grupi i dele njenu sliku.",
    contact: "069 000 000",
    reporter: "parent",
    contactConsent: ["self"],
  },
} as const satisfies Pick<Sample, "name"> & { readonly report: object };

/** As docs/cross-border.md has it: a key is made over there, kept here, and named in Serbia's book. @returns what the check says */
export async function connect(serbia: Deployment, montenegro: Deployment): Promise<string> {
  const made = await ops(montenegro.system, {
    command: "partner",
    words: ["add", SERBIA, "--name", "Safelane RS", "--jurisdictions", "ME", "--per-minute", "600"],
  });
  const secret = made.find((line) => parseKey(line)) ?? "";
  const { system } = serbia;
  await ops(system, { command: "channel", words: ["set", "RS", MONTENEGRO, "--key-file", "-"], secret });
  const stage = { system, directory: directoryOf(system) };
  await apply(withChannel(await inForce("RS", stage), montenegro.system.httpUrl), stage);
  const [checked = ""] = await ops(system, { command: "channel", words: ["check", "RS", MONTENEGRO] });
  return checked;
}

/** With a rule before all others, by which Montenegro alone acts for a child that is there: no mail goes to anybody. */
const withChannel = (book: Book, deployment: string): Book => ({
  ...book,
  version: book.version + 1,
  agencies: book.agencies.map((agency) =>
    agency.id === MONTENEGRO ? { ...agency, channel: { deployment, jurisdiction: "ME" } } : agency,
  ),
  rules: [
    { id: "child-in-montenegro", when: { place: ["montenegro"] }, to: [{ agency: MONTENEGRO, role: "acts" }] },
    ...book.rules,
  ],
});

/** @throws Error when it is not there. */
export async function reportIn({ target }: Deployment, id: string): Promise<Report> {
  const report = await target.reports.get(id);
  if (!report) throw new Error("a report is not there");
  return report;
}

/** What an officer and the reporter wrote to each other, as it lies in one of the two. */
export const messagesIn = ({ system }: Deployment, id: string): Promise<readonly Message[]> =>
  statementsOf(system).messages(id);

/** What Montenegro has of Serbia's. */
export const forwardedTo = async ({ target }: Deployment): Promise<readonly Report[]> =>
  (await target.reports.ofPartner(SERBIA)).reports;

/** An officer in Montenegro, at the desk there, with the report's mail open. */
export async function officerOf(montenegro: Deployment, reference: string): Promise<Officer> {
  const officer = new Officer(agencyOf(builtInBook("ME"), SECRETARIAT), montenegro.target);
  await officer.open(await officer.mailbox.about(reference));
  return officer;
}

/** Mails to the addresses that stand for Montenegro in Serbia's book. */
export async function mailsAcross({ target }: Deployment): Promise<number> {
  const { addresses } = agencyOf(builtInBook("RS"), MONTENEGRO);
  const mails = await target.mails();
  return mails.filter(({ destination }) => addresses.some((one) => destination.to.join().includes(one))).length;
}

import { hours } from "../../shared/domain/instant.js";
import { type Report, unsent } from "../../shared/domain/report.js";
import { Mailbox } from "./mailbox.js";
import {
  agencyOf,
  apply,
  asked,
  inForce,
  officer,
  posted,
  reporter,
  reportOf,
  type Story,
  tellHistory,
  until,
  withAddresses,
} from "./stage.js";

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
  {
    title: "A question is answered, and the answer changes everything",
    async tell(stage) {
      const journey = await posted("a class makes fun of one boy in a group", stage);
      const { report, agency } = await asked(journey, stage);
      const desk = await officer(report.jurisdiction, agency, stage);
      await desk.open(await desk.mailbox.about(report.reference));
      await desk.act("acknowledge");
      const question = "Koji razred i koja škola?";
      await desk.act("ask", { text: question });
      stage.say(`${agency} takes it on and asks: ${question}`);

      const child = reporter(journey, stage);
      if (!(await child.look()).includes(question)) throw new Error("the reporter does not see the question");
      await child.reply("Sedmi dva. Sada ga čekaju ispred škole i hoće da ga biju.", "yes");
      stage.say("who has the receipt reads it, answers, and says that somebody is in danger now");
      const raised = await until(
        journey,
        stage,
        ({ history, dispatches }) => history.some(({ code }) => code === "raised") && unsent(dispatches).length === 0,
      );
      for (const { agency: told, cause, letter } of raised.dispatches.filter(({ role }) => role === "acts"))
        stage.say(`${told}: ${cause === "raised" ? "is asked now" : letter === "news" ? "is written to" : "has it"}`);
      stage.say(`its priority is ${raised.reading?.priority} now, it was ${report.reading?.priority}`);
    },
  },
  {
    title: "A reporter takes it back",
    async tell(stage) {
      const journey = await posted("a pupil is mocked in a class group", stage);
      const { report, agency } = await asked(journey, stage);
      const child = reporter(journey, stage);
      await child.withdraw();
      const { dispatches } = await until(
        journey,
        stage,
        (one) => one.state === "withdrawn" && unsent(one.dispatches).length === 0,
      );
      const told = dispatches.filter(({ letter }) => letter === "withdrawn").map((one) => one.agency);
      if (!told.includes(agency)) throw new Error(`${agency} was not told`);
      if (await stage.statements.get(report.id)) throw new Error("the words are still there");
      stage.say(`the words are erased at once, and ${told.join(" and ")} ${told.length > 1 ? "are" : "is"} told`);
    },
  },
];

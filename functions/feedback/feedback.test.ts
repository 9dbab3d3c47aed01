import { describe, expect, test } from "vitest";
import { timeLimits } from "../../shared/directory/time-limits.js";
import { hours } from "../../shared/domain/instant.js";
import { closed, escalated, leased, reminded } from "../../shared/domain/transitions/index.js";
import { mailTagOf } from "../../shared/mail/tag.js";
import { NOON } from "../../test/support/reports.js";

import { addressOf, aFeedback, agencyWith, book, TEN_PAST } from "./testing/a-feedback.js";

describe("a mail that arrived, is late, or was complained of", () => {
  test.each(["delivered", "delayed", "complained"] as const)(
    "%s: is noted, once, and nothing is sent",
    async (event) => {
      const { tell, report, said, due } = await aFeedback(agencyWith(1));
      await tell(0, event);
      await expect(tell(0, event)).rejects.toMatchObject({ kind: "duplicate", code: "mail-noted" });
      const { dispatches, history } = await report();
      expect(dispatches).toMatchObject([{ state: "sent", delivery: event }]);
      expect(history.filter(({ code }) => code === event)).toEqual([{ at: TEN_PAST, code: event, dispatch: 0 }]);
      expect(said()).toEqual([`mail-${event}`]);
      expect(due()).toEqual([]);
    },
  );

  test("the less telling of two events does not undo the other when it comes late", async () => {
    const { tell, report } = await aFeedback(agencyWith(1));
    await tell(0, "delivered");
    await expect(tell(0, "delayed")).rejects.toMatchObject({ kind: "duplicate" });
    await tell(0, "complained");
    await expect(tell(0, "delivered")).rejects.toMatchObject({ kind: "duplicate" });
    expect((await report()).dispatches[0]?.delivery).toBe("complained");
  });

  test("a mail that nobody recorded is recorded as sent, with the times it said", async () => {
    const agency = agencyWith(1);
    const { change, tell, report } = await aFeedback(agency);
    // A second dispatch, whose dispatcher died after the mail service had taken the mail.
    await change((current) => escalated(current, 0, book.focalPoint, NOON));
    await change(() => leased(1, "link", NOON));
    await tell(1, "delivered", { messageId: "m-9" });
    const focalPoint = book.agencies.find(({ id }) => id === book.focalPoint);
    expect((await report()).dispatches[1]).toMatchObject({
      state: "sent",
      messageId: "m-9",
      sentAt: TEN_PAST,
      delivery: "delivered",
      ...(focalPoint && timeLimits(book, focalPoint, "immediate", TEN_PAST)),
    });
  });

  test("a reminder that nobody recorded is recorded, whatever was heard of the mail before it", async () => {
    const { change, tell, report } = await aFeedback(agencyWith(1));
    await tell(0, "complained");
    await change((current) => reminded(current, 0, { letter: "half-time" }, NOON));
    await change(() => leased(0, "link", NOON));
    await tell(0, "delivered", { messageId: "m-9" });
    expect((await report()).dispatches[0]).toMatchObject({ state: "sent", messageId: "m-9", delivery: "delivered" });
  });

  test("what is said of a mail that another one followed changes nothing", async () => {
    const { about, hear, change, mail, report } = await aFeedback(agencyWith(1));
    const late = await about(0, "bounced");
    await change((current) => escalated(current, 0, book.focalPoint, NOON));
    await mail(0);
    const before = await report();
    await expect(hear(late)).rejects.toMatchObject({ kind: "duplicate", code: "mail-superseded" });
    expect(await report()).toEqual(before);
  });

  test("a report that is closed stays as it is", async () => {
    const { change, tell, report, marked } = await aFeedback(agencyWith(1));
    await change((current) => closed(current, 0, { outcome: "protected", retention: hours(1) }, NOON));
    const before = await report();
    await expect(tell(0, "delivered")).rejects.toMatchObject({ kind: "duplicate" });
    await expect(tell(0, "bounced")).rejects.toMatchObject({ kind: "duplicate" });
    expect(await report()).toEqual(before);
    // The address is as bad for the next report.
    expect(await marked()).toEqual([addressOf(agencyWith(1), 0)]);
  });

  test("a tag of no report is put aside", async () => {
    const { about, hear } = await aFeedback(agencyWith(1));
    const event = { ...(await about(0, "delivered")), tag: mailTagOf("0".repeat(32), 0, 0) };
    await expect(hear(event)).rejects.toMatchObject({ kind: "permanent", code: "report-missing" });
  });
});

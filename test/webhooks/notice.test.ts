import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { hours, plus } from "../../shared/domain/instant.js";
import { newSecret, rotatedSecrets } from "../../shared/partners/webhook.js";
import { NOON } from "../support/reports.js";
import { type Arrived, aHotline, answers, answersLate, HOTLINE } from "./a-hotline.js";
import { ACKNOWLEDGED, ON_ITS_WAY, VIEWED, WITHDRAWN } from "./lives.js";
import { idsOf, live } from "./living.js";

describe("a notice", () => {
  const independent = ({ headers, body }: Arrived, secret: string): string => {
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  };

  test("is signed as Standard Webhooks says, by the library and by hand", async () => {
    const hotline = await aHotline();
    hotline.world.now = new Date().toISOString() as typeof NOON;
    const { id } = await hotline.forwarded();
    await live(hotline, id, WITHDRAWN);
    const [arrived] = hotline.heard;
    if (!arrived) throw new Error("nothing came");
    expect(new Webhook(hotline.secret).verify(arrived.body, arrived.headers)).toEqual(arrived.notice);
    expect(arrived.headers["webhook-signature"]).toBe(independent(arrived, hotline.secret));
    expect(() => new Webhook(newSecret()).verify(arrived.body, arrived.headers)).toThrow();
    expect(() => new Webhook(hotline.secret).verify(`${arrived.body} `, arrived.headers)).toThrow();
    expect(arrived.url).toBe(hotline.url);
  });

  test("is signed with both secrets while one is rotated, and with the new one alone after", async () => {
    const hotline = await aHotline();
    const { id } = await hotline.forwarded();
    const before = await hotline.webhooks.webhook(HOTLINE.id);
    if (!before) throw new Error("no webhook");
    const fresh = newSecret();
    const secrets = rotatedSecrets(before, { secret: fresh, createdAt: NOON }, plus(NOON, hours(1)), NOON);
    await hotline.webhooks.save({ ...before, secrets }, before.version);
    await live(hotline, id, ...ON_ITS_WAY);
    hotline.pass(hours(1));
    await live(hotline, id, ACKNOWLEDGED);
    const [both, one] = hotline.heard;
    if (!both || !one) throw new Error("nothing came");
    const signatures = [hotline.secret, fresh].map((secret) => independent(both, secret));
    expect(both.headers["webhook-signature"]).toBe(signatures.join(" "));
    expect(one.headers["webhook-signature"]).toBe(independent(one, fresh));
  });

  test("sent again has the same id and body, and a moment of its own", async () => {
    const hotline = await aHotline();
    const { id } = await hotline.forwarded();
    hotline.world.receiver = (_, before) => (before < 2 ? answersLate : answers(200))(_, before);
    await live(hotline, id, ...ON_ITS_WAY);
    await live(hotline, id, VIEWED);
    await hotline.settle(hours(1), [id]);
    expect(hotline.posts).toHaveLength(3);
    expect(new Set(hotline.posts.map(({ body }) => body)).size).toBe(1);
    expect(new Set(idsOf(hotline.posts))).toEqual(new Set([`${id}-1`]));
    expect(new Set(hotline.posts.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(3);
  });
});

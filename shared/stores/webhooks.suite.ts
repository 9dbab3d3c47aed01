import { describe, expect, test } from "vitest";
import { days, instantAt, plus } from "../domain/instant.js";
import { newSecret, type Webhook } from "../partners/webhook.js";
import type { WebhookStore } from "../partners/webhook-store.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const webhook: Webhook = {
  partner: "alo-116111",
  url: "https://alo.example/safelane",
  secrets: [{ secret: newSecret(), createdAt: NOON }],
};

/** What every store of webhooks promises. `open` gives an empty one. */
export function webhooksSuite(name: string, open: () => Promise<WebhookStore>): void {
  describe(name, () => {
    test("gives back what was saved, with its version, and nothing for another partner", async () => {
      const store = await open();
      expect(await store.webhook(webhook.partner)).toBeUndefined();
      expect(await store.save(webhook)).toBe("saved");
      expect(await store.webhook(webhook.partner)).toEqual({ ...webhook, version: 1 });
      expect(await store.webhook("alo")).toBeUndefined();
      const rotated = {
        ...webhook,
        secrets: [
          { secret: newSecret(), createdAt: NOON, until: plus(NOON, days(7)) },
          { secret: newSecret(), createdAt: NOON },
        ],
      };
      expect(await store.save(rotated, 1)).toBe("saved");
      expect(await store.webhook(webhook.partner)).toEqual({ ...rotated, version: 2 });
    });

    test("saves nothing over what somebody else saved", async () => {
      const store = await open();
      expect(await store.save(webhook, 1)).toBe("conflict");
      await store.save(webhook);
      expect(await store.save({ ...webhook, url: "https://other.example/" })).toBe("conflict");
      const urls = ["https://a.example/", "https://b.example/", "https://c.example/"];
      const outcomes = await Promise.all(urls.map((url) => store.save({ ...webhook, url }, 1)));
      expect(outcomes.filter((outcome) => outcome === "saved")).toHaveLength(1);
      expect((await store.webhook(webhook.partner))?.url).toBe(urls[outcomes.indexOf("saved")]);
    });

    test("what was removed is gone, and may be added again", async () => {
      const store = await open();
      await store.save(webhook);
      await store.remove(webhook.partner);
      await store.remove(webhook.partner);
      expect(await store.webhook(webhook.partner)).toBeUndefined();
      expect(await store.save(webhook)).toBe("saved");
    });

    test("says which are off, each as of the last time", async () => {
      const store = await open();
      expect(await store.switchedOff()).toEqual(new Map());
      await store.switchOff("alo-116111", NOON);
      await store.switchOff("okapi", NOON);
      await store.switchOff("okapi", plus(NOON, days(1)));
      expect(await store.switchedOff()).toEqual(
        new Map([
          ["alo-116111", NOON],
          ["okapi", plus(NOON, days(1))],
        ]),
      );
    });
  });
}

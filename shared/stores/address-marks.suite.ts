import { describe, expect, test } from "vitest";
import type { AddressMarks } from "../directory/marks.js";
import { hours, instantAt, plus } from "../domain/instant.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const LATER = plus(NOON, hours(1));

/** What every store of marks promises. `open` gives an empty one. */
export function addressMarksSuite(name: string, open: () => Promise<AddressMarks>): void {
  describe(name, () => {
    test("knows of no bounce before there is one, and of each after it, by jurisdiction", async () => {
      const marks = await open();
      expect(await marks.marked("RS")).toEqual(new Map());
      await marks.mark("RS", "duty@police.example", NOON);
      await marks.mark("RS", "desk@police.example", LATER);
      await marks.mark("ME", "duty@police.example", LATER);
      expect(await marks.marked("RS")).toEqual(
        new Map([
          ["duty@police.example", NOON],
          ["desk@police.example", LATER],
        ]),
      );
    });

    test("keeps the newest bounce of an address, in whatever order they are told and however it is written", async () => {
      const marks = await open();
      await marks.mark("VN-DN", "duty@police.example", NOON);
      await marks.mark("VN-DN", "Duty@Police.example", LATER);
      await marks.mark("VN-DN", "duty@police.example", LATER);
      await marks.mark("VN-DN", "duty@police.example", NOON);
      expect(await marks.marked("VN-DN")).toEqual(new Map([["duty@police.example", LATER]]));
    });
  });
}

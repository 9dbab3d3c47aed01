import { expect, test } from "vitest";
import { hours, type Instant, instantAt, plus } from "../domain/instant.js";
import { addressesToTry } from "./good-address.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const agency = { addresses: ["duty@police.example", "Desk@police.example", "third@police.example"] };
const bounces = (...marks: [string, number][]): Map<string, Instant> =>
  new Map(marks.map(([address, hoursAgo]) => [address, plus(NOON, -hours(hoursAgo))]));

test("addresses are tried as the agency prefers them", () => {
  expect(addressesToTry(agency, bounces(), NOON)).toEqual([0, 1, 2]);
  expect(addressesToTry(agency, bounces(["somebody@else.example", 1]), NOON)).toEqual([0, 1, 2]);
});

test("one that bounced within the last day comes last, and is preferred again after it", () => {
  expect(addressesToTry(agency, bounces(["duty@police.example", 23.9]), NOON)).toEqual([1, 2, 0]);
  expect(addressesToTry(agency, bounces(["duty@police.example", 24]), NOON)).toEqual([0, 1, 2]);
});

test("marks are found whatever letters the document uses", () => {
  expect(addressesToTry(agency, bounces(["desk@police.example", 1]), NOON)).toEqual([0, 2, 1]);
});

test("an agency whose addresses all bounced is still written to", () => {
  const all = bounces(["duty@police.example", 1], ["desk@police.example", 2], ["third@police.example", 3]);
  expect(addressesToTry(agency, all, NOON)).toEqual([0, 1, 2]);
});

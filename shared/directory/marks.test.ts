import { expect, test } from "vitest";
import { transient } from "../domain/errors.js";
import { type Instant, instantAt, plus, seconds } from "../domain/instant.js";
import { type Bounces, cachedMarks } from "./marks.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const one: Bounces = new Map([["duty@police.example", NOON]]);

function setUp(answers: (Bounces | Error)[]) {
  let now: Instant = NOON;
  const stale: string[] = [];
  let lookUps = 0;
  const source = {
    marked: async () => {
      lookUps++;
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error("asked too often");
      return answer;
    },
  };
  const marks = cachedMarks(source, { time: { now: () => now }, onStale: (jurisdiction) => stale.push(jurisdiction) });
  const pass = (span: number) => {
    now = plus(now, span);
  };
  return { marks, stale, pass, lookUps: () => lookUps };
}

test("marks are looked up once a minute, for each jurisdiction", async () => {
  const { marks, pass, lookUps } = setUp([one, new Map(), new Map()]);
  expect(await Promise.all([marks.marked("RS"), marks.marked("RS")])).toEqual([one, one]);
  pass(seconds(59));
  expect(await marks.marked("RS")).toEqual(one);
  expect(await marks.marked("ME")).toEqual(new Map());
  expect(lookUps()).toBe(2);
  pass(seconds(1));
  expect(await marks.marked("RS")).toEqual(new Map());
});

test("while the table can't be reached the last known marks serve, and none before the first", async () => {
  const { marks, pass, stale } = setUp([transient("directory-unavailable"), one, new Error("AccessDeniedException")]);
  expect(await marks.marked("RS")).toEqual(new Map());
  pass(seconds(60));
  expect(await marks.marked("RS")).toEqual(one);
  pass(seconds(60));
  expect(await marks.marked("RS")).toEqual(one);
  expect(stale).toEqual(["RS", "RS"]);
});

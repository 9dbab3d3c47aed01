import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ReadingInput, reading } from "../domain/reading.js";
import {
  AGE_BANDS,
  CATEGORIES,
  INSTITUTIONS,
  LOCALES,
  PRIORITIES,
  type Priority,
  REPORTERS,
} from "../domain/vocabulary.js";
import { read } from "./read.js";

/** What came on the form for training and advice. */
const asked = (text: string, more: Partial<ReadingInput> = {}) =>
  read({ text, urls: [], locale: "en", danger: false, institution: "school", ...more });
const pace = (priority: Priority) => PRIORITIES.indexOf(priority);
const TRAINING = { category: "advice", secondary: [], priority: "low", hold: false };

const REQUESTS = [
  "We would like a training about online sexual abuse for our teachers.",
  "Please send us posters on cyberbullying, grooming, and blackmail with intimate pictures.",
  "We'd like a lecture on suicide prevention for class teachers.",
  "Molimo za obuku nastavnika o seksualnom zlostavljanju dece na internetu.",
  "Потребно нам је предавање о превенцији самоубистава за родитеље.",
  "Treba nam predavanje o trgovini ljudima za vaspitače u domu.",
  "Duam një trajnim për mësuesit mbi abuzimin seksual të fëmijëve në internet.",
  "Kërkojmë një leksion për parandalimin e vetëvrasjes për prindërit.",
  "Nhà trường xin tập huấn cho giáo viên về phòng chống xâm hại tình dục trẻ em trên mạng.",
  "Xin mời chuyên gia nói chuyện với phụ huynh về phòng ngừa tự tử ạ.",
];

const TOLD: readonly (readonly [text: string, category: string, atLeast: Priority])[] = [
  ["We want a training. A girl in 7b told us that her stepfather touches her at night.", "abuse", "urgent"],
  [
    "Is there a workshop on suicide? A boarder left a note and wants to kill himself tonight.",
    "self-harm",
    "immediate",
  ],
  ["Molimo za obuku. Učenicu petog razreda očuh svake noći dira, majka joj ne veruje.", "abuse", "urgent"],
  ["Ученика уцењују голим сликама и мора да плати до вечерас. Треба нам обука.", "sexual-extortion", "immediate"],
  ["Na duhet një trajnim. Djali vjen me shenja dhe thotë se babai e rreh me rrip.", "abuse", "urgent"],
  ["Trường cần tập huấn. Bé trai lớp 3 có vết bầm khắp người, nói bố đánh bằng thắt lưng.", "abuse", "urgent"],
];

describe("a request is advice, low, and no person's to doubt, whatever harm is its topic", () => {
  test.each(REQUESTS)("%s", (text) => {
    expect(asked(text)).toMatchObject(TRAINING);
    expect(asked(text).rules[0]).toBe("training-asked");
  });

  test.each(INSTITUTIONS)("from each institution (%s)", (institution) => {
    expect(asked(REQUESTS[0] ?? "", { institution })).toMatchObject(TRAINING);
  });

  test("also where harm that was dealt with is its reason, or it says no more than that somebody wants to talk", () => {
    const over =
      "After some cases of bullying in class chats, all solved by now, we plan a training day on digital violence.";
    expect(asked(over)).toMatchObject(TRAINING);
    expect(asked("Please call our school secretary, thank you.")).toMatchObject(TRAINING);
  });

  test("elsewhere the same words are read as they stand", () => {
    const { institution: _, ...elsewhere } = { institution: "school", text: REQUESTS[0] ?? "", urls: [] };
    expect(read({ ...elsewhere, locale: "en", danger: false }).rules).not.toContain("training-asked");
  });
});

describe("harm that is told in a request is not lost in the training queue", () => {
  test.each(TOLD)("%s", (text, category, atLeast) => {
    const found = asked(text);
    expect(found).toMatchObject({ category, hold: true });
    expect(pace(found.priority)).toBeLessThanOrEqual(pace(atLeast));
    expect(found.rules).toContain("hold-not-only-advice");
  });

  test("a report that took the wrong form is read as it is elsewhere, by a person first", () => {
    const text = "Otac me bije kaišem skoro svake večeri i bojim se da idem kući.";
    const { rules: _, ...elsewhere } = read({ text, urls: [], locale: "en", danger: false });
    expect(asked(text)).toMatchObject({ ...elsewhere, hold: true });
    const bullying = "Në klasë tallen me mua çdo ditë dhe kanë hapur një grup kundër meje.";
    expect(asked(bullying)).toMatchObject({ category: "bullying", priority: "standard", hold: true });
  });

  test("what can't be understood is a person's to read here too", () => {
    expect(asked("🙏")).toMatchObject({ category: "other", priority: "urgent", hold: true });
  });
});

describe("an answer that speaks of harm makes it no request", () => {
  test.each<[string, Partial<ReadingInput>]>([
    ["danger", { danger: true }],
    ["a kind of harm", { category: "abuse" }],
    ["a partner's priority", { priority: "urgent" }],
    ["a child", { reporter: "child" }],
  ])("%s", (_, answer) => {
    for (const text of REQUESTS) expect(asked(text, answer).rules).not.toContain("training-asked");
  });

  test("advice, or nothing that could be named, does not", () => {
    for (const category of ["advice", "other"] as const)
      for (const text of REQUESTS) expect(asked(text, { category })).toMatchObject(TRAINING);
  });

  test("a partner's priority below it raises the request", () => {
    expect(asked(REQUESTS[0] ?? "", { priority: "standard" })).toMatchObject({
      category: "advice",
      priority: "standard",
    });
  });
});

const answers = fc.record({
  locale: fc.constantFrom(...LOCALES),
  reporter: fc.constantFrom(undefined, ...REPORTERS),
  age: fc.constantFrom(undefined, ...AGE_BANDS),
  category: fc.constantFrom(undefined, ...CATEGORIES),
  institution: fc.constantFrom(...INSTITUTIONS),
});
const speech = fc
  .array(fc.constantFrom(...REQUESTS, ...TOLD.map(([text]) => text), "hvala na pomoći", "and then, as we said,"), {
    maxLength: 5,
  })
  .map((parts) => parts.join(" "));

test("the answer about danger and a partner's priority only raise", () => {
  fc.assert(
    fc.property(speech, answers, fc.constantFrom(...PRIORITIES), (text, given, priority) => {
      const plain = pace(asked(text, given).priority);
      expect(pace(asked(text, { ...given, danger: true }).priority)).toBeLessThanOrEqual(
        Math.min(plain, pace("urgent")),
      );
      expect(pace(asked(text, { ...given, priority }).priority)).toBeLessThanOrEqual(Math.min(plain, pace(priority)));
    }),
  );
});

test("only a request is low: what is read as harm is never less pressing than elsewhere", () => {
  fc.assert(
    fc.property(speech, answers, (text, given) => {
      const here = asked(text, given);
      const { institution: _, ...rest } = given;
      const elsewhere = read({ text, urls: [], danger: false, ...rest });
      if (here.rules[0] === "training-asked") expect(here).toMatchObject({ category: "advice", hold: false });
      else expect(pace(here.priority)).toBeLessThanOrEqual(pace(elsewhere.priority));
    }),
  );
});

const LONGEST = 10_000;
test("any text gives a well-formed reading, always the same", () => {
  const text = fc.oneof(fc.string({ unit: "binary", maxLength: LONGEST, size: "max" }), speech);
  fc.assert(
    fc.property(text, answers, (words, given) => {
      const found = asked(words, given);
      expect(reading.parse(found)).toEqual(found);
      expect(asked(words, given)).toEqual(found);
    }),
    { numRuns: 30 },
  );
});

test.each(["a, b. ", "because ", "kill myself tonight, beats me. ", "((("])(
  "10,000 characters are read: %j",
  (part) => {
    const text = part.repeat(Math.ceil(LONGEST / part.length)).slice(0, LONGEST);
    expect(reading.safeParse(asked(text)).success).toBe(true);
  },
);

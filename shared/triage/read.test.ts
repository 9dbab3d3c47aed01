import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ReadingInput, reading } from "../domain/reading.js";
import {
  AGE_BANDS,
  CATEGORIES,
  type Category,
  LOCALES,
  PRIORITIES,
  type Priority,
  REPORTERS,
} from "../domain/vocabulary.js";
import { read } from "./read.js";

const input = (text: string, more: Partial<ReadingInput> = {}): ReadingInput => ({
  text,
  urls: [],
  locale: "en",
  danger: false,
  ...more,
});
const atLeast = (a: Priority, b: Priority) => PRIORITIES.indexOf(a) <= PRIORITIES.indexOf(b);

const ORDINARY: readonly (readonly [string, Category, Priority])[] = [
  ["Otac me bije kaišem skoro svake večeri i bojim se da idem kući.", "abuse", "urgent"],
  ["Очух ме туче, сад ме тражи по кући, кријем се у орману.", "abuse", "immediate"],
  ["neko je napravio lazni profil sa mojim slikama i pise po njemu gluposti", "privacy", "standard"],
  ["ucenjuje me golim slikama, kaze da imam do ponoci da platim", "sexual-extortion", "immediate"],
  ["Kako da razgovaram sa detetom o privatnosti na mrežama?", "advice", "low"],
  ["Më rreh babai sa herë pi raki, kam frikë të kthehem në shtëpi.", "abuse", "urgent"],
  ["nje burre qe e njoha ne instagram don me u taku neser, me ka kerku foto lakuriq", "solicitation", "immediate"],
  ["Në klasë tallen me mua çdo ditë dhe kanë hapur një grup kundër meje.", "bullying", "standard"],
  ["Kam lexuar komente me gjuhë urrejtjeje ndaj romëve nën një lajm.", "hate", "standard"],
  ["Em không muốn sống nữa, tối nay em sẽ uống thuốc ngủ.", "self-harm", "immediate"],
  ["no doa tung anh nude cua em neu ko chuyen tien, e so lam", "sexual-extortion", "urgent"],
  ["Con tôi bị lừa đảo khi mua skin game, chuyển khoản rồi thì bị chặn.", "fraud", "standard"],
  ["Trường tôi muốn xin tài liệu tuyên truyền về an toàn mạng cho phụ huynh ạ.", "advice", "low"],
  ["i want to kill myself, i have the pills ready", "self-harm", "immediate"],
  ["A folder with child sexual abuse material is being shared in an open channel.", "csam", "urgent"],
  ["They took her passport and make her work off a debt in a bar abroad.", "exploitation", "urgent"],
  ["A boy in my class says he will bring a gun to school tomorrow and has a hit list.", "extremism", "immediate"],
];

test.each(ORDINARY)("%s", (text, category, priority) => {
  const { hold, ...found } = read(input(text, { reporter: "parent" }));
  expect(found).toMatchObject({ category, priority });
  expect(hold).toBe(false);
});

describe("words alone make no emergency", () => {
  test.each([
    "We would like a workshop on suicide prevention for our teachers next month.",
    "Treba nam predavanje o prevenciji samoubistava za roditelje.",
    "Na duhet një leksion për parandalimin e vetëvrasjeve për prindërit.",
    "Nhà trường muốn mời tập huấn phòng ngừa tự tử cho giáo viên.",
  ])("%s", (text) => {
    expect(read(input(text, { reporter: "teacher" }))).toMatchObject({ category: "advice", priority: "low" });
  });

  test.each([
    "im gonna kill myself tonight, didnt even do my homework lol",
    "Večeras ću se ubiti, slušam tu pesmu ceo dan.",
    "em sẽ tự tử tối nay, em chơi game xong rồi",
  ])("and homework, a song or a game beside it excuse none: %s", (text) => {
    expect(read(input(text)).rules[0]).toBe("suicide-soon");
  });

  test("what is denied doesn't count", () => {
    expect(read(input("On joj nikad nije pretio.")).spans.map(({ evidence }) => evidence)).not.toContain(
      "sr.threat.any",
    );
    expect(read(input("he never threatened her")).spans.map(({ evidence }) => evidence)).not.toContain("en.threat.any");
  });
});

describe("doubt goes up, and to a person", () => {
  test("what isn't understood is held, and is urgent until somebody has read it", () => {
    const found = read(input("something happened at the lake and i dont have words for it"));
    expect(found).toMatchObject({ category: "other", priority: "urgent", hold: true });
    expect(found.rules[0]).toBe("not-understood");
  });

  test("a question that speaks of a stranger and pictures is more than a question", () => {
    const found = read(input("Is it normal that a man wants to see photos of my friend?"));
    expect(found.hold || found.priority !== "low").toBe(true);
  });

  test("a child's thanks may be a farewell, a teacher's are thanks", () => {
    const thanks = "Thank you for your help";
    expect(read(input(thanks, { reporter: "child" }))).toMatchObject({ priority: "urgent", hold: true });
    expect(read(input(thanks, { reporter: "teacher" }))).toMatchObject({ priority: "low", hold: false });
  });
});

test("a chosen category counts, and doesn't silence the text", () => {
  const text = "i want to kill myself tonight";
  expect(read(input(text, { category: "bullying" }))).toMatchObject({ category: "self-harm", priority: "immediate" });
});

describe("a report without a word", () => {
  test.each(["🙏", "...", ""])("is not understood, and held: %j", (text) => {
    expect(read(input(text))).toMatchObject({ category: "other", priority: "urgent", hold: true });
  });

  test("is what its reporter chose", () => {
    expect(read(input("🙏", { category: "fraud" }))).toMatchObject({
      category: "fraud",
      priority: "standard",
      hold: false,
    });
    expect(read(input("🙏", { category: "abuse" }))).toMatchObject({
      category: "abuse",
      priority: "urgent",
      hold: false,
    });
  });
});

test("that it is only a question has to show in the text", () => {
  const { category, priority } = read(input("he does it again when mum sleeps", { category: "advice" }));
  expect(category).not.toBe("advice");
  expect(atLeast(priority, "urgent")).toBe(true);
});

test("spans point at the words, in the original text", () => {
  const text = "💔 Мој отац ме туче свако вече";
  const [first] = read(input(text)).spans;
  expect(first && text.slice(first.start, first.end)).toBe("отац ме туче");
});

/** Vuk's letters; digraphs first. */
const CYRILLIC = Object.entries({ lj: "љ", nj: "њ", dž: "џ" }).concat(
  [..."abvgdđežzijklmnoprstćufhcčš"].map((letter, at) => [letter, [..."абвгдђежзијклмнопрстћуфхцчш"][at] ?? ""]),
);
const toCyrillic = (latin: string) =>
  CYRILLIC.reduce((text, [from, to]) => text.replaceAll(from, to), latin.toLowerCase());

const SERBIAN = [
  "Otac me bije kaišem skoro svako veče i bojim se da idem kući.",
  "Nepoznat čovek sa interneta traži gole slike i hoće da se nađemo sutra posle škole.",
  "Rugaju mi se u grupi, svi iz odeljenja, i napravili su lažni profil sa mojim slikama.",
  "Ucenjuje me snimkom i hoće novac do ponoći.",
  "Sečem se i ne mogu više da živim.",
  "Kako da razgovaram sa đacima o bezbednosti na mrežama?",
  "Uzeli su joj pasoš i mora da odradi dug u hotelu.",
  "Pre dve godine me je uhodio, sad je osuđen i u zatvoru.",
];

test("Serbian is read alike in either script", () => {
  fc.assert(
    fc.property(fc.subarray(SERBIAN, { minLength: 1 }), (sentences) => {
      const latin = sentences.join(" ");
      const judged = (text: string) => {
        const { category, secondary, priority, hold, language, rules, scores, spans } = read(
          input(text, { locale: "cnr" }),
        );
        return {
          category,
          secondary,
          priority,
          hold,
          language,
          rules,
          scores,
          evidence: spans.map((one) => one.evidence),
        };
      };
      expect(judged(toCyrillic(latin))).toEqual(judged(latin));
    }),
  );
});

const answers = fc.record({
  locale: fc.constantFrom(...LOCALES),
  reporter: fc.constantFrom(undefined, ...REPORTERS),
  age: fc.constantFrom(undefined, ...AGE_BANDS),
  category: fc.constantFrom(undefined, ...CATEGORIES),
});
const speech = fc
  .array(
    fc.constantFrom(...SERBIAN, ...ORDINARY.map(([text]) => text), "hvala na pomoći", "please close the case", "film"),
  )
  .map((parts) => parts.join(" "));

test("the answer about danger and a partner's priority only raise", () => {
  fc.assert(
    fc.property(speech, answers, fc.constantFrom(...PRIORITIES), (text, given, priority) => {
      const plain = read(input(text, given));
      const danger = read(input(text, { ...given, danger: true }));
      const partner = read(input(text, { ...given, priority }));
      expect(atLeast(danger.priority, plain.priority) && atLeast(danger.priority, "urgent")).toBe(true);
      expect(atLeast(partner.priority, plain.priority) && atLeast(partner.priority, priority)).toBe(true);
    }),
  );
});

test("no text lowers what the answers alone give", () => {
  fc.assert(
    fc.property(speech, fc.constantFrom(...CATEGORIES), fc.boolean(), (text, category, danger) => {
      // These two say nothing of harm; without a word, doubt alone would make them urgent.
      const harmless = category === "other" || category === "advice";
      const silent = harmless ? (danger ? "urgent" : "low") : read(input("", { category, danger })).priority;
      expect(atLeast(read(input(text, { category, danger })).priority, silent)).toBe(true);
    }),
  );
});

const LONGEST = 10_000;
const filled = (part: string) => part.repeat(Math.ceil(LONGEST / part.length)).slice(0, LONGEST);

test.each([
  ["stacked marks", `a${filled("\u0301\u0323\u1ab0\u0315")}`.slice(0, LONGEST)],
  ["lone surrogates", filled("\ud83d")],
  ["one endless word", filled("ж")],
  ["nothing but beginnings of phrases", filled("ask for ask ")],
  ["nothing but evidence", filled("kill myself tonight beats me ")],
  ["beginnings of links", filled("https:/http://")],
  ["right-to-left overrides", filled("\u202e\u200b\u00ad")],
  ["ligatures that unfold", filled("ﷺ㎏ﬃ")],
  ["emoji families", filled("👨‍👩‍👧‍👦")],
])("a report of 10,000 characters is read: %s", (_, text) => {
  expect(reading.safeParse(read(input(text))).success).toBe(true);
});

test("any text gives a well-formed reading, always the same, with spans inside the text", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: LONGEST, size: "max" }),
    fc
      .array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...SERBIAN)), { maxLength: 60 })
      .map((parts) => parts.join(" ").slice(0, LONGEST)),
  );
  fc.assert(
    fc.property(text, answers, (words, given) => {
      const found = read(input(words, given));
      expect(reading.parse(found)).toEqual(found);
      expect(read(input(words, given))).toEqual(found);
      for (const { start, end } of found.spans) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(words.length);
      }
    }),
    { numRuns: 60 },
  );
});

/**
 * What a text says about the situation, apart from the category of harm. Rules decide on priorities by these; none
 * of them is a category by itself.
 */
export const CUES = [
  /** Going on at this moment. */
  "now",
  /** Tonight, tomorrow, within hours. */
  "soon",
  /** Today: may be over already. */
  "today",
  /** A limit set by somebody: "you have until six". */
  "deadline",
  "meeting",
  "threat",
  /** Intimate images. */
  "images",
  /** Images, of whatever kind. */
  "photo",
  /** Somebody demands or asks for something. */
  "asking",
  "money",
  "secrecy",
  "weapon",
  /** Wish, intent, or act of ending one's life. */
  "suicide",
  /** A means, a note, a date, a place: more than the wish. */
  "plan",
  "live",
  "missing",
  /** An adult or a stranger who acts towards the child. */
  "adult",
  "recruiting",
  /** Symbols, songs, merchandise of a movement, with no person behind them. */
  "propaganda",
  "stalking",
  /** School, place of worship, crowd: where an attack would be. */
  "target",
  /** Long ago. */
  "past",
  /** Convicted, removed, blocked for good. */
  "resolved",
  /** A follow-up with nothing new, "you can close it". */
  "closing",
  /** Thanks. From a child it may be a farewell. */
  "thanks",
  "question",
  /** School project, film, book, song. */
  "fiction",
  /** Lecture, workshop, leaflet, prevention. */
  "teaching",
  /** Says no to what follows: "never threatened". */
  "negation",
  /** Says no to what stands before: "threats: none". */
  "absence",
] as const;
export type Cue = (typeof CUES)[number];

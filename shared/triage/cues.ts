/**
 * What a text says about the situation, apart from the category of harm. Rules decide on priorities by these; none
 * of them is a category by itself.
 */
export const CUES = [
  /** Going on at this moment. */
  "now",
  "tonight",
  "tomorrow",
  /** Within hours: "after school", "in ten minutes". */
  "hours",
  /** Today: may be over already. */
  "today",
  /** Goes on: "still", "every day". */
  "ongoing",
  /** A limit set by somebody: "you have until six". */
  "deadline",
  "meeting",
  "threat",
  /** Intimate images. */
  "images",
  /** Images, of whatever kind. */
  "photo",
  /** Images that the child has sent already. */
  "sent",
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
  /** Held or locked in. */
  "locked",
  /** A child with nobody to look after it. */
  "alone",
  "injured",
  /** An adult or a stranger who acts towards the child. */
  "adult",
  /** Who else is spoken of: as the one harmed, or as the one who harms. */
  "small-child",
  "child",
  "teen",
  "family",
  "carer",
  "peer",
  /** An age or a class is named. */
  "age",
  /** Where somebody is to be met. */
  "place",
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
  /** Film, book, song, play. */
  "fiction",
  "game",
  /** Homework, an essay, research. */
  "project",
  /** Heard from somebody else. */
  "hearsay",
  /** Somebody's words are quoted. */
  "quotation",
  /** Lecture, workshop, leaflet, prevention. */
  "teaching",
  /** Reports no harm: chat, news, a parking ticket, thanks. The statistical reader says so. */
  "ordinary",
  /** Says no to what follows: "never threatened". */
  "negation",
  /** Says no to what stands before: "threats: none". */
  "absence",
] as const;
export type Cue = (typeof CUES)[number];

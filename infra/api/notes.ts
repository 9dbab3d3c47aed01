import { FAULTS } from "../../functions/partner/signature-faults.js";
import { FORWARDED_CODES } from "../../shared/acceptance/forwarded.js";
import { XARF_FAULT_CODES } from "../../shared/xarf/fault.js";
import { ANSWERS, BY_PARTNERS, IDEMPOTENCY_KEY, type Note, TEXT, URLS } from "./field-notes.js";
import { BASE64_DATA_URI } from "./patterns.js";
import type { ShapeName } from "./shapes.js";

/**
 * What the document says of the shapes beside what zod knows: words, examples, and bounds that are checked by code. They
 * stand here and not in the schemas, whose bundles would carry them to every start.
 */
export interface ShapeNotes {
  readonly self?: Note;
  readonly fields?: Readonly<Record<string, Note>>;
}

const PROGRESS = [
  "`received`: stored, on its way.",
  "`with-agency`: an agency has it.",
  "`taken-on`: somebody there works on it.",
  "`closed`: they have finished.",
];

const STORED = {
  id: { description: "Names the report in this API.", examples: ["5f2b8c1d9e4a7036b1c2d3e4f5a69788"] },
  reference: {
    description: "What people call it by, in mails and on the telephone. No secret.",
    examples: ["RS-7QK2M-3VX9D"],
  },
  receivedAt: { description: "When it was stored, in UTC." },
};
const SUMMARY = {
  ...STORED,
  case: { description: "The partner’s own number, as it was sent." },
  progress: {
    description: [...PROGRESS, "`withdrawn`: you took it back.", "`erased`: its retention is over."].join(" "),
  },
  outcomes: { description: "What the agencies say came of it, once they have all finished." },
};

/** `data-uri` is told to the public and in XARF; to partners the same is `media-refused`. */
const FIELD_CODES = [
  ...new Set([...FORWARDED_CODES, ...XARF_FAULT_CODES, "component-missing", ...Object.keys(FAULTS)]),
].toSorted();

/** By the names of the shapes. */
export const NOTES: { readonly [Name in ShapeName]?: ShapeNotes } = {
  ForwardedReport: {
    self: {
      description:
        "A case as a partner forwards it. Words and links only: a field that is named like media (image, file, attachment, …) or holds a `data:` URI is refused.",
    },
    fields: BY_PARTNERS,
  },
  BatchEntry: {
    self: { description: "A case in a batch: its fields, and its idempotency key." },
    fields: { ...BY_PARTNERS, idempotencyKey: IDEMPOTENCY_KEY },
  },
  Batch: {
    fields: {
      reports: {
        description: "Each is answered in its place, as if it had come alone.",
        items: { $ref: "#/components/schemas/BatchEntry" },
      },
    },
  },
  Words: {
    fields: {
      text: { ...BY_PARTNERS.text, description: "What there is to add. White space around it is not counted." },
      danger: { description: "Somebody is in danger now: the report is raised, and all who have it are told at once." },
    },
  },
  PublicReport: {
    self: { description: "A report as anybody may send it." },
    fields: {
      ...ANSWERS,
      text: { ...TEXT, not: { pattern: BASE64_DATA_URI } },
      urls: URLS,
      nonce: {
        description:
          "The client’s own randomness, at least 122 bits, e.g. a UUID. The same post under the same nonce is one report with one receipt.",
        examples: ["b5b0a1de-6c0e-4f0e-9a52-1d9f3a1a7c55"],
      },
      proof: {
        description:
          "The counter that solves the nonce’s proof of work, by the terms in `GET /v1/form`. Without it a report is accepted all the same, and waits longer in a flood.",
        examples: [211],
      },
    },
  },
  Accepted: { self: { description: "A report that is stored." }, fields: STORED },
  ReportSummary: { fields: SUMMARY },
  ReportList: {
    fields: {
      reports: { description: "The earliest first." },
      cursor: { description: "For the next page; absent on the last one." },
    },
  },
  ReportDetails: {
    fields: {
      ...SUMMARY,
      steps: {
        description:
          "What has happened, in order; the last one is where it stands. A moment that nobody recorded is absent.",
      },
      expected: { description: "By when an agency is to take it on, or `late` where that time is over." },
      agencies: {
        description: "Who has it, those that got it first first: an agency `has` it, `works` on it, or has `finished`.",
      },
      messages: {
        description:
          "What passed between the agencies and you: a `question` or an `answer` of an agency, your own `reply`. Notes among agencies are not shown.",
      },
    },
  },
  Withdrawn: { fields: { ...STORED, progress: { description: "`erased` where that happened already." } } },
  Said: { fields: { at: { description: "When it was written, in UTC." } } },
  Instant: {
    self: {
      description: "A moment in UTC, with milliseconds (RFC 3339).",
      pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$`,
    },
  },
  FieldProblem: {
    self: { description: "What is wrong with a field." },
    fields: {
      field: { description: "Its path in what was sent: `urls.0`; `body` for the whole." },
      code: { description: "Never changes.", enum: FIELD_CODES },
      detail: { description: "For people: what is accepted." },
    },
  },
  Problem: {
    self: { description: "Problem details (RFC 9457)." },
    fields: {
      type: {
        description: "`urn:safelane:problem:` and a code that never changes: what programs look at.",
        pattern: "^urn:safelane:problem:[a-z]+(?:-[a-z]+)*$",
      },
      status: { description: "The status of the answer, or of its part of a batch.", minimum: 400, maximum: 599 },
      title: { description: "For people, in a few words." },
      detail: { description: "For people: what to do. Never repeats what was sent." },
      errors: { description: "What is wrong with each field, and what it accepts." },
    },
  },
  Notice: {
    self: {
      description:
        "What a webhook is sent. Nothing that somebody wrote: what an agency asks is read by `GET /v1/partner/reports/{id}`.",
    },
    fields: { timestamp: { description: "When the last thing happened that it tells of, in UTC." } },
  },
  Receipt: {
    fields: {
      receipt: {
        description:
          "The reporter’s secret, given once: with it they follow the report and write later. Show it, and keep it nowhere.",
        pattern: "^(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$",
        examples: ["7Q2M-K3VX-9DAB-CD12-EF34-GH59"],
      },
      reference: STORED.reference,
    },
  },
  Progress: {
    fields: {
      reference: STORED.reference,
      progress: { description: PROGRESS.join(" ") },
      receivedAt: STORED.receivedAt,
    },
  },
  FormDescription: {
    self: {
      description:
        "The form of a jurisdiction in a language, for pages of other sites: its questions, texts, limits, and numbers to call.",
    },
  },
  XarfReport: {
    self: {
      description:
        "A report in XARF v4 (github.com/xarf/xarf-spec), of one of these types. Fields that the specification does not know are allowed at the top and left unread. Media is refused: no evidence for csam and csem; elsewhere text/plain, text/html, text/csv and application/json, in base64, with its true hash.",
    },
  },
};

/** Requests as they are sent, and what they are answered with. A test sends each of them to the running functions. */

const id = "5f2b8c1d9e4a7036b1c2d3e4f5a69788";
const accepted = { id, reference: "RS-7QK2M-3VX9D", receivedAt: "2026-11-21T12:00:00.000Z" };

const REPORT = {
  jurisdiction: "RS",
  language: "sr-Latn",
  text: "Majka javlja da nepoznat muškarac preko aplikacije za ćaskanje traži slike od njene ćerke (12) i preti joj.",
  urls: ["https://chat.example/u/nepoznat-22"],
  reporter: "hotline",
  age: "7-12",
  case: "ALO/2026/17",
  priority: "urgent",
  done: "Majci je rečeno da sačuva poruke i da ne odgovara.",
} as const;
const SHORT = { jurisdiction: "RS", language: "en", text: "A girl called: somebody asks her for pictures." } as const;
const HOTLINE = { org: "ALO 116-111", contact: "desk@hotline.example", domain: "hotline.example" };
const XARF = {
  xarf_version: "4.2.0",
  report_id: "51aab126-b37d-458d-ad32-9ebf3d63865f",
  timestamp: "2026-11-21T11:58:30Z",
  reporter: HOTLINE,
  sender: HOTLINE,
  source_identifier: "192.0.2.7",
  category: "content",
  type: "csem",
  url: "https://chat.example/u/nepoznat-22",
  exploitation_type: "grooming",
  detection_method: "user_report",
};

export const EXAMPLES = {
  forward: {
    sent: {
      case: { summary: "A case with what the hotline knows", value: REPORT },
      short: { summary: "All that has to be there", value: SHORT },
    },
    answered: { value: accepted },
  },
  batch: {
    sent: {
      two: {
        summary: "Two cases, of which the second comes under the first one’s key",
        value: {
          reports: [
            { ...REPORT, idempotencyKey: "alo-2026-17" },
            { ...SHORT, idempotencyKey: "alo-2026-17" },
          ],
        },
      },
    },
    answered: {
      value: {
        results: [
          { status: 201, report: accepted },
          {
            status: 422,
            problem: {
              type: "urn:safelane:problem:idempotency-key-reused",
              status: 422,
              title: "Not accepted",
              detail: "Another body was sent under this Idempotency-Key before. Send this one under a new key.",
            },
          },
        ],
      },
    },
  },
  xarf: {
    sent: { csem: { summary: "A user’s report of grooming", value: XARF } },
    answered: { value: accepted },
  },
  list: {
    answered: {
      value: {
        reports: [
          { ...accepted, case: "ALO/2026/17", progress: "with-agency", outcomes: [] },
          {
            id: "0c9d1f35b7e24a68907a1b2c3d4e5f60",
            reference: "RS-2HM8W-90QJT",
            receivedAt: "2026-11-21T12:03:20.514Z",
            progress: "closed",
            outcomes: ["protected"],
          },
        ],
        cursor: "MjAyNi0xMS0yMVQxMjowMzoyMC41MTRaIDBjOWQxZjM1YjdlMjRhNjg5MDdhMWIyYzNkNGU1ZjYw",
      },
    },
  },
  show: {
    answered: {
      value: {
        ...accepted,
        case: "ALO/2026/17",
        progress: "taken-on",
        outcomes: [],
        steps: [
          { progress: "received", at: accepted.receivedAt },
          { progress: "with-agency", at: "2026-11-21T12:00:04.101Z" },
          { progress: "taken-on", at: "2026-11-21T12:41:09.730Z" },
        ],
        agencies: [{ id: "interior-high-tech-crime", does: "works" }],
        messages: [
          {
            at: "2026-11-21T12:43:00.000Z",
            kind: "question",
            text: "Does the mother still have the messages?",
            agency: "interior-high-tech-crime",
          },
          { at: "2026-11-21T12:58:12.000Z", kind: "reply", text: "She has all of them." },
        ],
      },
    },
  },
  message: {
    sent: {
      reply: { summary: "More to tell", value: { text: "She has all of them." } },
      danger: { summary: "It has become pressing", value: { text: "He is on his way to her school.", danger: true } },
    },
    answered: { value: { at: "2026-11-21T12:58:12.000Z" } },
  },
  withdraw: { answered: { value: { ...accepted, progress: "withdrawn" } } },
  notice: {
    question: {
      summary: "An agency asks something",
      value: {
        type: "report.updated",
        timestamp: "2026-11-21T12:43:00.000Z",
        data: {
          ...accepted,
          case: "ALO/2026/17",
          progress: "taken-on",
          outcomes: [],
          number: 2,
          messages: 1,
          question: true,
        },
      },
    },
    closed: {
      summary: "What came of it",
      value: {
        type: "report.updated",
        timestamp: "2026-11-24T09:12:31.002Z",
        data: {
          ...accepted,
          case: "ALO/2026/17",
          progress: "closed",
          outcomes: ["protected"],
          number: 4,
          messages: 2,
          question: false,
        },
      },
    },
  },
  report: {
    sent: {
      parent: {
        summary: "A mother writes",
        value: {
          jurisdiction: "RS",
          language: "sr-Latn",
          text: "Nepoznat muškarac traži slike od moje ćerke i preti joj.",
          reporter: "parent",
          age: "13-15",
          nonce: "b5b0a1de-6c0e-4f0e-9a52-1d9f3a1a7c55",
        },
      },
      short: { summary: "All that has to be there", value: SHORT },
    },
    answered: { value: { receipt: "7Q2M-K3VX-9DAB-CD12-EF34-GH59", reference: "RS-7QK2M-3VX9D" } },
  },
  follow: {
    answered: {
      value: { reference: "RS-7QK2M-3VX9D", progress: "with-agency", receivedAt: "2026-11-21T12:00:00.000Z" },
    },
  },
} as const;

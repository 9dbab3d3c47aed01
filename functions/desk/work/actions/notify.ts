import * as z from "zod/mini";
import { plus } from "../../../../shared/domain/instant.js";
import {
  EXPOSURES,
  MOST_NOTICES,
  NOTICE_BASES,
  NOTICE_KINDS,
  NOTICE_URGENCIES,
  type NoticeContent,
} from "../../../../shared/domain/notices.js";
import { noticesAsked } from "../../../../shared/domain/transitions/index.js";
import { settle } from "../../../../shared/stores/settle.js";
import { STATEMENT_BACKSTOP } from "../../../../shared/stores/statements.js";
import { xarfNotice } from "../../../../shared/xarf/notice.js";
import { noticeKinds } from "../../../../shared/xarf/notice-kinds.js";
import { parseXarf } from "../../../../shared/xarf/parse.js";
import { caseAt, isWorkable, standingOf } from "../case.js";
import { recorded } from "../look.js";
import { addressesIn, addressTyped, type NoticeAddress, noticeIdOf } from "../notice.js";
import { choice, type Fault, type Parsed, type Perform, parsedBy, performing, type Work } from "./action.js";
import { announceNotices } from "./announce.js";

/** RFC 5321 §4.5.3.1.3. */
const LONGEST_MAIL_ADDRESS = 254;

const form = z.object({
  nonce: z._default(z.string(), ""),
  provider: z
    ._default(z.string(), "")
    .check(z.trim(), z.maxLength(LONGEST_MAIL_ADDRESS, "provider-invalid"), z.email("provider-invalid")),
  kind: choice(NOTICE_KINDS, "kind-missing"),
  basis: choice(NOTICE_BASES, "basis-missing"),
  urgency: choice(NOTICE_URGENCIES, "urgency-missing"),
  entitled: choice(["yes"], "entitled-missing"),
});

/**
 * Tells a hosting provider what lies at addresses that the report names, or that the officer found: a notice for each. What
 * they say is written first, beside the statement, then that they are to be sent.
 */
export const notify: Perform = async (work) => {
  const { now, deps } = work;
  if (!isWorkable(standingOf(work.one))) return asking([])(work);
  // The addresses are the reporter's words: looking at them is recorded as every look is.
  const report = await recorded(work.one, now, deps);
  const one = caseAt(report, work.one.index) ?? work.one;
  const statement = await deps.statements.get(report.id);
  const addresses = statement ? addressesIn(statement) : [];
  const result = await asking(addresses)({ ...work, one });
  return result.kind === "faulty" ? { ...result, addresses } : result;
};

const asking = (addresses: readonly NoticeAddress[]): Perform =>
  performing<readonly NoticeContent[]>({
    parse: (work) => parse(work, addresses),
    isDone: ({ report }, drafts) => drafts.every(({ id }) => report.notices?.some((one) => one.id === id)),
    run: async ({ one, now, deps }, drafts) => {
      const until = plus(now, STATEMENT_BACKSTOP);
      for (const draft of drafts) await deps.statements.addNotice(one.report.id, draft, until);
      const ids = drafts.map(({ id }) => id);
      const result = await settle(deps.reports, one.report, (current) => noticesAsked(current, one.index, ids, now));
      if (result.applied) await announceNotices(result.report, deps);
      return result;
    },
    code: "notice-asked",
  });

function parse(work: Work, addresses: readonly NoticeAddress[]): Parsed<readonly NoticeContent[]> {
  const { one, fields, now } = work;
  const kinds = noticeKinds(one.reading);
  if (kinds.length === 0) return { ok: false, faults: [{ code: "xarf-unmapped" }] };
  const parsed = parsedBy(form, fields);
  const { urls, fault } = chosen(fields, addresses);
  const faults: Fault[] = [...(fault ? [fault] : []), ...(parsed.ok ? [] : parsed.faults)];
  const kind = NOTICE_KINDS.find((each) => each === fields["kind"]);
  if (kind && !kinds.includes(kind)) faults.push({ field: "kind", code: "kind-missing" });
  const exposure = kind?.startsWith("exposed-") ? EXPOSURES.find((each) => each === fields["exposure"]) : undefined;
  if (kind?.startsWith("exposed-") && !exposure) faults.push({ field: "exposure", code: "exposure-missing" });

  if (one.dispatch.answer !== "acknowledged") faults.push({ code: "acknowledge-first" });
  if (!parsed.ok || faults.length > 0) return { ok: false, faults };

  const { nonce, provider, basis, urgency } = parsed.input;
  const drafts = urls.map((url): NoticeContent => {
    const draft = { url, provider, kind: parsed.input.kind, basis, urgency, ...(exposure && { exposure }) };
    return { id: noticeIdOf(one, nonce, draft), at: now, ...draft };
  });
  if (!drafts.every(isXarf)) return { ok: false, faults: [{ field: "other", code: "address-invalid" }] };
  const { notices = [] } = one.report;
  const fresh = drafts.filter(({ id }) => notices.every((notice) => notice.id !== id));
  return notices.length + fresh.length > MOST_NOTICES
    ? { ok: false, faults: [{ code: "notices-too-many" }] }
    : { ok: true, input: drafts };
}

/** Those that are ticked, and the one that is typed. */
function chosen(
  { address = "", other = "" }: Readonly<Record<string, string>>,
  addresses: readonly NoticeAddress[],
): { readonly urls: readonly string[]; readonly fault?: Fault } {
  const keys = address.split("\n");
  const ticked = addresses.filter(({ key }) => keys.includes(key)).map(({ url }) => url);
  const typed = other.trim() === "" ? [] : [addressTyped(other)];
  const urls = [...new Set([...ticked, ...typed])].filter((url) => url !== undefined);
  if (typed.includes(undefined)) return { urls, fault: { field: "other", code: "address-invalid" } };
  const field = addresses.length > 0 ? "address" : "other";
  return urls.length > 0 ? { urls } : { urls, fault: { field, code: "address-missing" } };
}

/** Who stands by it is our own affair; an address that smuggles a picture is not sent on. */
const NOBODY = { name: "", address: "abuse@safelane.example" };

const isXarf = (content: NoticeContent): boolean =>
  parseXarf(xarfNotice({ content, id: "", reference: "", reporter: NOBODY, sender: NOBODY })).ok;

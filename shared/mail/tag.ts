/** One mail of a dispatch, as the mail service hands it back with each delivery event. */
export interface MailTag {
  readonly reportId: string;
  readonly index: number;
  /** Which of the dispatch's mails, counted from 0. */
  readonly number: number;
}

/** `<report id>_<index>_<number>`: SES takes letters, digits, `_` and `-` only (SES v1 `MessageTag`). */
export const mailTagOf = (reportId: string, index: number, number: number): string => `${reportId}_${index}_${number}`;

/** The mail of a notice to a hosting provider, of which there is one. */
export interface NoticeTag {
  readonly reportId: string;
  readonly notice: number;
}

/** `<report id>_n<index>` */
export const noticeTagOf = (reportId: string, index: number): string => `${reportId}_n${index}`;

/** Undefined for anything that {@link noticeTagOf} does not write. */
export function parseNoticeTag(tag: string): NoticeTag | undefined {
  const [, reportId, index] = /^([0-9a-f]{32})_n(0|[1-9]\d{0,2})$/.exec(tag) ?? [];
  return reportId === undefined || index === undefined ? undefined : { reportId, notice: Number(index) };
}

/** Undefined for anything that {@link mailTagOf} does not write. */
export function parseMailTag(tag: string): MailTag | undefined {
  const [, reportId, index, number] = /^([0-9a-f]{32})_(0|[1-9]\d{0,2})_(0|[1-9]\d{0,5})$/.exec(tag) ?? [];
  if (reportId === undefined || index === undefined || number === undefined) return undefined;
  return { reportId, index: Number(index), number: Number(number) };
}

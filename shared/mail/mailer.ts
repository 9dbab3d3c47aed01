/** One composed mail for one address. */
export interface Outgoing {
  readonly to: string;
  readonly from: string;
  /** The whole MIME message. */
  readonly raw: Uint8Array;
  /** Of a dispatch's mail, `mailTagOf`, of a notice, `noticeTagOf`: what delivery events are matched by. */
  readonly tag?: string;
}

/**
 * Sends mails. Each call tries once: who calls decides whether to try again, because only the caller knows whether a
 * second mail would do harm.
 *
 * @throws Failure `transient: mail-throttled`, `transient: mail-unavailable`: it certainly was not sent;
 *   `transient: mail-unknown`: no answer came, it may have gone out;
 *   `permanent: mail-rejected`: this mail or this address will never be taken.
 */
export interface Mailer {
  send(mail: Outgoing): Promise<{ readonly messageId: string }>;
}

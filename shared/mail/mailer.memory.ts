import type { Failure } from "../domain/errors.js";
import type { Mailer, Outgoing } from "./mailer.js";

/** Keeps what it was given to send. */
export class MemoryMailer implements Mailer {
  readonly sent: Outgoing[] = [];
  /** Failures for the next sends, first one first; each is thrown once. `mail-unknown` is thrown after the mail went out. */
  readonly failures: Failure[] = [];

  async send(mail: Outgoing): Promise<{ readonly messageId: string }> {
    const failure = this.failures.shift();
    if (failure === undefined || failure.code === "mail-unknown") this.sent.push(mail);
    if (failure !== undefined) throw failure;
    return { messageId: `memory-${this.sent.length}` };
  }
}

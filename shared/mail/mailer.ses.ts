import { type SESClient, SESServiceException, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { type Failure, permanent, transient } from "../domain/errors.js";
import type { Mailer, Outgoing } from "./mailer.js";

/** Where the mails go out. */
export interface SesSettings {
  /** Must be made with `maxAttempts: 1`: the SDK would repeat a send whose answer was lost, and the agency would get two. */
  readonly client: SESClient;
  /** Publishes what becomes of the mails: delivered, bounced, complained. */
  readonly configurationSet: string;
}

/** Sends through Amazon SES. */
export function sesMailer({ client, configurationSet }: SesSettings): Mailer {
  return {
    async send(mail) {
      const { MessageId } = await client.send(command(mail, configurationSet)).catch((error: unknown) => {
        throw failureOf(error);
      });
      if (MessageId === undefined) throw transient("mail-unknown");
      return { messageId: MessageId };
    },
  };
}

function command({ to, from, raw, tag }: Outgoing, configurationSet: string): SendRawEmailCommand {
  return new SendRawEmailCommand({
    Source: from,
    // Taken instead of the To header: only this address gets it, whatever the message says.
    Destinations: [to],
    RawMessage: { Data: raw },
    ConfigurationSetName: configurationSet,
    ...(tag !== undefined && { Tags: [{ Name: "dispatch", Value: tag }] }),
  });
}

/** Names under which AWS says "too fast" or "too many today". */
const THROTTLED = new Set([
  "LimitExceededException",
  "RequestLimitExceeded",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
]);

/** What is wrong is this mail or this address: no try will ever be taken. */
const REFUSED = new Set(["InvalidParameterValue", "MessageRejected"]);

/** SES's words for a sender that is not set up. It says so under `MessageRejected`, but another address would not help. */
const SENDER_NOT_VERIFIED = /\bnot verified\b/i;

/**
 * Which of our failures an error of the SDK is. Asked is one thing: was it certainly not sent? A refusal (4xx) and
 * "unavailable" (503) are answers given before the mail was taken. Any other server error, a timeout or a broken
 * connection may come after it.
 */
function failureOf(error: unknown): Failure {
  if (!(error instanceof SESServiceException)) {
    return transient(neverAsked(error) ? "mail-unavailable" : "mail-unknown", error);
  }
  const status = error.$metadata.httpStatusCode ?? 0;
  if (THROTTLED.has(error.name) || status === 429) return transient("mail-throttled", error);
  if (SENDER_NOT_VERIFIED.test(error.message)) return transient("mail-unavailable", error);
  if (REFUSED.has(error.name)) return permanent("mail-rejected", error);
  const refused = status === 503 || (status >= 400 && status < 500);
  return transient(refused ? "mail-unavailable" : "mail-unknown", error);
}

/** Nothing left this machine: no credentials, no such host, or no connection (on all of the host's addresses). */
function neverAsked(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(neverAsked);
  if (error.name === "CredentialsProviderError") return true;
  return "syscall" in error && (error.syscall === "connect" || error.syscall === "getaddrinfo");
}

import { MessageRejected, SESClient, SESServiceException, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, test } from "vitest";
import { sesMailer } from "./mailer.ses.js";

const ses = mockClient(SESClient);
const client = new SESClient({ region: "eu-central-1", maxAttempts: 1 });
const mailer = sesMailer({ client, configurationSet: "dispatches" });
const mail = {
  to: "duty@agency.example",
  from: "reports@safelane.example",
  raw: new TextEncoder().encode("Subject: x\n\nx"),
  tag: "0123456789abcdef0123456789abcdef_2_0",
};

const answered = (name: string, httpStatusCode: number, message = "no") =>
  new SESServiceException({
    name,
    message,
    $fault: httpStatusCode < 500 ? "client" : "server",
    $metadata: { httpStatusCode },
  });
const system = (code: string, syscall?: string) =>
  Object.assign(new Error(code), { code, ...(syscall && { syscall }) });

beforeEach(() => {
  ses.reset();
});

test("a mail goes to its one address, under the configuration set, tagged as what it is", async () => {
  ses.on(SendRawEmailCommand).resolves({ MessageId: "0100-abc" });
  await expect(mailer.send(mail)).resolves.toEqual({ messageId: "0100-abc" });
  expect(ses.commandCalls(SendRawEmailCommand)[0]?.args[0].input).toEqual({
    Source: mail.from,
    Destinations: [mail.to],
    RawMessage: { Data: mail.raw },
    ConfigurationSetName: "dispatches",
    Tags: [{ Name: "dispatch", Value: "0123456789abcdef0123456789abcdef_2_0" }],
  });
});

test("a mail of no dispatch has no tag", async () => {
  ses.on(SendRawEmailCommand).resolves({ MessageId: "0100-abc" });
  const { tag: _, ...untagged } = mail;
  await mailer.send(untagged);
  expect(ses.commandCalls(SendRawEmailCommand)[0]?.args[0].input).not.toHaveProperty("Tags");
});

describe.each<[string, string, unknown]>([
  [
    "permanent: mail-rejected",
    "a rejected message",
    new MessageRejected({ message: "Address blacklisted.", $metadata: { httpStatusCode: 400 } }),
  ],
  [
    "permanent: mail-rejected",
    "an address that is none",
    answered("InvalidParameterValue", 400, "Missing final '@domain'"),
  ],
  ["transient: mail-throttled", "too many a second", answered("Throttling", 400, "Maximum sending rate exceeded.")],
  [
    "transient: mail-throttled",
    "too many today",
    answered("ThrottlingException", 400, "Daily message quota exceeded."),
  ],
  ["transient: mail-throttled", "a limit", answered("LimitExceededException", 400)],
  ["transient: mail-throttled", "an unnamed 429", answered("Unknown", 429)],
  [
    "transient: mail-unavailable",
    "a sender that is not set up",
    answered(
      "MessageRejected",
      400,
      "Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: reports@safelane.example",
    ),
  ],
  ["transient: mail-unavailable", "a paused account", answered("AccountSendingPausedException", 400)],
  [
    "transient: mail-unavailable",
    "a paused configuration set",
    answered("ConfigurationSetSendingPausedException", 400),
  ],
  ["transient: mail-unavailable", "no such configuration set", answered("ConfigurationSetDoesNotExist", 400)],
  [
    "transient: mail-unavailable",
    "an unverified MAIL FROM domain",
    answered("MailFromDomainNotVerifiedException", 400),
  ],
  ["transient: mail-unavailable", "no permission", answered("AccessDenied", 403)],
  ["transient: mail-unavailable", "a service that says it is down", answered("ServiceUnavailable", 503)],
  ["transient: mail-unavailable", "no such host", system("ENOTFOUND", "getaddrinfo")],
  ["transient: mail-unavailable", "no connection", system("ECONNREFUSED", "connect")],
  [
    "transient: mail-unavailable",
    "no connection on any address",
    new AggregateError([system("ECONNREFUSED", "connect"), system("ETIMEDOUT", "connect")]),
  ],
  [
    "transient: mail-unavailable",
    "no credentials",
    Object.assign(new Error("none"), { name: "CredentialsProviderError" }),
  ],
  ["transient: mail-unknown", "a failure inside SES", answered("InternalFailure", 500)],
  ["transient: mail-unknown", "a gateway that gave up", answered("Unknown", 504)],
  ["transient: mail-unknown", "a connection reset after the request", system("ECONNRESET", "read")],
  ["transient: mail-unknown", "a broken pipe", system("EPIPE", "write")],
  ["transient: mail-unknown", "a timeout", Object.assign(new Error("timed out"), { name: "TimeoutError" })],
  ["transient: mail-unknown", "an answer that can't be read", new SyntaxError("xml")],
])("%s", (failure, what, error) => {
  test(`is ${what}`, async () => {
    ses.on(SendRawEmailCommand).rejects(error as Error);
    await expect(mailer.send(mail)).rejects.toThrow(failure);
    expect(ses.commandCalls(SendRawEmailCommand)).toHaveLength(1);
  });
});

test("an answer without a message id leaves open whether it was sent", async () => {
  ses.on(SendRawEmailCommand).resolves({});
  await expect(mailer.send(mail)).rejects.toThrow("transient: mail-unknown");
});

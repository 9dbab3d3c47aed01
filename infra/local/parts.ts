import type * as z from "zod";
import type { kinds } from "./declarations.js";
import type { EventPattern } from "./event-pattern.js";
import type { InputTransformer } from "./input-transformer.js";

type Properties<Name extends keyof typeof kinds> = z.output<(typeof kinds)[Name]["schema"]>;

export interface TableDeclaration extends Properties<"table"> {
  readonly name: string;
}

export interface QueueDeclaration extends Properties<"queue"> {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
}

export interface FunctionDeclaration {
  /** The short name people know it by, e.g. `intake`. */
  readonly name: string;
  readonly physicalName: string;
  readonly arn: string;
  /** The bundle: a module that exports `exportName`. */
  readonly file: string;
  readonly exportName: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

export interface MappingDeclaration {
  readonly queue: QueueDeclaration;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly windowMs: number;
  /** Whether the function's answer names the messages that failed. */
  readonly partial: boolean;
}

export interface ScheduleDeclaration {
  readonly arn: string;
  readonly functionArn: string;
  readonly everyMs: number;
  /** JSON to send instead of EventBridge's own event. */
  readonly input: string | undefined;
}

/** A rule that hands the events that match its pattern to a queue. */
export interface EventRuleDeclaration {
  readonly pattern: EventPattern;
  readonly queue: QueueDeclaration;
  /** Without it the message is the event. */
  readonly transformer: InputTransformer | undefined;
}

/** Which events of the mails of a configuration set go to the event bus. */
export interface MailEventsDeclaration {
  readonly configurationSet: string;
  readonly eventTypes: Properties<"eventDestination">["EventDestination"]["MatchingEventTypes"];
}

/** A function that is asked who may have a request answered. */
export interface AuthorizerDeclaration {
  readonly id: string;
  readonly functionArn: string;
  /** Which headers say who asks, in small letters. Without one of them nobody is asked. */
  readonly headers: readonly string[];
  /** How long what the function said holds for the same headers; 0 for one request only. */
  readonly ttlMs: number;
}

export interface RouteDeclaration {
  /** `GET /v1/reports/{receipt}`, `ANY /{proxy+}` or `$default`. */
  readonly key: string;
  readonly functionArn: string;
  /** Who is asked first. Without it everybody is let in. */
  readonly authorizer?: AuthorizerDeclaration;
}

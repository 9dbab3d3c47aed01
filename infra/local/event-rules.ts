import type { Stack } from "./assembly.js";
import { declared, kinds, propertiesOf } from "./declarations.js";
import type { World } from "./identity.js";
import type { EventRuleDeclaration, MailEventsDeclaration, QueueDeclaration } from "./parts.js";

/** The enabled rules that wait for events, one for each target. */
export function eventRulesOf(
  stacks: readonly Stack[],
  world: World,
  queues: readonly QueueDeclaration[],
): EventRuleDeclaration[] {
  return declared(stacks, kinds.eventRule.type)
    .filter(({ resource }) => "EventPattern" in resource.Properties)
    .flatMap((item) => {
      const { EventPattern, State, Targets } = propertiesOf(world, kinds.eventRule, item);
      const rules = Targets.map(({ Arn, InputTransformer }) => {
        const queue = queues.find(({ arn }) => arn === Arn);
        if (queue === undefined) throw new Error(`${item.id}: ${Arn} is no queue of these stacks`);
        return { pattern: EventPattern, queue, transformer: InputTransformer };
      });
      return State === "ENABLED" ? rules : [];
    });
}

/** What SES publishes to the event bus of the mails of each configuration set. */
export function mailEventsOf(stacks: readonly Stack[], world: World): MailEventsDeclaration[] {
  return declared(stacks, kinds.eventDestination.type).flatMap((item) => {
    const { ConfigurationSetName, EventDestination } = propertiesOf(world, kinds.eventDestination, item);
    const { Enabled, MatchingEventTypes } = EventDestination;
    return Enabled ? [{ configurationSet: ConfigurationSetName, eventTypes: MatchingEventTypes }] : [];
  });
}

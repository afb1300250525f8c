import type { Answer, Caller, Done, Services } from '@chat/domain/commands';
import { importTopic } from '@chat/domain/guilds';
import { createPlaceholder, linkPlaceholder } from '@chat/domain/identity';
import { membershipHandlers } from '@chat/domain/membership';
import { importMask } from '@chat/domain/moderation';
import type { Id } from '@chat/schema/events';
import type { Step } from './step.ts';
import { carriedOut } from './target.ts';

/** A line that must have had a consequence had none: plan and domain do not agree. */
export class StepWithoutFact extends Error {
  override readonly name = 'StepWithoutFact';
}

/** Where steps are taken, and by whom. */
export interface StepTarget {
  readonly caller: Caller;
  readonly guildId: Id;
  readonly channelId: Id;
}

/** Carries one step out. Steps on one stream are carried out in the order of the calls. */
const handlersFor = (services: Services, { caller, guildId, channelId }: StepTarget) => {
  const membership = membershipHandlers(services);
  const handlers = {
    createPlaceholder: createPlaceholder(services),
    linkPlaceholder: linkPlaceholder(services),
    join: membership.importJoin,
    leave: membership.importLeave,
    kick: membership.kickMember,
    ban: membership.banMember,
    unban: membership.unbanMember,
    timeOut: membership.timeOutMember,
    liftTimeout: membership.liftTimeout,
    changeMask: importMask(services),
    changeTopic: importTopic(services),
  };
  return ({ key, occurredAt, act }: Step): Promise<Answer> => {
    const at = () => occurredAt;
    switch (act.kind) {
      case 'createPlaceholder':
        return handlers.createPlaceholder(caller, key, { ...act, guildId }, at);
      case 'linkPlaceholder':
        return handlers.linkPlaceholder(caller, key, act, at);
      case 'join':
      case 'leave':
        return handlers[act.kind](caller, key, { guildId, userId: act.userId }, at);
      case 'kick':
        return handlers.kick(caller, key, { guildId, userId: act.userId }, act.reason, at);
      case 'unban':
      case 'liftTimeout':
        return handlers[act.kind](caller, key, { guildId, userId: act.userId }, undefined, at);
      case 'ban':
      case 'timeOut':
        return handlers[act.kind](caller, key, { guildId, userId: act.userId }, {}, at);
      case 'changeMask':
        return handlers.changeMask(caller, key, { guildId, change: act.change }, at);
      case 'changeTopic':
        return handlers.changeTopic(caller, key, { guildId, channelId, topic: act.topic }, at);
    }
  };
};

/** Whether it makes the account of somebody: it waits for nothing, and whatever happens to them waits for it. */
export const isNewcomer = ({ act }: Step): boolean => act.kind === 'createPlaceholder';

/** Carries steps out, those of different streams together, and answers with what each did. */
export const stepsOn = (services: Services, target: StepTarget) => {
  const carryOut = handlersFor(services, target);
  const factOf = async (step: Step): Promise<Done> => {
    const done = await carriedOut(step.place, carryOut(step));
    if (done.facts.length !== 1) throw new StepWithoutFact(`${step.place}: ${step.act.kind} had no consequence`);
    return done;
  };
  return (steps: readonly Step[]): Promise<readonly Done[]> => Promise.all(steps.map(factOf));
};

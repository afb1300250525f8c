import { type Id, streams } from '@chat/schema/events';
import { type Answer, type PersonCaller, type Services, saying } from '../commands/index.ts';
import { isRefusal } from '../errors/index.ts';
import { type AccountState, account } from '../identity/index.ts';
import { accountOf } from '../membership/index.ts';
import { knowEachOther } from './acquaintance.ts';
import { decideBlockPerson, decideUnblockPerson } from './blocks.decide.ts';

/** Nothing new between the two from then on; what was said stays readable to both. */
export const blockPerson =
  (services: Services) =>
  (caller: PersonCaller, key: Id, userId: Id): Promise<Answer> => {
    const actorId = caller.actor.id;
    return services.commands.run<AccountState, undefined, boolean>({
      name: 'blockPerson',
      key,
      scope: actorId,
      caller,
      model: services.aggregates.model(streams.account(actorId), account),
      gather: async () => {
        const who = await accountOf(services, caller);
        if (isRefusal(who)) return who;
        const looked = await knowEachOther(services, actorId, userId);
        return isRefusal(looked) ? looked : { looked, documents: undefined, basis: [], owners: {} };
      },
      decide: (state, isKnown) => decideBlockPerson(state, { actorId, userId, isKnown }),
      repeats: saying('PersonBlocked', { userId }),
    });
  };

export const unblockPerson =
  (services: Services) =>
  (caller: PersonCaller, key: Id, userId: Id): Promise<Answer> =>
    services.commands.run<AccountState, undefined, undefined>({
      name: 'unblockPerson',
      key,
      scope: caller.actor.id,
      caller,
      model: services.aggregates.model(streams.account(caller.actor.id), account),
      gather: async () => {
        const who = await accountOf(services, caller);
        return isRefusal(who) ? who : { looked: undefined, documents: undefined, basis: [], owners: {} };
      },
      decide: (state) => decideUnblockPerson(state, userId),
      repeats: saying('PersonUnblocked', { userId }),
    });

import { type Id, type Millis, type Opened, streams } from '@chat/schema/events';
import type { Answer, Caller, Decision, FactIds, Services } from '../commands/index.ts';
import { type AccountState, account } from './account.state.ts';

/** A command on the account of one person. */
export interface AccountCommand {
  readonly name: string;
  readonly key: Id;
  readonly userId: Id;
  readonly caller: Caller;
  readonly firstOrdinal?: number;
  /** Imports only. */
  readonly occurredAt?: (ordinal: number) => Millis;
  readonly decide: (state: AccountState, ids: FactIds) => Decision;
  readonly repeats?: (original: readonly Opened[]) => boolean;
}

/** Decides on the account's own stream and nothing else. */
export const onAccount = (services: Services, command: AccountCommand): Promise<Answer> => {
  const { userId, decide, ...rest } = command;
  return services.commands.run<AccountState, undefined, undefined>({
    ...rest,
    scope: userId,
    model: services.aggregates.model(streams.account(userId), account),
    gather: async () => ({ looked: undefined, documents: undefined, basis: [], owners: { userId } }),
    decide: (state, _looked, ids) => decide(state, ids),
  });
};

import type { Services } from '@chat/domain/commands';
import { accountOfHandle, instance } from '@chat/domain/identity';
import { type Id, streams } from '@chat/schema/events';
import { placeholderOwnerId } from './source.ts';

/** Nobody has the handle that was given with `--owner`. */
export class UnknownOwner extends Error {
  override readonly name = 'UnknownOwner';
}

/** Whoever the handle names, else the first administrator, else an account of the import's own. */
export const ownerFor = async (services: Services, importId: Id, handle: string | undefined): Promise<Id> => {
  if (handle !== undefined) {
    const userId = await accountOfHandle(services, handle);
    if (userId === undefined) throw new UnknownOwner(`nobody here has the handle ${handle}`);
    return userId;
  }
  const { state } = await services.aggregates.load(streams.instance, instance);
  const [first] = state.administrators;
  return first ?? placeholderOwnerId(importId);
};

import type { Id } from '@chat/schema/events';
import type { Services } from '../commands/index.ts';
import { handleHashOf } from './openAccount.ts';
import { holderOf } from './reservations.ts';

/** Whose handle it is; nothing where nobody has it. For tools of the operator: the API tells nobody. */
export const accountOfHandle = (services: Services, handle: string): Promise<Id | undefined> =>
  holderOf(services, 'HANDLE', handleHashOf(services, handle));

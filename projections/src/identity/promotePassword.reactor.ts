import type { Services } from '@chat/domain/commands';
import { completePasswordChange } from '@chat/domain/identity';
import type { Reactor } from '../runner/reactor.ts';

/** A password whose fact stands is in force, also where the handler that changed it died. */
export const promotePasswordReactor: Reactor<Services> = {
  name: 'promotePassword',
  handles: ['PasswordChanged'],
  startsAt: 'BEGINNING',
  react: (fact, services) => completePasswordChange(services, fact),
};

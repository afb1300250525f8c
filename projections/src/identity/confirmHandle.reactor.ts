import type { Services } from '@chat/domain/commands';
import { completeRegistration } from '@chat/domain/identity';
import type { Reactor } from '../runner/reactor.ts';

/** A handle whose account stands is confirmed, also where the handler that registered it died. */
export const confirmHandleReactor: Reactor<Services> = {
  name: 'confirmHandle',
  handles: ['AccountRegistered'],
  startsAt: 'BEGINNING',
  react: (fact, services) => completeRegistration(services, fact),
};

import type { Services } from '@chat/domain/commands';
import { completeVerification } from '@chat/domain/identity';
import type { Reactor } from '../runner/reactor.ts';

/** An address that an account names is confirmed and the one before it released, also where the handler died. */
export const confirmEmailReactor: Reactor<Services> = {
  name: 'confirmEmail',
  handles: ['EmailVerified'],
  startsAt: 'BEGINNING',
  react: (fact, services) => completeVerification(services, fact),
};

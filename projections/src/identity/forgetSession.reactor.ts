import type { Services } from '@chat/domain/commands';
import { completeSessionEnd } from '@chat/domain/identity';
import type { Reactor } from '../runner/reactor.ts';

/** Of a session that has ended, neither secrets nor device are kept. */
export const forgetSessionReactor: Reactor<Services> = {
  name: 'forgetSession',
  handles: ['SessionEnded'],
  startsAt: 'BEGINNING',
  react: (fact, services) => completeSessionEnd(services, fact),
};

import type { Services } from '@chat/domain/commands';
import { finishJoin } from '@chat/domain/membership';
import type { Reactor } from '../runner/reactor.ts';

/** A use of a limited invite that was taken just before a crash: the join that it was taken for follows. */
export const finishJoinReactor: Reactor<Services> = {
  name: 'finishJoin',
  handles: ['InviteClaimed'],
  startsAt: 'BEGINNING',
  react: async (fact, services) => {
    if (fact.type === 'InviteClaimed') await finishJoin(services)(fact);
  },
};

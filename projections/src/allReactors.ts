import type { Services } from '@chat/domain/commands';
import { confirmEmailReactor } from './identity/confirmEmail.reactor.ts';
import { confirmHandleReactor } from './identity/confirmHandle.reactor.ts';
import { forgetSessionReactor } from './identity/forgetSession.reactor.ts';
import { promotePasswordReactor } from './identity/promotePassword.reactor.ts';
import { finishJoinReactor } from './membership/finishJoin.reactor.ts';
import type { Reactor } from './runner/reactor.ts';

/** What follows from facts elsewhere. Runs in one process, beside the handlers whose work it completes. */
export const reactors: readonly Reactor<Services>[] = [
  confirmHandleReactor,
  confirmEmailReactor,
  promotePasswordReactor,
  forgetSessionReactor,
  finishJoinReactor,
];

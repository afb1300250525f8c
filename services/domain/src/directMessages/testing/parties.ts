import type { KeyedHash } from '@chat/schema/events';
import { account } from '../../identity/index.ts';
import { type GivenDraft, exampleId as id, stateAfter } from '../../testing/deciderSpec.ts';

export const [adaId, bobId, cydId] = [id(1), id(2), id(3)];

const registered: GivenDraft = {
  type: 'AccountRegistered',
  data: {
    handle: id(9) as string as KeyedHash, // 32 hexadecimal digits as well
    claimId: id(8),
    avatarColour: '#000000' as never, // the form of a Colour
    locale: 'EN',
    text: { handle: 'somebody', displayName: 'Somebody' },
  },
};

/** An account with these facts after its registration. */
export const accountWith = (...facts: readonly GivenDraft[]) => stateAfter(account, [registered, ...facts]);

export const opened = (kind: 'PAIR' | 'GROUP', ...participantIds: readonly (typeof adaId)[]): GivenDraft => ({
  type: 'DirectConversationOpened',
  data: { kind, participantIds },
});
export const added = (userId: typeof adaId): GivenDraft => ({ type: 'ParticipantAdded', data: { userId } });
export const left = (userId: typeof adaId): GivenDraft => ({ type: 'ParticipantLeft', data: { userId } });
export const blocked = (userId: typeof adaId): GivenDraft => ({ type: 'PersonBlocked', data: { userId } });
export const unblocked = (userId: typeof adaId): GivenDraft => ({ type: 'PersonUnblocked', data: { userId } });

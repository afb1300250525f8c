import { maskOf } from '@chat/schema/permissions';
import { describe, expect, it } from 'vitest';
import { messageRights } from './messageRights.ts';

describe('what may be done with messages', () => {
  it('is what the permissions name', () => {
    const rights = messageRights({ permissions: maskOf('SEND_MESSAGES', 'PIN_MESSAGES'), isOpen: true });
    expect(rights).toMatchObject({ maySend: true, mayPin: true, mayDelete: false, mayReactAnew: false, seesRevisions: false });
  });

  it('is nothing but reading where the channel is archived', () => {
    const permissions = maskOf('SEND_MESSAGES', 'PIN_MESSAGES', 'MANAGE_MESSAGES', 'ADD_REACTIONS', 'VIEW_EDIT_HISTORY');
    expect(messageRights({ permissions, isOpen: false })).toEqual({
      isOpen: false,
      maySend: false,
      mayPin: false,
      mayDelete: false,
      mayReactAnew: false,
      seesRevisions: true,
    });
  });

  it('is everything but deleting what others say in a direct conversation', () => {
    expect(messageRights({ permissions: undefined, isOpen: true })).toMatchObject({ mayPin: true, mayDelete: false });
  });
});

import { bitOf, type Permission } from '@chat/schema/permissions';

/** What the viewer may do with messages of a channel. The server decides; this only says what to offer. */
export interface MessageRights {
  /** Nothing changes in an archived channel, nor in a closed conversation. */
  readonly isOpen: boolean;
  readonly maySend: boolean;
  readonly mayPin: boolean;
  /** Others' messages, too. */
  readonly mayDelete: boolean;
  /** An emoji that nobody has put there yet. */
  readonly mayReactAnew: boolean;
  /** Earlier texts of others' messages. */
  readonly seesRevisions: boolean;
}

/** In a direct conversation everybody writes, reacts and pins, and deletes what is their own. */
const direct: MessageRights = {
  isOpen: true,
  maySend: true,
  mayPin: true,
  mayDelete: false,
  mayReactAnew: true,
  seesRevisions: false,
};

interface Standing {
  /** A 64-bit mask as a decimal number; absent: a direct conversation. */
  readonly permissions: string | undefined;
  readonly isOpen: boolean;
}

export const messageRights = ({ permissions, isOpen }: Standing): MessageRights => {
  if (permissions === undefined) return { ...direct, isOpen };
  const mask = BigInt(permissions);
  const may = (permission: Permission): boolean => (mask & bitOf(permission)) !== 0n;
  return {
    isOpen,
    maySend: isOpen && may('SEND_MESSAGES'),
    mayPin: isOpen && may('PIN_MESSAGES'),
    mayDelete: isOpen && may('MANAGE_MESSAGES'),
    mayReactAnew: isOpen && may('ADD_REACTIONS'),
    seesRevisions: may('VIEW_EDIT_HISTORY'),
  };
};

import type { ReactNode } from 'react';
import { DirectPlace, OpenWith } from '../directMessages/index.ts';

/** What of direct messages is open: all of them, one conversation, or that with a person, which is found or begun. */
export interface DirectAddress {
  readonly conversationId?: string | undefined;
  readonly userId?: string | undefined;
}

interface DirectMainProps {
  readonly direct: DirectAddress;
  readonly menu: ReactNode;
}

export const DirectMain = ({ direct: { conversationId, userId }, menu }: DirectMainProps) =>
  userId === undefined ? (
    <DirectPlace conversationId={conversationId} menu={menu} />
  ) : (
    <OpenWith key={userId} userId={userId} menu={menu} />
  );

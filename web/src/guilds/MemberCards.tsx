import { createContext, type ReactNode, use, useCallback, useState } from 'react';
import { late } from '../shared/late.tsx';
import type { Guild } from './guildState.ts';

const MemberCard = late(async () => (await import('./MemberCard.tsx')).MemberCard);

/** Opens the card of a person beside what names them. */
export type OpenMember = (userId: string, at: Element) => void;

const OpenMemberContext = createContext<OpenMember | undefined>(undefined);

interface MemberCardsProps {
  readonly guild: Guild;
  readonly onMessage: (userId: string) => void;
  readonly children: ReactNode;
}

interface Opened {
  readonly userId: string;
  readonly at: Element;
}

/** Where names of people lead to their cards: in whatever of a guild is below it. */
export const MemberCards = ({ guild, onMessage, children }: MemberCardsProps) => {
  const [opened, setOpened] = useState<Opened>();
  const open = useCallback((userId: string, at: Element) => setOpened({ userId, at }), []);
  return (
    <OpenMemberContext value={open}>
      {children}
      {opened !== undefined && (
        <MemberCard
          key={opened.userId}
          guild={guild}
          userId={opened.userId}
          at={opened.at}
          onMessage={onMessage}
          onClose={() => setOpened(undefined)}
        />
      )}
    </OpenMemberContext>
  );
};

/** How the card of a person is opened; `undefined` where there are none. */
export const useOpenMember = (): OpenMember | undefined => use(OpenMemberContext);

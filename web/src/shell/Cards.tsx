import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { BlockButton } from '../directMessages/index.ts';
import { type Guild, MemberCards } from '../guilds/index.ts';
import { type PersonActions, PersonActionsProvider } from '../people/PersonActions.ts';

const actions: PersonActions = (userId) => <BlockButton userId={userId} />;

interface CardsProps {
  readonly guild: Guild | undefined;
  readonly children: ReactNode;
}

/** Names of people below it lead to their cards, with all that can be done with a person. */
export const Cards = ({ guild, children }: CardsProps) => {
  const [, navigate] = useLocation();
  if (guild === undefined) return children;
  return (
    <PersonActionsProvider value={actions}>
      <MemberCards guild={guild} onMessage={(userId) => navigate(`/direct/with/${userId}`)}>
        {children}
      </MemberCards>
    </PersonActionsProvider>
  );
};

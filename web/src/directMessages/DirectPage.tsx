import useMediaQuery from '@mui/material/useMediaQuery';
import { type ReactNode, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { ConnectionChip } from '../live/ConnectionChip.tsx';
import { Conversation, useOutbox } from '../messaging/index.ts';
import { usePersonName } from '../people/usePerson.ts';
import { usePresence } from '../presence/index.ts';
import { ConversationAvatar } from './ConversationAvatar.tsx';
import { ConversationMenu } from './ConversationMenu.tsx';
import styles from './DirectPlace.module.css';
import { useDirectConversations } from './DirectProvider.tsx';
import type { DirectConversation } from './directState.ts';
import { Participants } from './Participants.tsx';
import { useConversationName, usePartnerIds } from './useConversationName.ts';

const PartnerLine = ({ partnerId }: { readonly partnerId: string }) => {
  const say = useText();
  const presence = usePresence(partnerId);
  return presence === 'UNKNOWN' ? null : <p>{say(presence)}</p>;
};

interface HeaderProps extends DirectPageProps {
  /** Takes the place for what concerns the messages. */
  readonly tools: (place: Element | null) => void;
}

const Header = ({ conversation, menu, tools }: HeaderProps) => {
  const say = useText();
  const name = useConversationName(conversation);
  const [partnerId] = usePartnerIds(conversation);
  const { id, kind, participantIds } = conversation;
  return (
    <header className={styles['header']}>
      {menu}
      <ConversationAvatar conversation={conversation} name={name} size={32} />
      <div className={styles['names']}>
        <h1 title={name}>{name}</h1>
        {kind === 'GROUP' && <p>{say('groupOf', { count: participantIds.length })}</p>}
        {kind === 'PAIR' && partnerId !== undefined && <PartnerLine partnerId={partnerId} />}
      </div>
      <ConnectionChip channelId={id} />
      <span ref={tools} />
      <ConversationMenu conversation={conversation} />
    </header>
  );
};

/** Why nothing can be said, as far as it is known: who blocks whom is never told to the other. */
const useRefusal = ({ id, kind }: DirectConversation, partnerId: string | undefined): string | undefined => {
  const say = useText();
  const { blockedIds } = useDirectConversations();
  const partner = usePersonName(partnerId ?? id);
  const { unsent } = useOutbox(id);
  if (kind === 'PAIR' && partnerId !== undefined && blockedIds.includes(partnerId)) return say('youBlocked', { person: partner });
  return unsent.some(({ refusal }) => refusal?.code === 'CONVERSATION_CLOSED') ? say('CONVERSATION_CLOSED') : undefined;
};

interface DirectPageProps {
  readonly conversation: DirectConversation;
  readonly menu: ReactNode;
}

/** One direct conversation: with whom, what is said, and of a group who is in it. */
export const DirectPage = ({ conversation, menu }: DirectPageProps) => {
  const say = useText();
  const name = useConversationName(conversation);
  const [partnerId] = usePartnerIds(conversation);
  const refusal = useRefusal(conversation, partnerId);
  const [tools, setTools] = useState<Element | null>(null);
  const isWide = useMediaQuery('(min-width: 1100px)');
  return (
    <>
      <main className={styles['main']}>
        <Header conversation={conversation} menu={menu} tools={setTools} />
        <Conversation
          channelId={conversation.id}
          channelName={name}
          isDirect
          tools={tools}
          composerLabel={conversation.kind === 'GROUP' ? say('writeToGroup') : say('writeTo', { people: name })}
          beginning={say('emptyDirect', { people: name })}
          refusal={refusal}
        />
      </main>
      {isWide && conversation.kind === 'GROUP' && <Participants participantIds={conversation.participantIds} />}
    </>
  );
};

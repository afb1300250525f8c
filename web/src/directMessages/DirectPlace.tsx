import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { late } from '../shared/late.tsx';
import { DirectList } from './DirectList.tsx';
import { DirectPage } from './DirectPage.tsx';
import styles from './DirectPlace.module.css';
import { useDirectConversations, useDirectDirectory } from './DirectProvider.tsx';
import { openOnes } from './directState.ts';

const NewConversationDialog = late(async () => (await import('./NewConversationDialog.tsx')).NewConversationDialog);

interface SentenceProps {
  readonly menu: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
}

const Sentence = ({ menu, title, hint, children }: SentenceProps) => (
  <main className={styles['main']}>
    <header className={styles['bar']}>{menu}</header>
    <div className={styles['nothing']}>
      <h1>{title}</h1>
      <p>{hint}</p>
      {children}
    </div>
  </main>
);

/** On phones the list has no column of its own. */
const ListPage = ({ menu }: { readonly menu: ReactNode }) => (
  <main className={styles['listPage']}>
    <header className={styles['listBar']}>{menu}</header>
    <DirectList openId={undefined} />
  </main>
);

/** Nothing is chosen: how one begins. */
const Home = ({ menu }: { readonly menu: ReactNode }) => {
  const say = useText();
  const state = useDirectConversations();
  const [isChoosing, choose] = useState(false);
  const isEmpty = openOnes(state).length === 0;
  const isPhone = useMediaQuery('(max-width: 699px)');
  if (!state.isLoaded) return <main className={styles['main']} aria-busy="true" />;
  if (isPhone && !isEmpty) return <ListPage menu={menu} />;
  return (
    <Sentence
      menu={menu}
      title={say(isEmpty ? 'noConversations' : 'chooseConversation')}
      hint={say(isEmpty ? 'noConversationsHint' : 'chooseConversationHint')}
    >
      <Button variant="contained" size="large" onClick={() => choose(true)}>
        {say('newConversation')}
      </Button>
      {isChoosing && <NewConversationDialog onClose={() => choose(false)} />}
    </Sentence>
  );
};

const Named = ({ conversationId, menu }: { readonly conversationId: string; readonly menu: ReactNode }) => {
  const say = useText();
  const direct = useDirectDirectory();
  const { conversations, missingIds } = useDirectConversations();
  useEffect(() => direct.want(conversationId), [direct, conversationId]);
  const conversation = conversations.find(({ id }) => id === conversationId);
  if (conversation !== undefined) return <DirectPage conversation={conversation} menu={menu} />;
  if (!missingIds.includes(conversationId)) return <main className={styles['main']} aria-busy="true" />;
  return <Sentence menu={menu} title={say('conversationMissing')} hint={say('conversationMissingHint')} />;
};

interface DirectPlaceProps {
  readonly conversationId: string | undefined;
  /** Opens the lists on phones. */
  readonly menu: ReactNode;
}

/** What is said in a direct conversation. Who is not in it is told that it is not there, as of one that never was. */
export const DirectPlace = ({ conversationId, menu }: DirectPlaceProps) =>
  conversationId === undefined ? (
    <Home menu={menu} />
  ) : (
    <Named key={conversationId} conversationId={conversationId} menu={menu} />
  );

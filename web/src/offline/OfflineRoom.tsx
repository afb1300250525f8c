import { CloudOff, Hash } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { readableText } from '../notifications/index.ts';
import { type KeptMessage, type KeptPage, keptPages } from './keptPages.ts';
import styles from './OfflineRoom.module.css';
import { useWaiting } from './useWaiting.ts';

const Message = ({ message }: { readonly message: KeptMessage }) => {
  const say = useText();
  const { language } = useLanguage();
  const time = new Date(message.sentAt).toLocaleString(language, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <article className={styles['message']}>
      <h3>
        {message.authorName ?? say('erasedPerson')} <time dateTime={message.sentAt}>{time}</time>
      </h3>
      <p>{readableText(message.content, () => undefined)}</p>
    </article>
  );
};

/** What will be sent once the server can be reached again: nobody should have to wonder. */
const Waiting = ({ page }: { readonly page: KeptPage }) => {
  const say = useText();
  const waiting = useWaiting(page);
  if (waiting.length === 0) return null;
  return (
    <section className={styles['waiting']} aria-label={say('waitingToGo', { count: waiting.length })}>
      <h3>{say('waitingToGo', { count: waiting.length })}</h3>
      {waiting.map(({ order, content }) => (
        <p key={order}>{readableText(content, () => undefined)}</p>
      ))}
    </section>
  );
};

const Page = ({ page }: { readonly page: KeptPage }) => {
  const say = useText();
  const { language } = useLanguage();
  const time = new Date(page.keptAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className={styles['page']} aria-label={page.channelName ?? say('erasedName')} tabIndex={0}>
      <p className={styles['asOf']}>{say('asItWas', { time })}</p>
      {page.messages.map((message) => (
        <Message key={message.id} message={message} />
      ))}
      <Waiting page={page} />
    </section>
  );
};

interface ChannelsProps {
  readonly pages: readonly KeptPage[];
  readonly open: KeptPage;
  readonly onOpen: (channelId: string) => void;
}

const Channels = ({ pages, open, onOpen }: ChannelsProps) => {
  const say = useText();
  return (
    <nav className={styles['channels']} aria-label={say('channels')}>
      {pages.map(({ channelId, channelName, guildName }) => (
        <button
          key={channelId}
          type="button"
          aria-current={channelId === open.channelId ? 'page' : undefined}
          onClick={() => onOpen(channelId)}
        >
          <Hash size={18} aria-hidden />
          <span>{channelName ?? say('erasedName')}</span>
          <small>{guildName ?? say('erasedName')}</small>
        </button>
      ))}
    </nav>
  );
};

/** What was read last, while the server is out of reach. Draws nothing where nothing is kept. */
export const OfflineRoom = () => {
  const say = useText();
  const [pages, setPages] = useState<readonly KeptPage[]>([]);
  const [openId, setOpenId] = useState<string>();
  useEffect(() => {
    keptPages().then(setPages, () => undefined);
  }, []);
  const open = pages.find(({ channelId }) => channelId === openId) ?? pages[0];
  if (open === undefined) return null;
  return (
    <div className={styles['room']}>
      <h2 className={styles['title']}>
        <CloudOff size={18} aria-hidden />
        {say('readOffline')}
      </h2>
      <div className={styles['columns']}>
        <Channels pages={pages} open={open} onOpen={setOpenId} />
        <Page key={open.channelId} page={open} />
      </div>
    </div>
  );
};

import type { ReactNode } from 'react';
import { useOpenMember } from '../guilds/index.ts';
import { dateText } from '../languages/dateText.ts';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { Avatar } from '../people/Avatar.tsx';
import { usePersonName } from '../people/usePerson.ts';
import styles from './MessageRow.module.css';

const Time = ({ moment }: { readonly moment: string }) => {
  const { language } = useLanguage();
  const time = new Date(moment);
  return (
    <time dateTime={moment} title={dateText(time, language, { dateStyle: 'full', timeStyle: 'medium' })}>
      {dateText(time, language, { hour: '2-digit', minute: '2-digit' })}
    </time>
  );
};

/** Who says it, and when, in one text. */
export const useMessageLabel = (authorId: string, moment: string | undefined): string => {
  const say = useText();
  const { language } = useLanguage();
  const author = usePersonName(authorId);
  if (moment === undefined) return author;
  const time = dateText(new Date(moment), language, { dateStyle: 'long', timeStyle: 'short' });
  return say('messageBy', { author, time });
};

interface MessageFrameProps {
  readonly authorId: string;
  readonly moment: string | undefined;
  readonly beginsGroup: boolean;
  /** What stands in the place of the avatar or the time. */
  readonly gutter?: ReactNode;
  /** What it answers, below the name of its author. */
  readonly quotes?: ReactNode;
  readonly children: ReactNode;
}

const Gutter = ({ authorId, moment, beginsGroup, gutter }: Omit<MessageFrameProps, 'children' | 'quotes'>) => {
  const name = usePersonName(authorId);
  if (gutter !== undefined) return <span className={styles['gutter']}>{gutter}</span>;
  if (!beginsGroup) return <span className={styles['gutter']}>{moment !== undefined && <Time moment={moment} />}</span>;
  return (
    <span className={styles['avatar']}>
      <Avatar id={authorId} name={name} size={40} />
    </span>
  );
};

/** Leads to who they are, where that is known. */
const AuthorName = ({ authorId, name }: { readonly authorId: string; readonly name: string }) => {
  const open = useOpenMember();
  if (open === undefined) return name;
  return (
    <button type="button" aria-haspopup="dialog" onClick={({ currentTarget }) => open(authorId, currentTarget)}>
      {name}
    </button>
  );
};

/** What an entry of the line shows: its author once for a group, its time in the gutter for the rest. */
export const MessageFrame = ({ quotes, children, ...entry }: MessageFrameProps) => {
  const name = usePersonName(entry.authorId);
  return (
    <>
      <Gutter {...entry} />
      <div className={styles['body']}>
        {entry.beginsGroup && (
          <header className={styles['head']}>
            <h3 className={styles['author']} dir="auto">
              <AuthorName authorId={entry.authorId} name={name} />
            </h3>
            {entry.moment !== undefined && (
              <span className={styles['time']}>
                <Time moment={entry.moment} />
              </span>
            )}
          </header>
        )}
        {quotes}
        {children}
      </div>
    </>
  );
};

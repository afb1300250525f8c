import IconButton from '@mui/material/IconButton';
import { ArrowLeft, Search } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { late } from '../shared/late.tsx';
import { Skeletons } from '../shared/Skeletons.tsx';
import { useGuilds } from './GuildsProvider.tsx';
import type { Guild } from './guildState.ts';
import styles from './MemberList.module.css';
import { MemberRows } from './MemberRows.tsx';
import { type MemberRow, memberRows, plainRows } from './memberRows.ts';
import type { MembersState } from './memberState.ts';
import { useMembers } from './useMembers.ts';
import { useSettled } from './useSettled.ts';

const PersonCard = late(async () => (await import('./PersonCard.tsx')).PersonCard);

/** From so many on, a name is found faster by typing it. */
const manyMembers = 50;
/** Milliseconds after the last key. */
const typingPause = 250;

interface OpenCard {
  readonly userId: string;
  readonly at: Element;
}

const SearchField = ({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) => {
  const label = useText()('findMember');
  return (
    <search className={styles['search']}>
      <Search size={16} aria-hidden />
      <input
        type="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={label}
        aria-label={label}
        maxLength={64}
      />
    </search>
  );
};

interface HeadProps {
  readonly count: number | undefined;
  readonly onClose: (() => void) | undefined;
}

const Head = ({ count, onClose }: HeadProps) => {
  const say = useText();
  const { language } = useLanguage();
  return (
    <header className={styles['head']}>
      {onClose !== undefined && (
        <IconButton onClick={onClose} aria-label={say('hideMembers')}>
          <ArrowLeft size={22} aria-hidden />
        </IconButton>
      )}
      <h2>{say('memberList')}</h2>
      <span>{count?.toLocaleString(language)}</span>
    </header>
  );
};

interface MembersBodyProps {
  readonly guild: Guild | undefined;
  readonly state: MembersState;
  readonly rows: readonly MemberRow[];
  readonly more: () => void;
  readonly onMessage: MemberListProps['onMessage'];
}

const MembersBody = ({ guild, state, rows, more, onMessage }: MembersBodyProps) => {
  const [card, setCard] = useState<OpenCard>();
  const open = useCallback((userId: string, at: Element) => setCard({ userId, at }), []);
  const shown = card && state.members.find(({ userId }) => userId === card.userId);
  return (
    <>
      <MemberRows rows={rows} ownerId={guild?.ownerId} onEnd={more} onOpen={open} />
      {card !== undefined && shown !== undefined && guild !== undefined && (
        <PersonCard guild={guild} member={shown} at={card.at} onMessage={onMessage} onClose={() => setCard(undefined)} />
      )}
    </>
  );
};

interface FoundMembersProps extends Pick<MembersBodyProps, 'onMessage'> {
  readonly guild: Guild;
  readonly search: string;
}

const FoundMembers = ({ guild, search, onMessage }: FoundMembersProps) => {
  const say = useText();
  const { state, more } = useMembers(guild.id, search);
  const rows = useMemo(() => plainRows(state?.members ?? []), [state]);
  if (state === undefined) return null;
  if (rows.length === 0) return <p className={styles['empty']}>{say('noMemberFound')}</p>;
  return <MembersBody guild={guild} state={state} rows={rows} more={more} onMessage={onMessage} />;
};

interface MemberListProps {
  readonly guildId: string;
  /** Begins to talk with somebody alone; no way to it is shown where it is absent. */
  readonly onMessage?: ((userId: string) => void) | undefined;
  /** Where it is a page of its own: leads back. */
  readonly onClose?: (() => void) | undefined;
}

/** Who is in a guild by their roles, those who are there first. */
export const MemberList = ({ guildId, onMessage, onClose }: MemberListProps) => {
  const guild = useGuilds().guilds.find(({ id }) => id === guildId);
  const [search, setSearch] = useState('');
  const asked = useSettled(search.trim(), typingPause);
  const { state, more } = useMembers(guildId);
  const rows = useMemo(() => (state === undefined ? [] : memberRows(state, guild?.roles ?? [])), [state, guild?.roles]);
  const isSearched = asked !== '' && guild !== undefined;
  return (
    <div className={styles['list']}>
      <Head count={state?.count} onClose={onClose} />
      {(state?.count ?? 0) > manyMembers && <SearchField value={search} onChange={setSearch} />}
      {isSearched && <FoundMembers guild={guild} search={asked} onMessage={onMessage} />}
      {!isSearched && state === undefined && <Skeletons />}
      {!isSearched && state !== undefined && (
        <MembersBody guild={guild} state={state} rows={rows} more={more} onMessage={onMessage} />
      )}
    </div>
  );
};

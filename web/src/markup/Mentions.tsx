import { useMemo } from 'react';
import { Link } from 'wouter';
import { useGuilds } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { usePersonName } from '../people/usePerson.ts';
import styles from './Markup.module.css';
import { useMarkupPlace } from './MarkupPlace.tsx';

/** Somebody by their name. */
export const UserMention = ({ id }: { readonly id: string }) => {
  const { viewerId, onPerson } = useMarkupPlace();
  const name = `@${usePersonName(id)}`;
  if (onPerson === undefined)
    return (
      <span className={styles['mention']} data-own={id === viewerId}>
        {name}
      </span>
    );
  return (
    <button
      type="button"
      className={styles['mention']}
      data-own={id === viewerId}
      aria-haspopup="dialog"
      onClick={({ currentTarget }) => onPerson(id, currentTarget)}
    >
      {name}
    </button>
  );
};

/** A channel as a link; one that the reader may not see has no name. */
export const ChannelMention = ({ id }: { readonly id: string }) => {
  const say = useText();
  const { guilds } = useGuilds();
  const guild = useMemo(() => guilds.find(({ channels }) => channels.some((channel) => channel.id === id)), [guilds, id]);
  const channel = guild?.channels.find((one) => one.id === id);
  if (guild === undefined || channel === undefined) return <span className={styles['mention']}>#{say('hiddenChannel')}</span>;
  return (
    <Link href={`/guilds/${guild.id}/${id}`} className={styles['mention']}>
      #{channel.name ?? say('erasedName')}
    </Link>
  );
};

/** A role of the guild by its name. */
export const RoleMention = ({ id }: { readonly id: string }) => {
  const say = useText();
  const { guildId } = useMarkupPlace();
  const role = useGuilds()
    .guilds.find((guild) => guild.id === guildId)
    ?.roles.find((one) => one.id === id);
  return <span className={styles['mention']}>@{role?.name ?? say('unknownRole')}</span>;
};

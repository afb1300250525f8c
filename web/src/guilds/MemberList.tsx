import { useText } from '../languages/LanguageProvider.tsx';
import { Avatar } from '../people/Avatar.tsx';
import styles from './MemberList.module.css';
import { byPresence, type MemberSeen } from './memberState.ts';
import { useMembers } from './useMembers.ts';

const Member = ({ member }: { readonly member: MemberSeen }) => {
  const say = useText();
  const name = member.name ?? say('erasedPerson');
  return (
    <li className={styles['member']} data-presence={member.presence}>
      <span className={styles['avatar']}>
        <Avatar id={member.userId} name={name} size={32} />
        <span className={styles['presence']} role="img" aria-label={say(member.presence)} />
      </span>
      <span className={styles['name']}>{name}</span>
    </li>
  );
};

const Section = ({ title, members }: { readonly title: string; readonly members: readonly MemberSeen[] }) =>
  members.length === 0 ? null : (
    <section>
      <h3 className={styles['title']}>
        {title} · {members.length}
      </h3>
      <ul className={styles['members']}>
        {members.map((member) => (
          <Member key={member.userId} member={member} />
        ))}
      </ul>
    </section>
  );

/** Who is in a guild: those who are there first. */
export const MemberList = ({ guildId }: { readonly guildId: string }) => {
  const say = useText();
  const state = useMembers(guildId);
  const { here, away } = byPresence(state?.members ?? []);
  return (
    <aside className={styles['list']} aria-label={say('memberList')}>
      <header className={styles['head']}>
        <h2>{say('memberList')}</h2>
        <span>{state?.count}</span>
      </header>
      <Section title={say('hereNow')} members={here} />
      <Section title={say('OFFLINE')} members={away} />
    </aside>
  );
};

import { useText } from '../languages/LanguageProvider.tsx';
import { usePersonName } from '../people/usePerson.ts';
import { PersonAvatar } from '../presence/index.ts';
import { useViewerId } from '../session/SessionProvider.tsx';
import styles from './DirectPlace.module.css';

const Participant = ({ id }: { readonly id: string }) => {
  const say = useText();
  const name = usePersonName(id);
  const isSelf = useViewerId() === id;
  return (
    <li className={styles['person']}>
      <PersonAvatar id={id} name={name} size={32} />
      <span className={styles['personName']}>
        {name} {isSelf && <small>{say('you')}</small>}
      </span>
    </li>
  );
};

export const ParticipantList = ({ participantIds }: { readonly participantIds: readonly string[] }) => (
  <ul>
    {participantIds.map((id) => (
      <Participant key={id} id={id} />
    ))}
  </ul>
);

/** Who is in a group. */
export const Participants = ({ participantIds }: { readonly participantIds: readonly string[] }) => {
  const say = useText();
  return (
    <aside className={styles['people']} aria-label={say('participants')}>
      <h2>{say('groupOf', { count: participantIds.length })}</h2>
      <ParticipantList participantIds={participantIds} />
    </aside>
  );
};

import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { useConnection } from '../live/ConnectionProvider.tsx';
import { Avatar } from '../people/Avatar.tsx';
import { PresenceMark } from '../presence/index.ts';
import { useSettings } from '../settings/index.ts';
import { late } from '../shared/late.tsx';
import { useObservable } from '../shared/useObservable.ts';
import styles from './PresenceMenu.module.css';
import { type Choice, looks, names } from './presenceChoice.ts';

const PresenceChoices = late(async () => (await import('./PresenceChoices.tsx')).PresenceChoices);

interface PresenceMenuProps {
  readonly id: string;
  readonly name: string;
}

/** One's own avatar, and what others are to see of one. */
export const PresenceMenu = ({ id, name }: PresenceMenuProps) => {
  const say = useText();
  const { settings, change } = useSettings();
  const chosen = settings?.presence ?? 'AUTOMATIC';
  const connection = useObservable(useConnection().state);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const choose = (choice: Choice): void => {
    setAnchor(undefined);
    change({ presence: choice });
  };
  return (
    <>
      <button
        type="button"
        className={styles['self']}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-label={say('choosePresence', { presence: say(names[chosen]) })}
      >
        <Avatar id={id} name={name} size={32} />
        <PresenceMark presence={connection.kind === 'online' ? looks[chosen] : 'OFFLINE'} />
      </button>
      {anchor !== undefined && (
        <PresenceChoices anchor={anchor} chosen={chosen} onChoose={choose} onClose={() => setAnchor(undefined)} />
      )}
    </>
  );
};

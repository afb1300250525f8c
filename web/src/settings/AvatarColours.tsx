import { useId, useState } from 'react';
import type { Viewer } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { Avatar } from '../people/Avatar.tsx';
import { avatarColours, avatarPairOf } from '../people/avatarColour.ts';
import { ProblemLine } from './ProblemLine.tsx';
import styles from './Swatches.module.css';
import { useDoing } from './useDoing.ts';
import { useProfileCommands } from './useProfileCommands.ts';

/** The colour behind the initials, one of those in which they can be read. */
export const AvatarColours = ({ viewer }: { readonly viewer: Viewer }) => {
  const say = useText();
  const name = useId();
  const { changeAvatarColour } = useProfileCommands();
  const { problem, run } = useDoing();
  const [picked, pick] = useState<string>();
  const chosen = avatarPairOf(picked ?? viewer.avatarColour);
  const choose = async (colour: string): Promise<void> => {
    pick(colour);
    await run(() => changeAvatarColour(viewer, colour));
    pick(undefined);
  };
  const shown = viewer.displayName ?? viewer.handle ?? '';
  return (
    <fieldset className={styles['swatches']}>
      <legend className={styles['legend']}>{say('avatarColour')}</legend>
      <div className={styles['row']}>
        {avatarColours.map((colour, at) => (
          <label key={colour} className={styles['swatch']}>
            <input
              type="radio"
              name={name}
              aria-label={say('avatarColourOf', { number: at + 1 })}
              checked={at === chosen}
              onChange={() => void choose(colour)}
            />
            <Avatar id={viewer.id} name={shown} size={40} colour={at} />
          </label>
        ))}
      </div>
      <ProblemLine problem={problem} />
    </fieldset>
  );
};

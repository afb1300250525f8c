import { useGuilds } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { AvatarColours } from './AvatarColours.tsx';
import { DisplayName } from './DisplayName.tsx';
import { Email } from './Email.tsx';
import styles from './page.module.css';

/** How others see the person, and the address that only they see. */
export const ProfilePage = () => {
  const say = useText();
  const { viewer } = useGuilds();
  if (viewer === undefined) return <div className={styles['page']} aria-busy="true" />;
  return (
    <div className={styles['page']}>
      <section className={styles['section']}>
        <DisplayName key={viewer.displayName} viewer={viewer} />
        <div>
          <h2>{say('yourHandle')}</h2>
          <p className={styles['hint']}>
            <strong>@{viewer.handle}</strong> · {say('handleStays')}
          </p>
        </div>
        <AvatarColours viewer={viewer} />
      </section>
      <Email />
    </div>
  );
};

import { useText } from '../languages/LanguageProvider.tsx';
import { Choices } from './Choices.tsx';
import { DesktopPermission } from './DesktopPermission.tsx';
import styles from './page.module.css';
import { SwitchRow } from './SwitchRow.tsx';
import { useSettings } from './useSettings.ts';

/** What the person is told of, and how. */
export const NotificationsPage = () => {
  const say = useText();
  const { settings, change } = useSettings();
  if (settings === undefined) return <div className={styles['page']} aria-busy="true" />;
  return (
    <div className={styles['page']}>
      <Choices
        label={say('tellMeOf')}
        value={settings.notifications}
        choices={[
          { value: 'ALL', label: say('tellAll'), hint: say('tellAllHint') },
          { value: 'MENTIONS', label: say('tellMentions'), hint: say('tellMentionsHint') },
          { value: 'NONE', label: say('tellNone'), hint: say('tellNoneHint') },
        ]}
        onChange={(notifications) => change({ notifications })}
      />
      <SwitchRow
        label={say('sounds')}
        hint={say('soundsHint')}
        isOn={settings.sounds}
        onChange={(sounds) => change({ sounds })}
      />
      <section className={styles['section']}>
        <h2>{say('onThisDevice')}</h2>
        <DesktopPermission />
      </section>
    </div>
  );
};

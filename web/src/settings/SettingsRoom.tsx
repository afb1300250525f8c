import IconButton from '@mui/material/IconButton';
import useMediaQuery from '@mui/material/useMediaQuery';
import { ArrowLeft } from 'lucide-react';
import type { ComponentType } from 'react';
import { useEffect, useRef } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { AdministrationPage } from './AdministrationPage.tsx';
import { AppearancePage } from './AppearancePage.tsx';
import { LanguagePage } from './LanguagePage.tsx';
import { NotificationsPage } from './NotificationsPage.tsx';
import { PrivacyPage } from './PrivacyPage.tsx';
import { ProblemLine } from './ProblemLine.tsx';
import { ProfilePage } from './ProfilePage.tsx';
import { SecurityPage } from './SecurityPage.tsx';
import { SettingsNavigation } from './SettingsNavigation.tsx';
import styles from './SettingsRoom.module.css';
import { icons, type PageName, pageOf, titles } from './settingsPages.ts';
import { useSettings } from './useSettings.ts';
import { useSettingsPlace } from './useSettingsPlace.ts';

const pages: Readonly<Record<PageName, ComponentType>> = {
  profile: ProfilePage,
  security: SecurityPage,
  privacy: PrivacyPage,
  appearance: AppearancePage,
  language: LanguagePage,
  notifications: NotificationsPage,
  administration: AdministrationPage,
};

/** Pages whose content is kept among the settings of the account. */
const following: readonly PageName[] = ['appearance', 'notifications', 'language'];

interface OpenPageProps {
  readonly page: PageName;
  /** Back to the list, where that is not beside it. */
  readonly onBack: (() => void) | undefined;
}

const OpenPage = ({ page, onBack }: OpenPageProps) => {
  const say = useText();
  const { problem } = useSettings();
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever does not see the change of the page hears what it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it moves with the page
  useEffect(() => heading.current?.focus(), [page]);
  const [Icon, Page] = [icons[page], pages[page]];
  return (
    <main className={styles['main']}>
      <header className={styles['header']}>
        {onBack === undefined ? (
          <Icon size={20} aria-hidden />
        ) : (
          <IconButton onClick={onBack} aria-label={say('allSettings')}>
            <ArrowLeft size={20} aria-hidden />
          </IconButton>
        )}
        <h1 ref={heading} tabIndex={-1} className={styles['title']}>
          {say(titles[page])}
        </h1>
        {following.includes(page) && <span className={styles['aside']}>{say('followsYou')}</span>}
      </header>
      {problem !== undefined && (
        <div className={styles['problem']}>
          <ProblemLine problem={problem} />
        </div>
      )}
      <div className={styles['content']}>
        <Page />
      </div>
    </main>
  );
};

/** The settings: their pages, and the open one. On phones first the list. */
export const SettingsRoom = ({ page: name }: { readonly page: string | undefined }) => {
  const isPhone = useMediaQuery('(max-width: 699px)');
  const { close, open, state } = useSettingsPlace(isPhone);
  const page = pageOf(name) ?? (isPhone ? undefined : 'profile');
  const isListShown = !isPhone || page === undefined;
  return (
    <div className={styles['room']}>
      {isListShown && <SettingsNavigation open={page} onClose={close} state={state} isPhone={isPhone} />}
      {page !== undefined && <OpenPage page={page} onBack={isPhone ? () => open(undefined) : undefined} />}
    </div>
  );
};

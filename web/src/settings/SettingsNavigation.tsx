import IconButton from '@mui/material/IconButton';
import { ArrowLeft, ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import { useText } from '../languages/LanguageProvider.tsx';
import { useAccount } from './AccountProvider.tsx';
import styles from './SettingsNavigation.module.css';
import { groups, icons, type PageName, titles } from './settingsPages.ts';

const PageLink = ({ page, isOpen, state, isPhone }: LinksProps & { readonly page: PageName; readonly isOpen: boolean }) => {
  const say = useText();
  const Icon = icons[page];
  return (
    <li>
      <Link
        href={`/settings/${page}`}
        state={state}
        replace={!isPhone}
        className={styles['page']}
        aria-current={isOpen ? 'page' : undefined}
      >
        <Icon size={18} aria-hidden />
        <span>{say(titles[page])}</span>
        {isPhone && <ChevronRight size={18} aria-hidden />}
      </Link>
    </li>
  );
};

interface LinksProps {
  /** Carries where one was from page to page. */
  readonly state: object;
  readonly isPhone: boolean;
}

interface SettingsNavigationProps extends LinksProps {
  readonly open: PageName | undefined;
  readonly onClose: () => void;
}

/** The pages of the settings that there are for this person. */
export const SettingsNavigation = ({ open, onClose, ...links }: SettingsNavigationProps) => {
  const say = useText();
  const isAdministrator = useAccount()?.isAdministrator ?? false;
  const shown = groups.filter(({ title }) => isAdministrator || title !== 'settingsServer');
  return (
    <nav className={styles['navigation']} aria-labelledby="settings-title">
      <header className={styles['head']}>
        <IconButton onClick={onClose} aria-label={say('closeSettings')}>
          <ArrowLeft size={18} aria-hidden />
        </IconButton>
        <h2 id="settings-title">{say('settings')}</h2>
      </header>
      <div className={styles['groups']}>
        {shown.map(({ title, pages }) => (
          <section key={title} aria-label={say(title)}>
            <h3>{say(title)}</h3>
            <ul>
              {pages.map((page) => (
                <PageLink key={page} page={page} isOpen={page === open} {...links} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
};

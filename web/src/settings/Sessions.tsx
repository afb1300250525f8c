import Button from '@mui/material/Button';
import { Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import type { Translate } from '../languages/translate.ts';
import { useLogOut } from '../session/useLogOut.ts';
import { deviceOf } from './deviceName.ts';
import { EndOthersDialog } from './EndOthersDialog.tsx';
import { ProblemLine } from './ProblemLine.tsx';
import styles from './page.module.css';
import rows from './Sessions.module.css';
import { type LogIn, useSessions } from './useSessions.ts';

const nameOf = (device: string, say: Translate): string => {
  const known = deviceOf(device);
  if (known !== undefined) return say('deviceOn', { browser: known.browser, system: known.system });
  return device === '' ? say('unknownDevice') : device;
};

const timeOf = (moment: string, language: string): string =>
  new Date(moment).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });

const SessionRow = ({ session, onEnd }: { readonly session: LogIn; readonly onEnd: () => void }) => {
  const say = useText();
  const { language } = useLanguage();
  const name = nameOf(session.device, say);
  const Icon = /Android|iPhone|Mobile/.test(session.device) ? Smartphone : Monitor;
  return (
    <li className={rows['session']}>
      <Icon size={20} aria-hidden />
      <span className={rows['what']}>
        <strong>{name}</strong>
        <small>
          {session.isCurrent ? say('thisSession') : say('lastSeen', { time: timeOf(session.lastSeenAt, language) })} ·{' '}
          {say('startedAt', { time: timeOf(session.startedAt, language) })}
        </small>
      </span>
      <Button size="small" variant="outlined" onClick={onEnd} aria-label={say('endSessionOf', { device: name })}>
        {say('endSession')}
      </Button>
    </li>
  );
};

/** Where the person is logged in, each with the way to end it. */
export const Sessions = () => {
  const say = useText();
  const { logOut, problem: stayed } = useLogOut();
  const { sessions, problem, isBusy, end, endOthers } = useSessions();
  const [isAsking, ask] = useState(false);
  const others = (sessions ?? []).filter(({ isCurrent }) => !isCurrent);
  return (
    <section className={styles['section']} aria-busy={sessions === undefined}>
      <h2>{say('sessions')}</h2>
      <p className={styles['hint']}>{say('sessionsHint')}</p>
      <ul className={rows['sessions']}>
        {(sessions ?? []).map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => (session.isCurrent ? logOut() : void end(session.id))} />
        ))}
      </ul>
      {sessions !== undefined && others.length === 0 && <p className={styles['hint']}>{say('noOtherSessions')}</p>}
      <ProblemLine problem={problem ?? stayed} />
      {others.length > 0 && (
        <div className={styles['actions']}>
          <Button variant="outlined" loading={isBusy} onClick={() => ask(true)}>
            {say('endOthers')}
          </Button>
        </div>
      )}
      {isAsking && <EndOthersDialog count={others.length} onClose={() => ask(false)} onEnd={() => void endOthers()} />}
    </section>
  );
};

import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { RegistrationMode } from '../graphql/schema.generated.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { newCommandId } from '../session/commandId.ts';
import { act, ask } from '../shared/asking.ts';
import { useAccount } from './AccountProvider.tsx';
import { Choices } from './Choices.tsx';
import { ChangeRegistrationModeDocument } from './changeRegistrationMode.generated.ts';
import { ProblemLine } from './ProblemLine.tsx';
import styles from './page.module.css';
import { RegistrationModeDocument } from './registrationMode.generated.ts';
import { useDoing } from './useDoing.ts';

/** Who may register: shown as chosen at once, and as before where the server refuses. */
const useRegistrationMode = () => {
  const client = useClient();
  const [mode, setMode] = useState<RegistrationMode>();
  const { problem, run } = useDoing();
  const load = useCallback(async () => {
    const { instance } = await ask(client, RegistrationModeDocument, {});
    setMode(instance.registration);
  }, [client]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once is enough
  useEffect(() => void run(load), [load]);
  const change = async (next: RegistrationMode): Promise<void> => {
    const before = mode;
    setMode(next);
    const isDone = await run(async () => {
      await act(client, ChangeRegistrationModeDocument, { input: { commandId: newCommandId(), mode: next } });
    });
    if (!isDone) setMode(before);
  };
  return { mode, problem, change };
};

/** What concerns all of this server. */
export const AdministrationPage = () => {
  const say = useText();
  const account = useAccount();
  const { mode, problem, change } = useRegistrationMode();
  const mayNot = account !== undefined && !account.isAdministrator;
  return (
    <div className={styles['page']}>
      <Choices
        label={say('whoMayRegister')}
        value={mode}
        choices={[
          { value: 'OPEN', label: say('registrationOpen'), hint: say('registrationOpenHint') },
          { value: 'INVITE', label: say('registrationInvite'), hint: say('registrationInviteHint') },
          { value: 'CLOSED', label: say('registrationClosed'), hint: say('registrationClosedHint') },
        ]}
        onChange={(next) => void change(next)}
        isDisabled={mayNot}
      />
      {mayNot && <p className={styles['hint']}>{say('forAdministrators')}</p>}
      <ProblemLine problem={problem} />
    </div>
  );
};

import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import { useClient } from 'urql';
import { useSpokenLanguage } from '../languages/LanguageProvider.tsx';
import { useConnection } from '../live/ConnectionProvider.tsx';
import { useObservable } from '../shared/useObservable.ts';
import { useLookKeeper } from '../theme/LookProvider.tsx';
import { Account, type AccountState } from './account.ts';
import { lookOf } from './lookOf.ts';
import { useProfileFollowing } from './useProfileFollowing.ts';

const AccountContext = createContext<Account | undefined>(undefined);

/** The person's account and settings for everything below it. The page is drawn and speaks as they are. */
export const AccountProvider = ({ children }: { readonly children: ReactNode }) => {
  const client = useClient();
  const connection = useConnection();
  const look = useLookKeeper();
  const spoken = useSpokenLanguage();
  const account = useMemo(
    () => new Account({ client, live: connection.live, spoken, onProblem: (error) => connection.failed(error) }),
    [client, connection, spoken],
  );
  useEffect(() => {
    const draw = (): void => {
      const { settings } = account.settings.state.get();
      if (settings !== undefined) void look.choose(lookOf(settings));
    };
    const forget = account.settings.state.subscribe(draw);
    account.start();
    return () => {
      forget();
      account.stop();
    };
  }, [account, look]);
  useEffect(
    () => spoken.onChosen(() => void account.saveLanguage().catch((error: unknown) => connection.failed(error))),
    [account, connection, spoken],
  );
  useProfileFollowing(account);
  return <AccountContext value={account}>{children}</AccountContext>;
};

/** The person's account, to be asked and told. */
export const useAccountKeeper = (): Account => {
  const account = use(AccountContext);
  if (account === undefined) throw new Error('there is no AccountProvider above');
  return account;
};

/** What only the person may know of their account; `undefined` until it was fetched. */
export const useAccount = (): AccountState | undefined => useObservable(useAccountKeeper().state);

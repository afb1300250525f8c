import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { openOutbox } from './openOutbox.ts';
import type { Outbox } from './outbox.ts';

const OutboxContext = createContext<Outbox | undefined>(undefined);

/** The outbox of the account, going on with what is unsent. Draws nothing before it is open: that takes a moment of the disk. */
export const OutboxProvider = ({ userId, children }: { readonly userId: string; readonly children: ReactNode }) => {
  const client = useClient();
  const [outbox, setOutbox] = useState<Outbox>();
  useEffect(() => {
    let isGone = false;
    const opening = openOutbox(userId, client);
    void opening.then((opened) => (isGone ? opened.stop() : setOutbox(opened)));
    return () => {
      isGone = true;
      void opening.then((opened) => opened.stop());
    };
  }, [client, userId]);
  return outbox === undefined ? null : <OutboxContext value={outbox}>{children}</OutboxContext>;
};

/** The outbox of the account. */
export const useAccountOutbox = (): Outbox => {
  const outbox = use(OutboxContext);
  if (outbox === undefined) throw new Error('there is no OutboxProvider above');
  return outbox;
};

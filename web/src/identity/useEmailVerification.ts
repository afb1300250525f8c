import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { newCommandId } from '../session/commandId.ts';
import { act } from '../shared/asking.ts';
import { type Problem, problemOf } from '../shared/problem.ts';
import { VerifyEmailDocument } from './verifyEmail.generated.ts';

/** How far the link of a mail is followed. */
export type Verification =
  | { readonly status: 'missing' }
  | { readonly status: 'asking' }
  | { readonly status: 'verified' }
  | { readonly status: 'refused'; readonly problem: Problem };

/** Follows the link of a mail, once: the same try again, after a lost answer, is the same command. */
export const useEmailVerification = (token: string) => {
  const client = useClient();
  const [commandId] = useState(newCommandId);
  const [verification, setVerification] = useState<Verification>({ status: token === '' ? 'missing' : 'asking' });
  const verify = useCallback(async (): Promise<void> => {
    setVerification({ status: 'asking' });
    try {
      await act(client, VerifyEmailDocument, { input: { commandId, token } });
      setVerification({ status: 'verified' });
    } catch (error) {
      setVerification({ status: 'refused', problem: problemOf(error) });
    }
  }, [client, commandId, token]);
  useEffect(() => {
    if (token !== '') void verify();
  }, [token, verify]);
  return { verification, verify };
};

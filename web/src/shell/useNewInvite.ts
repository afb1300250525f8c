import { useEffect, useRef, useState } from 'react';
import { type InviteTerms, useGuildCommands } from '../guilds/index.ts';
import { newCommandId } from '../session/commandId.ts';
import { type Problem, problemOf } from '../shared/problem.ts';

/** As a form holds it; empty: for ever, for everybody. */
export interface InviteChoice {
  readonly expiresAfter: string;
  readonly maxUses: string;
}

const termsOf = (expiresAfter: string, maxUses: string): InviteTerms => ({
  ...(expiresAfter !== '' && { expiresAfter: Number(expiresAfter) }),
  ...(maxUses !== '' && { maxUses: Number(maxUses) }),
});

/** An invite on these terms. Other terms make another one, and take back the one before unless it was copied. */
export const useNewInvite = (guildId: string, { expiresAfter, maxUses }: InviteChoice) => {
  const { createInvite, revokeInvite } = useGuildCommands();
  const [code, setCode] = useState<string>();
  const [isCopied, setCopied] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const made = useRef(new Map<string, string>());
  const unshared = useRef<string>(undefined);
  unshared.current = isCopied ? undefined : code;
  useEffect(() => {
    let isGone = false;
    const terms = `${expiresAfter} ${maxUses}`;
    const before = unshared.current;
    // An effect that runs twice asks for the same invite twice.
    const commandId = made.current.get(terms) ?? newCommandId();
    made.current.set(terms, commandId);
    const make = async (): Promise<void> => {
      try {
        const created = await createInvite(guildId, commandId, termsOf(expiresAfter, maxUses));
        if (isGone) return;
        setCode(created.code);
        setCopied(false);
        setProblem(undefined);
        made.current.delete(terms);
        if (before !== undefined && before !== created.code) await revokeInvite(before);
      } catch (error) {
        if (!isGone) setProblem(problemOf(error));
      }
    };
    void make();
    return () => {
      isGone = true;
    };
  }, [createInvite, revokeInvite, guildId, expiresAfter, maxUses]);
  return { code, problem, isCopied, setCopied };
};

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
  const [copied, setCopied] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  // The same terms are the same invite, however often the effect runs.
  const commandIds = useRef(new Map<string, string>());
  const unshared = useRef<string>(undefined);
  useEffect(() => {
    unshared.current = code === copied ? undefined : code;
  }, [code, copied]);
  useEffect(() => {
    const terms = `${expiresAfter} ${maxUses}`;
    const commandId = commandIds.current.get(terms) ?? newCommandId();
    commandIds.current.set(terms, commandId);
    const before = unshared.current;
    let isWanted = true;
    const made = (next: string): Promise<unknown> | undefined => {
      if (!isWanted) return undefined;
      setCode(next);
      setProblem(undefined);
      // One that is taken back is not made again by the same command.
      commandIds.current.delete(terms);
      return before === undefined || before === next ? undefined : revokeInvite(before);
    };
    createInvite(guildId, commandId, termsOf(expiresAfter, maxUses))
      .then((created) => made(created.code))
      .catch((error: unknown) => isWanted && setProblem(problemOf(error)));
    return () => {
      isWanted = false;
    };
  }, [createInvite, revokeInvite, guildId, expiresAfter, maxUses]);
  return { code, problem, isCopied: code !== undefined && code === copied, setCopied: () => setCopied(code) };
};

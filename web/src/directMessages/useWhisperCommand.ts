import { useCallback, useMemo, useState } from 'react';
import type { Command, CommandAnswer } from '../composing/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import { useWhisper } from './useWhisper.ts';
import { parseWhisper, type Recipient } from './whisper.ts';

/** Several people may be meant: it goes to the one that is chosen. */
export interface Asking {
  readonly recipients: readonly Recipient[];
  /** With nobody where the person would rather not. */
  readonly answer: (recipient: Recipient | undefined) => void;
}

/** What was handed over, to whom, and where it stands. */
export interface Whispered {
  readonly person: string;
  readonly conversationId: string;
}

/** `/w name message` as a command of every composer. */
export const useWhisperCommand = () => {
  const say = useText();
  const { resolve, send } = useWhisper();
  const [asking, setAsking] = useState<Asking>();
  const [whispered, setWhispered] = useState<Whispered>();
  const choose = useCallback(
    (recipients: readonly Recipient[]): Promise<Recipient | undefined> =>
      new Promise((chosen) => {
        const answer = (recipient: Recipient | undefined): void => {
          setAsking(undefined);
          chosen(recipient);
        };
        setAsking({ recipients, answer });
      }),
    [],
  );
  const whisper = useCallback(
    async (argument: string): Promise<CommandAnswer> => {
      const parsed = parseWhisper(argument);
      if (parsed.kind === 'malformed') return { problem: say('whisperForm') };
      const resolved = await resolve(parsed);
      if (resolved.kind === 'unknown') return { problem: say('whisperUnknown', { person: resolved.name }) };
      const recipient = resolved.kind === 'one' ? resolved.recipient : await choose(resolved.recipients);
      if (recipient === undefined) return { problem: say('whisperNotSent') };
      const conversationId = await send(recipient);
      const person = recipient.person.displayName ?? recipient.person.handle ?? say('erasedPerson');
      setWhispered({ person, conversationId });
      return undefined;
    },
    [resolve, choose, send, say],
  );
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        name: 'w',
        usage: say('whisperUsage'),
        help: say('whisperHelp'),
        run: (argument) => whisper(argument).catch((error: unknown) => ({ problem: problemText(problemOf(error), say) })),
      },
    ],
    [say, whisper],
  );
  return { commands, asking, whispered, forget: () => setWhispered(undefined) };
};

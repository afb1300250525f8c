import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { type Command, saidBy } from './commands.ts';
import { storedText } from './mentionText.ts';
import type { NoticeContent } from './Notice.tsx';
import { lengthOf, mostInMessage, splitText } from './splitText.ts';
import type { DraftInHand } from './useDraft.ts';

interface SendingOptions {
  readonly inHand: DraftInHand;
  readonly commands: readonly Command[];
  /** Resolves once all of them are kept, in their order. */
  readonly onSend: (contents: readonly string[]) => Promise<void>;
}

/** What becomes of a draft when it is sent. */
export interface Sending {
  readonly canSend: boolean;
  /** Code points that there is still room for. */
  readonly left: number;
  readonly notice: NoticeContent | undefined;
  /** Whether the notice may be closed: one that the text itself calls for stays. */
  readonly say: (notice: NoticeContent | undefined) => void;
  readonly isClosable: boolean;
  readonly send: () => void;
}

/** Sends a draft, or says why not and keeps it: an unknown command, or a text that is too long for one message. */
export const useSending = ({ inHand, commands, onSend }: SendingOptions): Sending => {
  const say = useText();
  const [said, setSaid] = useState<NoticeContent>();
  const stored = storedText(inHand.draft);
  const left = mostInMessage - lengthOf(stored);
  const hand = (contents: readonly string[]): void => {
    inHand.hand(onSend(contents)).catch(() => setSaid({ text: say('notKept') }));
  };
  const run = async (command: Command, argument: string): Promise<void> => {
    const answer = await command.run(argument);
    if (answer?.problem === undefined) await inHand.hand(Promise.resolve());
    else setSaid({ text: answer.problem });
  };
  const send = (): void => {
    if (stored.trim() === '' || left < 0) return;
    setSaid(undefined);
    // A command reads names as they are shown: it looks for people by them.
    const meant = saidBy(inHand.draft.text, commands);
    switch (meant.kind) {
      case 'unknown':
        setSaid({ text: say('unknownCommand', { name: meant.name }) });
        break;
      case 'command':
        void run(meant.command, meant.argument);
        break;
      case 'message':
        hand([meant.isEscaped ? stored.slice(1) : stored]);
    }
  };
  const parts = left < 0 ? splitText(stored) : [];
  const tooLong: NoticeContent = {
    text: say('tooLong', { count: -left }),
    action: { label: say('sendInParts', { count: parts.length }), run: () => hand(parts) },
  };
  return {
    canSend: stored.trim() !== '' && left >= 0,
    left,
    notice: left < 0 ? tooLong : said,
    say: setSaid,
    isClosable: left >= 0,
    send,
  };
};

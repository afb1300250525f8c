import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Problem, problemOf } from '../shared/problem.ts';
import type { Message } from './message.ts';
import type { OnReact } from './Reactions.tsx';
import { useMessageCommands } from './useMessageCommands.ts';

/** What the viewer does with messages of their own, and with reactions to all. */
export interface OwnMessages {
  /** The one that is being edited. */
  readonly editedId: string | undefined;
  /** The one that is deleted unless that is taken back. */
  readonly leavingId: string | undefined;
  readonly problem: Problem | undefined;
  edit(messageId: string): void;
  cancelEdit(): void;
  /** An empty text changes nothing: what is to go is deleted. */
  save(messageId: string, content: string): Promise<void>;
  /** It goes after some seconds, in which it can be taken back. */
  remove(messageId: string): void;
  readonly onReact: OnReact;
  takeBack(): void;
}

/** So long a deletion can be taken back; milliseconds. */
const grace = 5_000;

/** Edits and deletes one's own messages of a channel. Whoever leaves the channel meanwhile has decided. */
export const useOwnMessages = (channelId: string): OwnMessages => {
  const commands = useMessageCommands();
  const [editedId, setEdited] = useState<string>();
  const [leavingId, setLeaving] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  /** Deletes at once what is leaving, and what it would be late for. */
  const leaving = useRef<{ readonly go: () => void; readonly late: ReturnType<typeof setTimeout> } | undefined>(undefined);
  const fail = useCallback((error: unknown) => setProblem(problemOf(error)), []);
  const forget = useCallback(() => {
    clearTimeout(leaving.current?.late);
    leaving.current = undefined;
    setLeaving(undefined);
  }, []);
  const remove = useCallback(
    (messageId: string) => {
      leaving.current?.go();
      const go = (): void => {
        forget();
        commands.remove(channelId, messageId).catch(fail);
      };
      leaving.current = { go, late: setTimeout(go, grace) };
      setLeaving(messageId);
    },
    [channelId, commands, fail, forget],
  );
  useEffect(() => () => leaving.current?.go(), []);
  return useMemo(
    () => ({
      editedId,
      leavingId,
      problem,
      edit: setEdited,
      cancelEdit: () => setEdited(undefined),
      save: async (messageId, content) => {
        setEdited(undefined);
        if (content.trim() !== '') await commands.edit(channelId, messageId, content).catch(fail);
      },
      remove,
      onReact: (messageId, reaction) => void commands.react(channelId, messageId, reaction).catch(fail),
      takeBack: forget,
    }),
    [editedId, leavingId, problem, channelId, commands, fail, remove, forget],
  );
};

/** The viewer's last message that still says something. */
export const lastOwn = (messages: readonly Message[], viewerId: string): Message | undefined =>
  messages.findLast(({ authorId, content }) => authorId === viewerId && content !== null);

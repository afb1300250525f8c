import { useMemo } from 'react';
import { useRouter } from 'wouter';
import type { Thing } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import type { ChannelDialog } from './channelDialog.ts';
import type { RowHandlers } from './rowActions.ts';
import { useChannelCommands } from './useChannelCommands.ts';
import type { Move } from './useMoves.ts';
import type { useNotice } from './useNotice.ts';

interface HandlersOptions {
  readonly guildId: string;
  readonly notices: ReturnType<typeof useNotice>;
  readonly move: Move;
  readonly pickUp: (thing: Thing) => void;
  readonly open: (dialog: ChannelDialog) => void;
}

/** How the list does what a menu of a row offers. */
export const useRowHandlers = ({ guildId, notices, move, pickUp, open }: HandlersOptions): RowHandlers => {
  const say = useText();
  const { base } = useRouter();
  const commands = useChannelCommands(guildId);
  const { tell, tellProblem } = notices;
  return useMemo(() => {
    const restore = (channelId: string): void => void commands.restore(channelId).catch(tellProblem);
    return {
      move,
      pickUp,
      open,
      copyLink: (channelId) =>
        void navigator.clipboard.writeText(`${location.origin}${base}/guilds/${guildId}/${channelId}`).then(
          () => tell(say('copied')),
          () => tell(say('notCopied')),
        ),
      archive: (channelId) =>
        void commands.archive(channelId).then(() => tell(say('channelArchived'), () => restore(channelId)), tellProblem),
    };
  }, [say, base, commands, guildId, tell, tellProblem, move, pickUp, open]);
};

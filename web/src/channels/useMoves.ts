import { useCallback } from 'react';
import { type Place, shiftOf, type Thing, useGuildDirectory } from '../guilds/index.ts';
import { useChannelCommands } from './useChannelCommands.ts';

/** Puts a channel or category of a guild elsewhere: shown at once, and taken back where the server refuses it. */
export type Move = (thing: Thing, place: Place) => void;

/** How the viewer orders a guild. `onProblem` hears why something was taken back. */
export const useMoves = (guildId: string, onProblem: (error: unknown) => void): Move => {
  const directory = useGuildDirectory();
  const commands = useChannelCommands(guildId);
  return useCallback(
    (thing, place) => {
      const guild = directory.find(guildId);
      const shift = guild && shiftOf(guild, thing, place);
      if (shift === undefined) return;
      directory.show(guildId, shift.apply);
      const { kind, id } = thing;
      const done = kind === 'channel' ? commands.move(id, place) : commands.moveCategory(id, place.after);
      done.catch((error: unknown) => {
        directory.show(guildId, shift.revert);
        onProblem(error);
      });
    },
    [guildId, directory, commands, onProblem],
  );
};

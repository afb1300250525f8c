import { parseArgs } from 'node:util';
import { type TextRefusal, textRules } from '@chat/schema/text';

/** What the command was asked to do. */
export interface ImportOptions {
  readonly folder: string;
  readonly guild: string;
  readonly channel: string;
  /** A handle. */
  readonly owner: string | undefined;
}

/** The command line is not understood. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

export const usage = `npm run import -- irc <folder> --guild <name> --channel <name> [--owner <handle>]

  irc <folder>   a folder of logs, one a day, named as 2004-12-25.raw.txt
  --guild        the name of the guild that is made for them
  --channel      the name of its channel
  --owner        the handle of the owner; the first administrator where absent`;

const sayOf = (option: string, broken: TextRefusal | undefined): void => {
  if (broken === undefined) return;
  const limit = 'limit' in broken ? `: at most ${broken.limit} characters` : '';
  throw new WrongUsage(`${option} is ${broken.rule.toLowerCase().replace('_', ' ')}${limit}`);
};

const parsed = (args: readonly string[]) => {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { guild: text, channel: text, owner: text } });
  } catch (cause) {
    throw new WrongUsage(cause instanceof Error ? cause.message : String(cause), { cause });
  }
};

/** Reads the command line; `WrongUsage` says what is wrong with it. */
export const readOptions = (args: readonly string[]): ImportOptions => {
  const { positionals, values } = parsed(args);
  const [source, folder, ...more] = positionals;
  if (source !== 'irc') throw new WrongUsage('the kind of logs comes first: irc');
  if (folder === undefined || more.length > 0) throw new WrongUsage('exactly one folder must be named');
  const { guild, channel, owner } = values;
  if (guild === undefined || channel === undefined) throw new WrongUsage('--guild and --channel must be given');
  sayOf('--guild', textRules.guildName.check(guild));
  sayOf('--channel', textRules.channelName.check(channel));
  return { folder, guild, channel, owner };
};

import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, systemClock } from '../clock/clock.ts';
import { type Ids, systemIds } from '../ids/ids.ts';
import type { Log } from '../log/log.ts';
import { composeMail } from './composeMail.ts';
import { checkMail, type Mail, type MailMessage, MailUnavailable } from './mail.ts';

export interface FileMailOptions {
  /** Made where it is missing, readable by this user only: the mails hold links that are secrets. */
  readonly directory: string;
  readonly log: Log;
  /** The sender; `Chat <chat@localhost>` where absent. */
  readonly from?: string;
  /** How many mails stay; the oldest are removed. 1,000 where absent. */
  readonly keep?: number;
  readonly clock?: Clock;
  readonly ids?: Ids;
}

const writeDurably = async (path: string, bytes: Buffer): Promise<void> => {
  const unfinished = `${path}.tmp`;
  const file = await open(unfinished, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
};

const removeOldest = async (directory: string, keep: number): Promise<void> => {
  // Names start with the time, so their order is that of the mails.
  const mails = (await readdir(directory)).filter((name) => name.endsWith('.eml')).sort();
  await Promise.all(mails.slice(0, Math.max(0, mails.length - keep)).map((name) => rm(join(directory, name), { force: true })));
};

/**
 * Keeps mails as files instead of sending them: one RFC 5322 message a file (RFC 6532 where the address needs it),
 * `<time>-<id>.eml`, whole or not there at all. The log
 * says the file's name and nothing of the mail: neither recipient nor subject nor text, since the link inside is for the person
 * alone and the log is read by others.
 */
export const fileMail = (options: FileMailOptions): Mail => {
  const { directory, log, from = 'Chat <chat@localhost>', keep = 1_000, clock = systemClock, ids = systemIds } = options;
  const keepMail = async (message: MailMessage): Promise<string> => {
    const date = new Date(clock.now());
    const id = ids.next();
    const bytes = composeMail(message, { from, date, messageId: `${id}@localhost` });
    const file = `${date.toISOString().replaceAll(/[:.]/g, '-')}-${id}.eml`;
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeDurably(join(directory, file), bytes);
    await removeOldest(directory, keep);
    return file;
  };
  return {
    send: async (message) => {
      checkMail(message);
      const file = await keepMail(message).catch((cause: unknown) => {
        throw new MailUnavailable('the mail could not be written', { cause });
      });
      log.info('mail kept as a file', { file });
    },
  };
};

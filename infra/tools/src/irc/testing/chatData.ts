import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

const repository = join(import.meta.dirname, '../../../../..');
const named = process.env['CHAT_DATA'] ?? '../shared/data';
const folder = join(isAbsolute(named) ? named : join(repository, named), 'ubuntu-irc');

/** The real logs, or `undefined` where this machine has none: they are data, which no repository holds. */
export const realLogs: string | undefined = existsSync(folder) ? folder : undefined;

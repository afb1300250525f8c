import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mailContract } from '../testing/mailContract.ts';
import { recordingLog } from '../testing/recordingLog.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { fileMail } from './fileMail.ts';

mailContract('kept in files', async () => {
  const directory = await temporaryDirectory();
  const log = recordingLog();
  return {
    mail: fileMail({ directory: directory.path, log }),
    received: async () =>
      Promise.all((await readdir(directory.path)).map((name) => readFile(join(directory.path, name), 'utf8'))),
    logged: log.lines,
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
});

import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '@chat/platform/testing';
import { withComponent } from '@chat/platform/testing/withComponent';
import { expect, it } from 'vitest';
import { readLog } from './testing/importedLog.ts';
import { importInto } from './testing/importing.ts';

const days = 8;

withComponent('data', 'real logs', ({ path }) => {
  it('of a few days are imported whole, and once', async () => {
    await using directory = await temporaryDirectory();
    const [folder, data] = [join(directory.path, 'logs'), join(directory.path, 'data')];
    await mkdir(folder);
    const source = join(path, 'ubuntu-irc');
    const chosen = (await readdir(source))
      .filter((name) => name.endsWith('.raw.txt'))
      .sort()
      .slice(-days);
    for (const name of chosen) {
      const annotations = name.replace('.raw.', '.annotation.');
      for (const file of [name, annotations]) await cp(join(source, file), join(folder, file));
    }
    const { report } = await importInto(data, folder);
    const posted = (await readLog(data)).filter(({ type }) => type === 'MessagePosted');
    const { lines, unknown, replies } = report.tally;
    expect(posted).toHaveLength(lines.of('message') + lines.of('action'));
    expect(unknown.length).toBeLessThanOrEqual(lines.total / 1_000);
    expect(replies).toBeGreaterThan(0);
    const again = await importInto(data, folder);
    expect([again.report.appended, again.report.found]).toEqual([0, report.appended]);
  });
});

import { dataFiles, openSqliteEventReader, openVaultReader } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import { ProjectionRunner } from '../projectionRunner.ts';
import { portsOver } from './embeddedViews.ts';
import { notes, tallies } from './toyProjections.ts';

/** Folds the log of a directory in small batches, over and over building a view anew where asked to, until it is killed. */
const [directory = '', logId = '', task = ''] = process.argv.slice(2);
const files = dataFiles(directory);
const eventStore = await openSqliteEventReader({ path: files.eventLog });
const vault = await openVaultReader({ directory });
// The spec that starts this passes the id of its own log.
const ports = await portsOver({ eventStore, vault, logId: logId as Id }, files.readStore);
const runner = new ProjectionRunner(ports, {
  projections: [notes, tallies],
  sizes: { live: 7, catchUp: 7 },
  onStatus: ({ views, rebuilding }) => process.stdout.write(`${views[0]?.position ?? ''} ${rebuilding.join()}\n`),
});
runner.start();
while (task === 'rebuild') await runner.rebuild('notes');

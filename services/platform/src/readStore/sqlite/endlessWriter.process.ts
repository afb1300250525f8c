import { writeSync } from 'node:fs';
import { checkpointAt, put, sample, samples } from '../../testing/readStoreContract/opened.ts';
import { openSqliteReadStore } from './sqliteReadStore.ts';

// Commits batch after batch, each replacing all 50 documents, and says so after each, until it is killed or a commit fails.
// Arguments: the file, the length of each document's text.
const [, , path = '', length = '0'] = process.argv;
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

const store = await openSqliteReadStore({ path });
await store.prepare([samples]);
let position = Number((await store.checkpoint(samples))?.position ?? 0);
try {
  for (;;) {
    const next = position + 1;
    const fields = { seq: next, tokens: [`t${next}`], text: 'x'.repeat(Number(length)) };
    const writes = Array.from({ length: 50 }, (_, at) => put(sample(`d${at}`, next, { ...fields, channel: `c${at % 2}` })));
    await store.commit(writes, checkpointAt(next), [samples]);
    position = next;
    say(`committed ${position}`);
  }
} catch (error) {
  say(`failed ${error instanceof Error ? error.name : 'unknown'} at ${position}`);
  say(`stands at ${Number((await store.checkpoint(samples))?.position)}`);
}

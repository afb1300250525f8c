import { openSqlitePrivateStore } from './sqlitePrivateStore.ts';

/** Run by a test that kills it: writes and overwrites without end, and names on stdout what was acknowledged. */
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('names the file to write');
const store = await openSqlitePrivateStore({ path });

const write = async (writer: number): Promise<never> => {
  for (let turn = 1; ; turn += 1) {
    await store.write([{ collection: 'marks', id: `writer-${writer}`, value: { turn }, expected: turn - 1 }]);
    process.stdout.write(`${writer} ${turn}\n`);
  }
};
await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)));

import type { Id } from '@chat/schema/events';
import { openVault } from './openVault.ts';

/** Run by a test that kills it: seals with a few rings without end, and names on stdout each leaf before it goes on. */
const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('names the directory of the vault');
const vault = await openVault({ directory, create: true });
const idOf = (number: number) => number.toString(16).padStart(32, '0') as Id; // 32 hexadecimal digits

const request = (owner: number) => ({
  stream: `channel-${idOf(1)}`,
  factId: idOf(2),
  type: 'MessagePosted',
  ring: { owner: idOf(owner), scope: idOf(3) },
  texts: { content: 'hello' },
});
for (let turn = 0; ; turn += 1) {
  const sealed = await vault.seal(Array.from({ length: 1 + (turn % 30) }, (_, index) => request(index % 3)));
  process.stdout.write(sealed.map(({ ring, leaf }) => `${ring}:${leaf}\n`).join(''));
}

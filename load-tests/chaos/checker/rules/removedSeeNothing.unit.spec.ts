import { describe, expect, it } from 'vitest';
import type { Line } from '../../record/line.ts';
import { brokenBy, changed } from '../corrupted.testing.ts';
import { ForgedHistory } from '../forged.testing.ts';

describe('rule 9: who was removed sees nothing later, and writes nothing a second later', () => {
  const removed = () => {
    const forged = new ForgedHistory(['ada', 'bob', 'eve']);
    forged.follow('ada-1', 'ada');
    forged.follow('eve-1', 'eve');
    forged.send('eve');
    forged.remove('eve');
    return forged;
  };
  it('a reader of theirs is told a fact', async () => {
    const forged = removed();
    forged.send('bob');
    const told = forged.lines.findLast((line) => line.kind === 'frame') as Line;
    forged.lines.push({ ...told, reader: 'eve-1' } as Line);
    expect(await brokenBy(forged.lines)).toEqual([9]);
  });
  it('they are shown a page with a later message', async () => {
    const forged = removed();
    forged.send('bob');
    forged.read('eve');
    expect(await brokenBy(forged.lines)).toEqual([9]);
  });
  it('they write after more than a second', async () => {
    const forged = removed();
    forged.wait(1_100);
    forged.send('eve');
    expect(await brokenBy(forged.lines)).toEqual([9]);
  });
  it('what they wrote within the second stands', async () => {
    const forged = removed();
    forged.wait(500);
    forged.send('eve');
    expect(await brokenBy(forged.lines)).toEqual([]);
  });
  it('who was let in again is shown what happened meanwhile', async () => {
    const forged = removed();
    forged.wait(1_100);
    forged.send('bob');
    forged.admit('eve');
    forged.reconnect('eve-1');
    forged.send('eve');
    forged.read('eve');
    expect(await brokenBy(forged.lines)).toEqual([]);
  });
  it('of a removal that was not answered nothing is known', async () => {
    const forged = removed();
    const lines = changed(forged.lines, 'succeeded', {
      how: ({ at, attempt }) => ({ kind: 'unknown', at, attempt, why: 'cut' }),
    });
    forged.lines.splice(0, forged.lines.length, ...lines);
    forged.wait(1_100);
    forged.send('eve');
    expect(await brokenBy(forged.lines)).toEqual([]);
  });
  it('an admission without an answer may come after the removal', async () => {
    const forged = new ForgedHistory(['ada', 'eve']);
    forged.follow('ada-1', 'ada');
    const attempt = forged.invoke({ client: 'eve', operation: 'admit', key: forged.newId(), person: forged.userOf('eve') });
    forged.write({ kind: 'unknown', attempt, why: 'cut' });
    forged.remove('eve');
    forged.wait(1_100);
    forged.send('eve');
    expect(await brokenBy(forged.lines)).toEqual([]);
  });
});

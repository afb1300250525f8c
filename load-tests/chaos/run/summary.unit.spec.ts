import { expect, it } from 'vitest';
import { usualHistory } from '../checker/usual.testing.ts';
import { Counting, summaryText } from './summary.ts';

it('attempts are counted by their outcome, refusals by their code, and what readers were told', () => {
  const counting = new Counting();
  for (const line of usualHistory().finish()) counting.see(line);
  counting.see({ kind: 'fault', at: 0, fault: 'stop', target: 'node-1', for: 1_000 });
  const text = summaryText(counting.summary, 1_572_864).split('\n');
  expect(text).toEqual([
    'faults: stop 1',
    'send: succeeded 6, unknown 2, FORBIDDEN 1',
    'markRead: succeeded 2',
    'edit: succeeded 1',
    'react: succeeded 1',
    'remove: succeeded 1',
    'delete: succeeded 1',
    'admit: succeeded 1',
    'rebuild: succeeded 1',
    expect.stringMatching(/^frames: \d+ over 6 subscriptions, 1 resets$/),
    'pages read: 4',
    'record: 1.5 MiB',
  ]);
});

it('where nothing was broken, that is said', () => {
  expect(summaryText(new Counting().summary, 0)).toMatch(/^faults: none\n/);
});

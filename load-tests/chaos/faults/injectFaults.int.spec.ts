import { join } from 'node:path';
import { temporaryDirectory } from '@chat/platform/testing';
import { expect, it, vi } from 'vitest';
import type { Part } from '../cluster/cluster.ts';
import type { Line } from '../record/line.ts';
import { linesOf, recordTo } from '../record/record.ts';
import { injectFaults } from './injectFaults.ts';

/** A part that writes down what is done to it. */
const partThatTells = () => {
  const told: string[] = [];
  const tell = (what: string) => () => {
    told.push(what);
  };
  const kill = async () => tell('kill')();
  const start = async () => tell('start')();
  const faults = {
    kill,
    start,
    stop: tell('stop'),
    resume: tell('resume'),
    cut: tell('cut'),
    refuse: tell('refuse'),
    accept: tell('accept'),
  };
  return { part: { name: 'node', faults } satisfies Part, told };
};

const faultsIn = async (path: string): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  for await (const line of linesOf(path)) if (line.kind === 'fault' || line.kind === 'faultOver') lines.push(line);
  return lines;
};

it('each fault is undone by what belongs to it, and recorded from its beginning to its end', async () => {
  await using directory = await temporaryDirectory();
  const path = join(directory.path, 'record.ndjson');
  const recorder = recordTo(path, 7);
  const { part, told } = partThatTells();
  const rounds = (['kill', 'stop', 'cut', 'refuse'] as const).map((fault) => ({
    quietMillis: 1,
    faults: [{ fault, part, millis: 1 }],
  }));
  await injectFaults(rounds, recorder, new AbortController().signal);
  await recorder.close();
  expect(told).toEqual(['kill', 'start', 'stop', 'resume', 'cut', 'refuse', 'accept']);
  expect((await faultsIn(path)).map((line) => `${line.kind} ${'fault' in line && line.fault}`)).toEqual(
    ['kill', 'stop', 'cut', 'refuse'].flatMap((fault) => [`fault ${fault}`, `faultOver ${fault}`]),
  );
});

it('what is over in the middle of a fault undoes it at once, and begins no other', async () => {
  await using directory = await temporaryDirectory();
  const recorder = recordTo(join(directory.path, 'record.ndjson'), 7);
  const { part, told } = partThatTells();
  const ending = new AbortController();
  const round = { quietMillis: 1, faults: [{ fault: 'stop' as const, part, millis: 3_600_000 }] };
  const injecting = injectFaults([round, round], recorder, ending.signal);
  await vi.waitFor(() => expect(told).toEqual(['stop']));
  ending.abort();
  await injecting;
  await recorder.close();
  expect(told).toEqual(['stop', 'resume']);
});

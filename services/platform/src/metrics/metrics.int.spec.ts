import { describe, expect, it } from 'vitest';
import { type EventStore, EventStoreUnavailable, WrongExpectedRevision } from '../eventStore/eventStore.ts';
import { recordingLog } from '../testing/recordingLog.ts';
import { sampleFact } from '../testing/sampleFacts.ts';
import { measuredEventStore } from './measuredEventStore.ts';
import { prometheusMetrics } from './metrics.ts';
import { serveMetrics } from './serveMetrics.ts';
import { startMetrics } from './startMetrics.ts';

const host = '127.0.0.1';
const unused = (): never => {
  throw new Error('nobody asks for it');
};

describe('metrics', () => {
  it('are served as Prometheus reads them, and nothing else is', async () => {
    const metrics = prometheusMetrics();
    metrics.command('sendMessage', 'appended', 0.004);
    metrics.command('sendMessage', 'FORBIDDEN', 0.001);
    metrics.append('appended', 3, 0.002);
    metrics.append('conflict', 2, 0.002);
    let lag = 5;
    const read = () => [{ value: lag, labels: { view: 'messages' } }];
    metrics.gauge({ name: 'chat_lag_facts', help: 'Facts', labels: ['view'], read });
    metrics.gauge({ name: 'chat_sockets', help: 'Sockets', read: () => [{ value: 7 }] });
    await using server = await serveMetrics(metrics, { host, port: 0, log: recordingLog() });
    lag = 6;
    const address = `http://${host}:${server.port}`;
    const answer = await fetch(`${address}/metrics`);
    const page = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(page).toContain('chat_command_seconds_count{command="sendMessage",outcome="appended"} 1');
    expect(page).toContain('chat_command_seconds_count{command="sendMessage",outcome="FORBIDDEN"} 1');
    expect(page).toContain('chat_append_seconds_count{outcome="conflict"} 1');
    expect(page).toContain('chat_appended_facts_total 3');
    expect(page).toContain('chat_lag_facts{view="messages"} 6');
    expect(page).toContain('chat_sockets 7');
    expect(page).toContain('chat_nodejs_eventloop_lag');
    expect((await fetch(`${address}/`)).status).toBe(404);
    expect((await fetch(`${address}/metrics`, { method: 'POST' })).status).toBe(404);
  });

  it('that cannot be told are an error of the server, and logged', async () => {
    const log = recordingLog();
    const page = () => Promise.reject(new Error('broken gauge'));
    await using server = await serveMetrics({ page }, { host, port: 0, log });
    expect((await fetch(`http://${host}:${server.port}/metrics`)).status).toBe(500);
    expect(log.lines.join()).toContain('broken gauge');
  });

  it('are started where a port is given', async () => {
    const log = recordingLog();
    expect(await startMetrics({ host }, log)).toBeUndefined();
    await using running = await startMetrics({ host, metricsPort: 0 }, log);
    expect((await fetch(`http://${host}:${running?.server.port}/metrics`)).status).toBe(200);
  });
});

describe('a measured event store', () => {
  it('answers as the store does, and counts what became of appends', async () => {
    const answers: (() => Promise<never> | ReturnType<EventStore['append']>)[] = [
      async () => ({ firstRevision: 0, positions: [] }),
      () => Promise.reject(new WrongExpectedRevision('notes', 3, 4)),
      () => Promise.reject(new EventStoreUnavailable('away')),
    ];
    const head = sampleFact({});
    const store = measuredEventStore(
      {
        append: () => (answers.shift() ?? unused)(),
        read: async () => [],
        head: async () => ({ ...head, stream: 'notes', revision: 0, position: '1' }),
        feed: unused,
        close: async () => undefined,
      },
      { append: (outcome, facts) => counted.push(`${outcome} ${facts}`) },
    );
    const counted: string[] = [];
    const append = () => store.append('notes', 'no_stream', [sampleFact({}), sampleFact({})]).catch((error: Error) => error.name);
    expect([await append(), await append(), await append()]).toEqual([
      { firstRevision: 0, positions: [] },
      'WrongExpectedRevision',
      'EventStoreUnavailable',
    ]);
    expect(counted).toEqual(['appended 2', 'conflict 2', 'failed 2']);
    expect(await store.read('notes')).toEqual([]);
    expect((await store.head())?.revision).toBe(0);
    expect(() => store.feed(undefined, new AbortController().signal)).toThrow('nobody asks');
    await store.close();
  });
});

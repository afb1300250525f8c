import { openSqliteEventStore } from '@chat/platform';
import { sampleFact, sampleStream } from '@chat/platform/testing';

// 64 senders append without end; each acknowledgement is a line before the sender goes on. Somebody kills this process.
const store = await openSqliteEventStore({ path: process.argv[2] ?? '' });

const send = async (): Promise<never> => {
  const stream = sampleStream();
  for (let revision = -1; ; revision += 1) {
    const fact = sampleFact({ text: 'x'.repeat(300) });
    await store.append(stream, revision < 0 ? 'no_stream' : revision, [fact]);
    process.stdout.write(`${stream} ${fact.id}\n`);
  }
};

await Promise.all(Array.from({ length: 64 }, send));

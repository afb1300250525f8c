import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageDocument, messagesView } from '@chat/schema/views';
import { describe, expect, it } from 'vitest';
import { sampleId } from '../../testing/sampleFacts.ts';
import { temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import { openSqliteReadStore } from './sqliteReadStore.ts';

const counters = '/proc/self/io';
const documents = 1_000;
const batches = 5;

/** Bytes that this process has handed to the kernel for writing. */
const written = (): number => Number(/^wchar: (\d+)$/m.exec(readFileSync(counters, 'utf8'))?.[1]);

const channelId = sampleId();
const authors = Array.from({ length: 100 }, sampleId);

const message = (number: number): MessageDocument => {
  const _id = sampleId();
  const pos = String(number).padStart(16, '0');
  return {
    _id,
    pos,
    channelId,
    seq: number,
    authorId: authors[number % authors.length] as MessageDocument['authorId'], // there are as many
    content: 'what somebody says '.repeat(5),
    mentions: { users: [], roles: [], everyone: false, here: false },
    replies: [],
    reactions: [],
    sentAt: number,
    postedPosition: pos,
    revisionId: _id,
    editedAt: null,
    deletedAt: null,
    deletedByAuthor: false,
    pinnedAt: null,
    shredded: false,
    mentionKeys: [],
  };
};

describe.skipIf(!existsSync(counters))('what writing documents costs', () => {
  it('new documents are written without copies of the pages that they change', async () => {
    await using directory = await temporaryDirectory();
    const store = await openSqliteReadStore({ path: join(directory.path, 'views.sqlite') });
    try {
      await store.prepare([messagesView]);
      const before = written();
      for (let from = 0; from < batches * documents; from += documents) {
        const writes = Array.from({ length: documents }, (_, index) => ({ view: messagesView, put: message(from + index) }));
        await store.commit(writes, { logId: sampleId(), position: '0'.repeat(16) }, []);
      }
      // Copies for taking a statement back, ten pages and more a document, went through a file.
      expect((written() - before) / (batches * documents)).toBeLessThan(8_192);
    } finally {
      await store.close();
    }
  });
});

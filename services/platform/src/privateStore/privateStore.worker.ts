import { workerData } from 'node:worker_threads';
import { type CommitServer, serveCommits } from '../secureSqlite/commitServer.ts';
import { openForWriting, truncateLog } from '../secureSqlite/secureDatabase.ts';
import { PrivateDocuments, type TextWrite } from './privateDocuments.ts';

/** Overwritten values (a read position, a rotated token) leave the log after this time at the latest; deleted ones at once. */
const truncateAfterMilliseconds = 100;

const open = (path: string): CommitServer<readonly TextWrite[], boolean> => {
  const database = openForWriting(path);
  const documents = new PrivateDocuments(database);
  let timer: NodeJS.Timeout | undefined;
  truncateLog(database);
  const truncate = () => {
    clearTimeout(timer);
    timer = undefined;
    truncateLog(database);
  };
  const truncateLater = () => {
    // A checkpoint that a reader delayed is repeated; nothing is lost by it.
    timer ??= setTimeout(() => {
      timer = undefined;
      try {
        truncateLog(database);
      } catch {
        truncateLater();
      }
    }, truncateAfterMilliseconds);
  };
  return {
    commit(requests) {
      const { answers, deleted, overwritten } = documents.commit(requests);
      if (deleted) truncate();
      else if (overwritten) truncateLater();
      return answers;
    },
    close() {
      truncate();
      database.close();
    },
  };
};

serveCommits(() => open(workerData as string)); // what `openSqlitePrivateStore` hands over

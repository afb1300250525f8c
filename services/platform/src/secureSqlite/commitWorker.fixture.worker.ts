import { serveCommits } from './commitServer.ts';

/** Answers with the size of the batch; fails or dies where a request says so. */
serveCommits<string, number>(() => ({
  commit(requests) {
    if (requests.includes('fail')) throw new Error('disk full');
    if (requests.includes('die')) process.exit(1);
    return requests.map(() => requests.length);
  },
  close() {},
}));

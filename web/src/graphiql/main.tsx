import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import tour from '../../../docs/graphql-tour.md?raw';
import { newCommandId } from '../session/commandId.ts';
import { liveClient } from '../session/liveClient.ts';
import { Session } from '../session/session.ts';
import { tourTabs } from './tourTabs.ts';

const session = new Session();

/** With the session of the client, where there is one: its cookie is of the same origin. */
const asViewer: typeof fetch = async (input, init) => {
  const headers = new Headers(init?.headers);
  if (session.userId !== undefined && !headers.has('authorization'))
    headers.set('authorization', `Bearer ${await session.token()}`);
  return fetch(input, { ...init, headers });
};

/** GraphiQL keeps its tabs here; the variables of the first one it takes apart from them, and only then. */
const isFirstVisit = (): boolean => localStorage.getItem('graphiql:tabState') === null;

const show = async (): Promise<void> => {
  // Without the server there is nothing to show either; without a session GraphiQL works as a stranger.
  await session.resume().catch(() => false);
  const fetcher = createGraphiQLFetcher({ url: '/graphql', fetch: asViewer, wsClient: liveClient({ session }) });
  const root = document.getElementById('graphiql');
  if (root === null) return;
  const tabs = tourTabs(tour, newCommandId);
  const first = isFirstVisit() ? { initialVariables: tabs[0]?.variables ?? '' } : {};
  createRoot(root).render(<GraphiQL fetcher={fetcher} defaultTabs={tabs} defaultEditorToolsVisibility="variables" {...first} />);
};

void show();

import { openEventStoreDb } from '../../eventStore/esdb/openEventStoreDb.ts';
import { CredentialsRefused } from '../../eventStore/esdb/outages.ts';
import { EventStoreUnavailable } from '../../eventStore/eventStore.ts';
import { away, type Findings, well, wrong } from './checkUp.ts';

/** Whether the log can be read. */
export const askEventStoreDb = async (connectionString: string, patience: number): Promise<Findings> => {
  try {
    const store = await openEventStoreDb({ connectionString, role: 'commands', callMillis: patience });
    await store.close();
    return well(undefined);
  } catch (error) {
    if (error instanceof CredentialsRefused) return wrong(error, 'give it a user who may read $all and write our streams');
    if (error instanceof EventStoreUnavailable)
      return away(error, 'start EventStoreDB, or mend the address and its TLS settings');
    return wrong(error, 'write it as esdb://user:password@host:2113?tls=true');
  }
};

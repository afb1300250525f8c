import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useOutbox } from '../messaging/index.ts';
import { NewestSeqDocument } from '../navigation/index.ts';
import { ask } from '../shared/asking.ts';
import { useObservable } from '../shared/useObservable.ts';
import { useConnection } from './ConnectionProvider.tsx';
import { type Chip, chipOf } from './connectionChip.ts';

/** Nothing is said of what lasts shorter than this, in milliseconds. */
const patience = 700;

/** How far there is to catch up, asked for where it takes a while. */
const useTarget = (channelId: string, isBehind: boolean): number | undefined => {
  const client = useClient();
  const [target, setTarget] = useState<number>();
  useEffect(() => {
    setTarget(undefined);
    if (!isBehind) return undefined;
    const asked = setTimeout(() => {
      ask(client, NewestSeqDocument, { channelId }).then(
        ({ channel }) => setTarget(channel?.messages.edges[0]?.node.seq),
        // It is said without a number then.
        () => undefined,
      );
    }, patience);
    return () => clearTimeout(asked);
  }, [client, channelId, isBehind]);
  return target;
};

/** The newest that was there when all was. */
const useFrom = (isBehind: boolean, upTo: number): number | undefined => {
  const from = useRef<number>(undefined);
  useEffect(() => {
    if (!isBehind) from.current = upTo;
  }, [isBehind, upTo]);
  return from.current;
};

/** What is true now. */
const useChip = (channelId: string): Chip => {
  const { state, progress } = useConnection();
  const connection = useObservable(state);
  const latest = useObservable(progress);
  const ofChannel = latest?.channelId === channelId ? latest : undefined;
  const isBehind = connection.kind === 'online' && ofChannel?.isLive !== true;
  const target = useTarget(channelId, isBehind);
  const from = useFrom(connection.kind !== 'online' || isBehind, ofChannel?.upTo ?? 0);
  const { unsent } = useOutbox(channelId);
  return chipOf({ connection, progress: ofChannel, from, target, waiting: unsent.length });
};

/** What the chip says: what is true, once it has been so for a moment. */
export const useConnectionChip = (channelId: string): Chip | undefined => {
  const chip = useChip(channelId);
  const [said, setSaid] = useState<Chip['kind']>();
  useEffect(() => {
    if (chip.kind === 'complete') return setSaid('complete');
    const late = setTimeout(() => setSaid(chip.kind), patience);
    return () => clearTimeout(late);
  }, [chip.kind]);
  return said === chip.kind ? chip : undefined;
};

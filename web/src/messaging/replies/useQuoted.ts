import { useMemo } from 'react';
import { Observable } from '../../shared/observable.ts';
import { useObservable } from '../../shared/useObservable.ts';
import { useMessages } from '../MessagesProvider.tsx';
import { caughtUpWith, useHeldMessage } from '../useHeldMessage.ts';
import type { Quoted } from './quotedMessages.ts';

const nothing = new Observable<Quoted>(undefined);

/** A message that another answers: the one that is loaded, else asked for by itself. It follows what happens to it. */
export const useQuoted = (id: string): Quoted => {
  const { quotes, timeline, viewerId } = useMessages();
  const held = useHeldMessage(id);
  const fetched = useObservable(held === undefined ? quotes.message(id) : nothing);
  const state = useObservable(timeline.state);
  return useMemo(() => held ?? (fetched ? caughtUpWith(fetched, state, viewerId) : fetched), [held, fetched, state, viewerId]);
};

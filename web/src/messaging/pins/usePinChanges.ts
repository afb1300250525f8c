import { useSelected } from '../../shared/useSelected.ts';
import { useMessages } from '../MessagesProvider.tsx';

const kinds: ReadonlySet<string> = new Set(['MessagePinned', 'MessageUnpinned', 'MessageDeleted', 'MessageEdited']);

/** The position of the newest fact that changes what is pinned, or what a pinned message says. */
export const usePinChanges = (): string | undefined =>
  useSelected(
    useMessages().timeline.state,
    ({ timeline }) =>
      timeline.recent.findLast((happened) => '__typename' in happened && kinds.has(happened.__typename))?.position,
  );

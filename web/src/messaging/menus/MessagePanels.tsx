import { lazy, Suspense } from 'react';
import { useObservable } from '../../shared/useObservable.ts';
import { useMessages } from '../MessagesProvider.tsx';
import { useHeldMessage } from '../useHeldMessage.ts';
import type { Panel, PanelKind } from './panel.ts';

export interface PanelProps {
  readonly panel: Panel;
  readonly onClose: () => void;
}

const panels = {
  menu: lazy(async () => ({ default: (await import('./MessageMenu.tsx')).MessageMenu })),
  sheet: lazy(async () => ({ default: (await import('./MessageSheet.tsx')).MessageSheet })),
  emoji: lazy(async () => ({ default: (await import('../reactions/ReactionPicker.tsx')).ReactionPicker })),
  reactors: lazy(async () => ({ default: (await import('../reactions/ReactorsDialog.tsx')).ReactorsDialog })),
  revisions: lazy(async () => ({ default: (await import('../revisions/RevisionsDialog.tsx')).RevisionsDialog })),
} as const satisfies Readonly<Record<PanelKind, unknown>>;

const Open = ({ panel, onClose }: PanelProps) => {
  const message = useHeldMessage(panel.message.id) ?? panel.message;
  const Shown = panels[panel.kind];
  // Somebody may delete it meanwhile: nothing can be done with it then.
  if (message.content === null) return null;
  return (
    <Suspense>
      <Shown panel={{ ...panel, message }} onClose={onClose} />
    </Suspense>
  );
};

/** The menu or dialog about a message that is open, if one is. */
export const MessagePanels = () => {
  const { panel } = useMessages();
  const open = useObservable(panel);
  if (open === undefined) return null;
  return (
    <Open
      key={`${open.kind} ${open.message.id}`}
      panel={open}
      // What opened another has closed itself already.
      onClose={() => panel.get() === open && panel.set(undefined)}
    />
  );
};

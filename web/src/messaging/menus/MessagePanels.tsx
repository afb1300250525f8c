import { late } from '../../shared/late.tsx';
import { useObservable } from '../../shared/useObservable.ts';
import { useMessages } from '../MessagesProvider.tsx';
import { useHeldMessage } from '../useHeldMessage.ts';
import type { Panel, PanelKind } from './panel.ts';

export interface PanelProps {
  readonly panel: Panel;
  readonly onClose: () => void;
}

const panels = {
  menu: late(async () => (await import('./MessageMenu.tsx')).MessageMenu),
  sheet: late(async () => (await import('./MessageSheet.tsx')).MessageSheet),
  emoji: late(async () => (await import('../reactions/ReactionPicker.tsx')).ReactionPicker),
  reactors: late(async () => (await import('../reactions/ReactorsDialog.tsx')).ReactorsDialog),
  revisions: late(async () => (await import('../revisions/RevisionsDialog.tsx')).RevisionsDialog),
} as const satisfies Readonly<Record<PanelKind, unknown>>;

const Open = ({ panel, onClose }: PanelProps) => {
  const message = useHeldMessage(panel.message.id) ?? panel.message;
  const Shown = panels[panel.kind];
  // Somebody may delete it meanwhile: nothing can be done with it then.
  if (message.content === null) return null;
  return <Shown panel={{ ...panel, message }} onClose={onClose} />;
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

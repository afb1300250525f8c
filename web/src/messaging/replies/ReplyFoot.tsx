import type { KeyboardEvent, ReactNode } from 'react';
import { useMessages } from '../MessagesProvider.tsx';
import { ReplyBar } from './ReplyBar.tsx';

/** Where one writes, and above it what that answers: Esc takes the latter away. */
export const ReplyFoot = ({ children }: { readonly children: ReactNode }) => {
  const { replies } = useMessages();
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || replies.chosen.get().length === 0) return;
    event.preventDefault();
    replies.clear();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what the field in it does not take
    <div data-foot onKeyDown={press}>
      <ReplyBar />
      {children}
    </div>
  );
};

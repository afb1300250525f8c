import { createPortal } from 'react-dom';
import { Announcements } from './Announcements.tsx';
import { DayButton } from './DayButton.tsx';
import { MessagePanels } from './menus/MessagePanels.tsx';
import { Notices } from './Notices.tsx';
import { PinsButton } from './pins/PinsButton.tsx';

interface MessageExtrasProps {
  /** Where in the header what concerns all of the conversation is placed. */
  readonly tools: Element | null | undefined;
}

/** What belongs to the messages and stands elsewhere: what is read out, menus and dialogs, notices, the pins. */
export const MessageExtras = ({ tools }: MessageExtrasProps) => (
  <>
    <Announcements />
    <MessagePanels />
    <Notices />
    {tools &&
      createPortal(
        <>
          <DayButton />
          <PinsButton />
        </>,
        tools,
      )}
  </>
);

import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Snackbar from '@mui/material/Snackbar';
import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '../languages/LanguageProvider.tsx';
import { usePersonName } from '../people/usePerson.ts';
import { late } from '../shared/late.tsx';
import { type Problem, problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import { BlockDialog } from './BlockDialog.tsx';
import { useDirectConversations } from './DirectProvider.tsx';
import type { DirectConversation } from './directState.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { usePartnerIds } from './useConversationName.ts';
import { useDirectCommands } from './useDirectCommands.ts';

const AddPeopleDialog = late(async () => (await import('./AddPeopleDialog.tsx')).AddPeopleDialog);
const PeopleDialog = late(async () => (await import('./PeopleDialog.tsx')).PeopleDialog);

type DialogName = 'add' | 'people' | 'leave' | 'block';

interface DialogsProps {
  readonly open: DialogName | undefined;
  readonly conversation: DirectConversation;
  readonly partnerId: string | undefined;
  readonly onClose: () => void;
}

const Dialogs = ({ open, conversation, partnerId, onClose }: DialogsProps) => (
  <>
    {open === 'add' && <AddPeopleDialog conversation={conversation} onClose={onClose} />}
    {open === 'people' && <PeopleDialog conversation={conversation} onClose={onClose} />}
    {open === 'leave' && <LeaveDialog conversationId={conversation.id} onClose={onClose} />}
    {open === 'block' && partnerId !== undefined && <BlockDialog userId={partnerId} onClose={onClose} />}
  </>
);

interface ItemsProps {
  readonly conversation: DirectConversation;
  readonly partnerId: string | undefined;
  readonly onDialog: (name: DialogName) => void;
  readonly onDo: (work: Promise<void>) => void;
}

const closingItem = ({ isClosed }: DirectConversation) => (isClosed ? 'reopenConversation' : 'closeConversation');

const PairItems = ({ conversation, partnerId = conversation.id, onDialog, onDo }: ItemsProps) => {
  const say = useText();
  const commands = useDirectCommands();
  const person = usePersonName(partnerId);
  return useDirectConversations().blockedIds.includes(partnerId) ? (
    <MenuItem onClick={() => onDo(commands.unblock(partnerId))}>{say('unblockPerson', { person })}</MenuItem>
  ) : (
    <MenuItem onClick={() => onDialog('block')}>{say('blockPerson', { person })}</MenuItem>
  );
};

const GroupItems = ({ onDialog }: ItemsProps) => {
  const say = useText();
  return (
    <>
      <MenuItem onClick={() => onDialog('people')}>{say('participants')}</MenuItem>
      <MenuItem onClick={() => onDialog('add')}>{say('addPeople')}</MenuItem>
      <MenuItem onClick={() => onDialog('leave')}>{say('leaveGroup')}</MenuItem>
    </>
  );
};

/** What can be done with a conversation. */
export const ConversationMenu = ({ conversation }: { readonly conversation: DirectConversation }) => {
  const say = useText();
  const commands = useDirectCommands();
  const [, navigate] = useLocation();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [dialog, setDialog] = useState<DialogName>();
  const [problem, setProblem] = useState<Problem>();
  const [partnerId] = usePartnerIds(conversation);
  const { id, isClosed, kind } = conversation;
  const close = (): void => setAnchor(undefined);
  const act = (work: Promise<void>): void => {
    close();
    work.catch((error: unknown) => setProblem(problemOf(error)));
  };
  const open = (name: DialogName): void => {
    close();
    setDialog(name);
  };
  // Whoever has gone elsewhere before the answer came stays there.
  const leave = (): void => void (window.location.pathname === `/direct/${id}` && navigate('/direct'));
  const toggle = (): Promise<void> => (isClosed ? commands.reopen(id) : commands.close(id).then(leave));
  const items = { conversation, partnerId, onDialog: open, onDo: act };
  return (
    <>
      <IconButton
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-label={say('conversationActions')}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
      >
        <EllipsisVertical size={20} aria-hidden />
      </IconButton>
      <Menu open={anchor !== undefined} anchorEl={anchor ?? null} onClose={close}>
        {kind === 'GROUP' && <GroupItems {...items} />}
        <MenuItem onClick={() => act(toggle())}>{say(closingItem(conversation))}</MenuItem>
        {kind === 'PAIR' && <PairItems {...items} />}
      </Menu>
      <Dialogs open={dialog} conversation={conversation} partnerId={partnerId} onClose={() => setDialog(undefined)} />
      <Snackbar
        open={problem !== undefined}
        autoHideDuration={8_000}
        onClose={() => setProblem(undefined)}
        message={problem && problemText(problem, say)}
      />
    </>
  );
};

import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { SquarePen } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { late } from '../shared/late.tsx';
import { ClosedConversations } from './ClosedConversations.tsx';
import styles from './DirectList.module.css';
import { useDirectConversations, useDirectDirectory } from './DirectProvider.tsx';
import { DirectRow } from './DirectRow.tsx';
import { openOnes } from './directState.ts';

const NewConversationDialog = late(async () => (await import('./NewConversationDialog.tsx')).NewConversationDialog);

/** The viewer's direct conversations: the one with the newest message first. */
export const DirectList = ({ openId }: { readonly openId: string | undefined }) => {
  const say = useText();
  const direct = useDirectDirectory();
  const state = useDirectConversations();
  const [isChoosing, choose] = useState(false);
  return (
    <nav className={styles['list']} aria-label={say('directMessages')}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{say('directMessages')}</h2>
        <Tooltip title={say('newConversation')}>
          <IconButton size="small" onClick={() => choose(true)} aria-label={say('newConversation')}>
            <SquarePen size={18} aria-hidden />
          </IconButton>
        </Tooltip>
      </header>
      <div className={styles['rows']}>
        <ul>
          {openOnes(state).map((conversation) => (
            <DirectRow key={conversation.id} conversation={conversation} isOpen={conversation.id === openId} />
          ))}
        </ul>
        {state.hasMore && (
          <Button size="small" fullWidth onClick={() => void direct.loadMore()}>
            {say('showMore')}
          </Button>
        )}
        <ClosedConversations openId={openId} />
      </div>
      {isChoosing && <NewConversationDialog onClose={() => choose(false)} />}
    </nav>
  );
};

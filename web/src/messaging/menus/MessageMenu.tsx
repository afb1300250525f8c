import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useText } from '../../languages/LanguageProvider.tsx';
import { useMessages, useRights } from '../MessagesProvider.tsx';
import { actionLooks } from './actionLooks.ts';
import type { PanelProps } from './MessagePanels.tsx';
import { messageActions } from './messageActions.ts';
import { useMessageAct } from './useMessageAct.ts';

/** Everything that can be done with a message. */
export const MessageMenu = ({ panel: { message, anchor }, onClose }: PanelProps) => {
  const say = useText();
  const act = useMessageAct();
  const { viewerId } = useMessages();
  const rights = useRights();
  return (
    <Menu open anchorEl={anchor} onClose={onClose} slotProps={{ list: { 'aria-label': say('messageActions') } }}>
      {messageActions({ message, viewerId, rights }).map((action) => {
        const { Icon, text } = actionLooks[action];
        return (
          <MenuItem
            key={action}
            onClick={() => {
              onClose();
              act(action, message, anchor);
            }}
          >
            <ListItemIcon>
              <Icon size={16} aria-hidden />
            </ListItemIcon>
            {say(text)}
          </MenuItem>
        );
      })}
    </Menu>
  );
};

import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './RowMenu.module.css';
import type { RowAction } from './rowActions.ts';
import type { Point } from './useLongPress.ts';

interface RowMenuProps {
  readonly label: string;
  readonly at: Point;
  readonly actions: readonly RowAction[];
  readonly onClose: () => void;
}

/** What can be done with a row, where it was asked for. */
export const RowMenu = ({ label, at, actions, onClose }: RowMenuProps) => {
  const say = useText();
  // A menu finds its items among its own children only.
  const items = actions.flatMap(({ name, Icon, isDanger = false, isDisabled = false, run }) => {
    const choose = (): void => {
      onClose();
      run();
    };
    const item = (
      <MenuItem key={name} className={isDanger ? styles['danger'] : undefined} disabled={isDisabled} onClick={choose}>
        <ListItemIcon className={styles['icon']}>
          <Icon size={18} aria-hidden />
        </ListItemIcon>
        {say(name)}
      </MenuItem>
    );
    return isDanger && actions.length > 1 ? [<Divider key="line" />, item] : [item];
  });
  return (
    <Menu
      open
      onClose={onClose}
      anchorReference="anchorPosition"
      anchorPosition={at}
      slotProps={{ list: { 'aria-label': label } }}
    >
      {items}
    </Menu>
  );
};

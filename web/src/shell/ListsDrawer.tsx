import SwipeableDrawer from '@mui/material/SwipeableDrawer';
import { Lists, type ListsProps } from './Lists.tsx';

interface ListsDrawerProps extends ListsProps {
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** The lists on phones: they come from the side by a button or a swipe, and go when a link is followed. */
export const ListsDrawer = ({ isOpen, onOpen, onClose, ...lists }: ListsDrawerProps) => (
  <SwipeableDrawer open={isOpen} onOpen={onOpen} onClose={onClose}>
    <Lists {...lists} onFollowed={onClose} />
  </SwipeableDrawer>
);

import { useState } from 'react';
import { late } from '../shared/late.tsx';
import { useShortcut } from '../shortcuts/index.ts';
import { useVisited } from './useRecentPlaces.ts';

const QuickSwitcher = late(async () => (await import('./QuickSwitcher.tsx')).QuickSwitcher);

/** Where the switcher opens. */
export const QuickSwitcherHost = () => {
  const [isOpen, setOpen] = useState(false);
  useVisited();
  useShortcut('switcher', () => setOpen(true));
  return <>{isOpen && <QuickSwitcher onClose={() => setOpen(false)} />}</>;
};

import { lazy, Suspense, useState } from 'react';
import { useShortcut } from '../shortcuts/index.ts';
import { useVisited } from './useRecentPlaces.ts';

const QuickSwitcher = lazy(() => import('./QuickSwitcher.tsx').then((module) => ({ default: module.QuickSwitcher })));

/** Where the switcher opens. */
export const QuickSwitcherHost = () => {
  const [isOpen, setOpen] = useState(false);
  useVisited();
  useShortcut('switcher', () => setOpen(true));
  return <Suspense fallback={null}>{isOpen && <QuickSwitcher onClose={() => setOpen(false)} />}</Suspense>;
};

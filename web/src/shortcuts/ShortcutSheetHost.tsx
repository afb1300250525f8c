import { lazy, Suspense, useState } from 'react';
import { useShortcut } from './useShortcut.ts';

const ShortcutSheet = lazy(() => import('./ShortcutSheet.tsx').then((module) => ({ default: module.ShortcutSheet })));

/** Where the sheet opens. */
export const ShortcutSheetHost = () => {
  const [isOpen, setOpen] = useState(false);
  useShortcut('sheet', () => setOpen(true));
  return <Suspense fallback={null}>{isOpen && <ShortcutSheet onClose={() => setOpen(false)} />}</Suspense>;
};

import { useState } from 'react';
import { late } from '../shared/late.tsx';
import { useShortcut } from './useShortcut.ts';

const ShortcutSheet = late(async () => (await import('./ShortcutSheet.tsx')).ShortcutSheet);

/** Where the sheet opens. */
export const ShortcutSheetHost = () => {
  const [isOpen, setOpen] = useState(false);
  useShortcut('sheet', () => setOpen(true));
  return <>{isOpen && <ShortcutSheet onClose={() => setOpen(false)} />}</>;
};

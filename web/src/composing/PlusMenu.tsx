import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { late } from '../shared/late.tsx';
import type { Format } from './formatting.ts';

const PlusItems = late(async () => (await import('./PlusItems.tsx')).PlusItems);

interface PlusMenuProps {
  readonly className: string | undefined;
  readonly onFormat: (format: Format) => void;
  readonly isPreview: boolean;
  readonly onPreview: () => void;
}

/** On phones: everything that there is no room for beside the field. */
export const PlusMenu = ({ className, ...items }: PlusMenuProps) => {
  const say = useText();
  const [anchor, setAnchor] = useState<Element>();
  return (
    <>
      <button
        type="button"
        className={className}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        aria-label={say('more')}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
      >
        <Plus size={22} aria-hidden />
      </button>
      {anchor !== undefined && <PlusItems {...items} anchor={anchor} onClose={() => setAnchor(undefined)} />}
    </>
  );
};

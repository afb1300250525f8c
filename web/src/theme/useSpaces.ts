import useMediaQuery from '@mui/material/useMediaQuery';
import { useMemo } from 'react';
import { useObservable } from '../shared/useObservable.ts';
import { useLookKeeper } from './LookProvider.tsx';

/** Spaces of the look in pixels, for what must reckon with them. */
export interface Spaces {
  readonly row: number;
  readonly memberRow: number;
  /** The size of text that style sheets call one rem. */
  readonly rem: number;
}

/** What a density, a size of text and a width of window make of the spaces of the look. */
export const useSpaces = (): Spaces => {
  const look = useObservable(useLookKeeper().look);
  const isPhone = useMediaQuery('(max-width: 699px)');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is measured changes with them
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    const rem = Number.parseFloat(style.fontSize);
    const pixels = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) * rem;
    return { row: pixels('--space-row'), memberRow: pixels('--space-member-row'), rem };
  }, [look, isPhone]);
};

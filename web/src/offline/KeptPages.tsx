import { useKeptPages } from './useKeptPages.ts';

/** Draws nothing; keeps what was read last for a start without a network. */
export const KeptPages = () => {
  useKeptPages();
  return null;
};

import { useEffect } from 'react';
import { useConnection } from './ConnectionProvider.tsx';

/** Says how far what is shown of the open channel goes. */
export const useTellProgress = (channelId: string, isLive: boolean, upTo: number): void => {
  const { progress } = useConnection();
  useEffect(() => progress.set({ channelId, isLive, upTo }), [progress, channelId, isLive, upTo]);
};

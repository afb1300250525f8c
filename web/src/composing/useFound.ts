import { useEffect, useState } from 'react';

/** Somebody types faster than a server should be asked; milliseconds. */
const pause = 120;

/**
 * What was found for the newest question; until it is there, what was found before. `undefined` asks nothing, and a failure finds
 * nothing. `find` must stay the same while its answers do.
 */
export const useFound = <Found>(
  typed: string | undefined,
  find: (typed: string) => Promise<readonly Found[]>,
): readonly Found[] => {
  const [found, setFound] = useState<readonly Found[]>([]);
  useEffect(() => {
    if (typed === undefined) {
      setFound([]);
      return;
    }
    let isPast = false;
    const late = setTimeout(
      () =>
        find(typed).then(
          (answer) => isPast || setFound(answer),
          () => isPast || setFound([]),
        ),
      typed === '' ? 0 : pause,
    );
    return () => {
      isPast = true;
      clearTimeout(late);
    };
  }, [typed, find]);
  return found;
};

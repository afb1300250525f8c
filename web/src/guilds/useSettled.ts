import { useEffect, useState } from 'react';

/** A value once it has stayed the same for some milliseconds. */
export const useSettled = <Value>(value: Value, pause: number): Value => {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const later = setTimeout(() => settle(value), pause);
    return () => clearTimeout(later);
  }, [value, pause]);
  return settled;
};

import { useEffect, useState } from 'react';
import type { Problem } from '../shared/problem.ts';

const second = 1_000;
const now = (): number => performance.now();

/** How many seconds one must wait after a refusal, counted down; 0 once it may work again. What is typed meanwhile changes nothing. */
export const useWaiting = (problem: Problem | undefined): number => {
  const [until, setUntil] = useState(0);
  const [at, setAt] = useState(now);
  const wait = problem?.code === 'RATE_LIMITED' ? (problem.retryAfter ?? second) : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal begins a wait, of the same length too
  useEffect(() => {
    if (wait === 0) return;
    setAt(now());
    setUntil(now() + wait);
  }, [problem, wait]);
  useEffect(() => {
    const ticking = setInterval(() => {
      setAt(now());
      if (now() >= until) clearInterval(ticking);
    }, second / 2);
    return () => clearInterval(ticking);
  }, [until]);
  return Math.max(0, Math.ceil((until - at) / second));
};

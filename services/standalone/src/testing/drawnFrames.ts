import type { Page } from 'playwright-core';

/** What a person saw of a timeline while it was watched. */
export interface DrawnFrames {
  /** How many frames were drawn. */
  readonly frames: number;
  /** The longest time in which more than a tenth of the timeline had no row, in milliseconds. */
  readonly longestBlank: number;
  /** The longest time between two frames, in milliseconds. */
  readonly longestFrame: number;
}

/** Looks after each frame whether rows cover the timeline. Runs in the page. */
const watch = `(() => {
  const log = document.querySelector('[role=log]');
  const seen = { frames: 0, longestBlank: 0, longestFrame: 0, last: performance.now(), blankSince: undefined };
  const uncovered = () => {
    const box = log.getBoundingClientRect();
    const rows = [...log.querySelectorAll('[data-index]')].map((row) => row.getBoundingClientRect()).sort((a, b) => a.top - b.top);
    let [from, bare] = [box.top, 0];
    for (const { top, bottom } of rows) {
      if (bottom <= from || from >= box.bottom) continue;
      bare += Math.max(0, Math.min(top, box.bottom) - from);
      from = Math.max(from, bottom);
    }
    return (bare + Math.max(0, box.bottom - from)) / box.height;
  };
  const look = () => {
    const now = performance.now();
    seen.frames += 1;
    seen.longestFrame = Math.max(seen.longestFrame, now - seen.last);
    if (uncovered() > 0.1) {
      seen.blankSince ??= now;
      seen.longestBlank = Math.max(seen.longestBlank, now - seen.blankSince);
    } else seen.blankSince = undefined;
    seen.last = now;
  };
  // What stands right after a frame is what was drawn in it.
  const drawn = new MessageChannel();
  drawn.port1.onmessage = look;
  const next = () => {
    if (globalThis.drawnFrames !== seen) return;
    drawn.port2.postMessage('drawn');
    requestAnimationFrame(next);
  };
  globalThis.drawnFrames = seen;
  requestAnimationFrame(next);
})()`;

/** Watches the timeline of a page while something is done, frame by frame. */
export const drawnWhile = async (page: Page, work: () => Promise<void>): Promise<DrawnFrames> => {
  await page.evaluate(watch);
  await work();
  return page.evaluate<DrawnFrames>(`(() => {
    const { frames, longestBlank, longestFrame } = globalThis.drawnFrames;
    globalThis.drawnFrames = undefined;
    return { frames, longestBlank, longestFrame };
  })()`);
};

/** What the page holds after its garbage is gone. */
export interface HeldMemory {
  readonly heapBytes: number;
  readonly nodes: number;
}

export const heldMemory = async (page: Page): Promise<HeldMemory> => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heapBytes: of('JSHeapUsedSize'), nodes: of('Nodes') };
};

import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** The rules that Lighthouse takes its accessibility from, those of WCAG 2.2 AA, and what is good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const isStill =
  "document.getAnimations().every((one) => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)";

/** What axe finds on a page as it stands, a line for each place; empty where it finds nothing. */
export const violationsOf = async (page: Page): Promise<readonly string[]> => {
  // What moves is half transparent on its way; it is judged where it stays.
  // Asked from here again and again: the page's own policy forbids the page to be given code to repeat.
  await vi.waitFor(async () => expect(await page.evaluate(isStill)).toBe(true), { timeout: 15_000, interval: 50 });
  await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
  const violations = await page.evaluate<readonly Violation[]>(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id} (${help}): ${target.join(' ')} ${failureSummary.replaceAll('\n', ' ')}`,
    ),
  );
};

import { join, resolve } from 'node:path';
import v8 from '@vitest/coverage-v8';
import type { CoverageMap } from '@vitest/istanbul-lib-coverage';
import type { CoverageProviderModule } from 'vitest/node';
import { countBetween, type Hit, hitsOf, type Place, readBrowserScripts } from './browserCoverage.ts';
import { root } from './repository.ts';

interface Location {
  readonly start: Place;
  readonly end: Place;
}

// A build stands in a folder of web/dist, its scripts in one of that.
const folderOfScripts = join(root, 'web/dist/build/assets');

const addTo = (counts: { [key: string]: number }, places: Readonly<Record<string, Location>>, hits: readonly Hit[]): void => {
  for (const [key, { start, end }] of Object.entries(places)) {
    counts[key] = (counts[key] ?? 0) + countBetween(hits, start, end);
  }
};

/** Adds what ran in the browsers of the specs to what ran in Node, statement by statement. */
const addBrowsers = async (coverage: CoverageMap): Promise<CoverageMap> => {
  const files = new Set(coverage.files());
  for await (const script of readBrowserScripts(join(root, 'coverage/browser'))) {
    for (const [name, hits] of hitsOf(script)) {
      const path = resolve(folderOfScripts, name);
      if (!files.has(path)) continue;
      const { s, f, b, statementMap, fnMap, branchMap } = coverage.fileCoverageFor(path).data;
      addTo(s, statementMap, hits);
      addTo(f, Object.fromEntries(Object.entries(fnMap).map(([key, { loc }]) => [key, loc])), hits);
      for (const [key, { locations }] of Object.entries(branchMap)) {
        b[key] = (b[key] ?? []).map((count, index) => {
          const place = locations[index];
          return place === undefined ? count : count + countBetween(hits, place.start, place.end);
        });
      }
    }
  }
  return coverage;
};

/** Coverage of V8 in Node, and of V8 in the browsers of the end-to-end specs (services/standalone/src/testing/pageCoverage.ts). */
const provider: CoverageProviderModule = {
  // Vitest may load this file more than once in a process; what counts there is one.
  startCoverage: (options) => v8.startCoverage?.(options),
  takeCoverage: (options) => v8.takeCoverage?.(options),
  stopCoverage: (options) => v8.stopCoverage?.(options),
  getProvider: async () => {
    const counting = await v8.getProvider();
    const inNode = counting.generateCoverage.bind(counting);
    // What it makes is a map of istanbul, which the port of vitest calls unknown.
    counting.generateCoverage = async (context) => addBrowsers((await inNode(context)) as CoverageMap);
    return counting;
  },
};

// Vitest asks for a default export.
export default provider;

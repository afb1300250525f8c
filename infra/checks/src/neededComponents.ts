import {
  type ComponentName,
  component,
  componentsAreRequired,
  isComponentName,
  isOptionalInCI,
} from '@chat/platform/testing/components';
import type { TextFile } from './repository.ts';

/** The components that specs ask for by `withComponent('name', …)`, each once. */
export function neededComponents(specs: readonly TextFile[]): readonly ComponentName[] {
  const asked = specs.flatMap(({ text }) =>
    [...text.matchAll(/\bwithComponent\(\s*'([^']+)'/g)].flatMap(([, name]) => name ?? []),
  );
  return [...new Set(asked)].filter(isComponentName).sort();
}

export type Missing = { readonly name: ComponentName; readonly isFailure: boolean };

export const missingComponents = (needed: readonly ComponentName[]): readonly Missing[] =>
  needed
    .filter((name) => component(name) === undefined)
    .map((name) => ({ name, isFailure: componentsAreRequired() && !isOptionalInCI(name) }));

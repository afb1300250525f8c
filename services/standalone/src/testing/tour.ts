import { readFileSync } from 'node:fs';

/** One request of docs/graphql-tour.md. */
export interface TourStep {
  readonly title: string;
  readonly query: string;
  /** With `<names>` that earlier answers fill. */
  readonly variables: string;
  /** The name of the token that it is sent with. */
  readonly tokenName: string | undefined;
  /** What of its answer is kept: a path, and the name that it is kept under. */
  readonly kept: readonly (readonly [path: string, name: string])[];
}

const page = new URL('../../../../docs/graphql-tour.md', import.meta.url);

const stepOf = (section: string): TourStep | undefined => {
  const query = /```graphql\n([\s\S]*?)```/.exec(section)?.[1];
  if (query === undefined) return undefined;
  return {
    title: section.split('\n', 1)[0] ?? '',
    query,
    variables: /```json variables\n([\s\S]*?)```/.exec(section)?.[1] ?? '{}',
    tokenName: /`Authorization: Bearer <(\w+)>`/.exec(section)?.[1],
    kept: [...section.matchAll(/`([\w.]+)` as `<(\w+)>`/g)].map(([, path = '', name = '']) => [path, name] as const),
  };
};

/** The requests of the tour, in order. */
export const tourSteps = (): readonly TourStep[] =>
  readFileSync(page, 'utf8')
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => stepOf(section) ?? []);

/** The value under a path such as `guild.channels.0.id`. */
export const valueAt = (data: unknown, path: string): unknown =>
  // Each step narrows nothing: what is not there is undefined.
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], data);

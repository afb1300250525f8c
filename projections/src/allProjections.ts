import type { Projection } from './runner/projection.ts';

/** Every view of the product and how facts fold into it. */
export const projections: readonly Projection[] = [];

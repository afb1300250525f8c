import { notes, tallies } from './toyProjections.ts';

/** For workers: they load their projections from a module. */
export const projections = [notes, tallies];

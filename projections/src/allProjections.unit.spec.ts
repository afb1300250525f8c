import { allViews } from '@chat/schema/views';
import { expect, it } from 'vitest';
import { projections } from './allProjections.ts';

it('there is a projection for every view, and no other', () => {
  expect(projections.map(({ view }) => view)).toEqual(allViews);
});

import { describe, expect, it } from 'vitest';
import { defaultLook, fontScaleOf, lookFrom, messageSizeOf, messageSizes } from './look.ts';

describe('a kept look', () => {
  it('is the one that was kept', () => {
    const look = {
      ...defaultLook,
      theme: 'LIGHT',
      accentColour: '#7fb8ff',
      density: 'COMPACT',
      fontScale: 120,
      contrast: 'MOST',
    };
    expect(lookFrom(JSON.parse(JSON.stringify(look)))).toEqual(look);
  });

  it.each([undefined, null, 3, 'x', [], { theme: 'PINK', fontScale: 10_000, accentColour: 'url(x)', contrast: 7 }])(
    'is the usual one where what was kept is none: %s',
    (kept) => {
      expect(lookFrom(kept)).toEqual(defaultLook);
    },
  );
});

it('every size of messages that is offered is kept as the scale that gives it', () => {
  const offered = Array.from({ length: messageSizes.most - messageSizes.least + 1 }, (_, at) => messageSizes.least + at);
  expect(offered.map((size) => messageSizeOf(fontScaleOf(size)))).toEqual(offered);
});

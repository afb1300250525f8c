import { expect, it } from 'vitest';
import { tokens } from './tokens.ts';

const sheets = import.meta.glob<string>('../app/app.css', { query: '?raw', import: 'default', eager: true });
const styles = Object.values(sheets).join('');

it('the page is painted in the colour of its scheme before the colours of the look are there', () => {
  const fallbacks = [...styles.matchAll(/background: var\(--timeline, (#\w+)\)/g)].map(([, colour]) => colour);
  expect(fallbacks).toEqual([tokens.colours.dark.timeline, tokens.colours.light.timeline]);
});

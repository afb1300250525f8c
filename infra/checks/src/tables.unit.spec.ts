import { describe, expect, it } from 'vitest';
import { differences, headedCodes, settingsRows } from './tables.ts';

describe('tables in code and docs', () => {
  it('agree when both name the same', () => {
    expect(differences(['A', 'B'], ['B', 'A'], 'page')).toEqual([]);
  });

  it('name what the docs lack', () => {
    expect(differences(['A', 'B'], ['A'], 'page')).toEqual(['B is missing in page']);
  });

  it('name what the code no longer has', () => {
    expect(differences(['A'], ['A', 'B'], 'page')).toEqual(['B stands in page but no longer in the code']);
  });

  it('name what the docs say twice', () => {
    expect(differences(['A'], ['A', 'A'], 'page')).toEqual(['A stands twice in page']);
  });

  it('take error codes from headings of the third level', () => {
    expect(headedCodes('# Errors\n### NOT_FOUND\ntext\n### `TOO_LARGE`\n#### DEEPER\n### Prose')).toEqual([
      'NOT_FOUND',
      'TOO_LARGE',
    ]);
  });

  it('take settings from the table below their heading only', () => {
    const readme =
      '# X\n| `OUTSIDE` | a |\n## Settings\n\n| variable | default |\n| --- | --- |\n| `PORT` | 3000 |\n| `HOST` | x |\n\n## More\n| `OTHER` | b |\n';
    expect(settingsRows(readme)).toEqual(['PORT', 'HOST']);
  });

  it('take settings from a table that ends the page', () => {
    expect(settingsRows('## Settings\n| `PORT` | 1 |\n| `HOST` | 2 |')).toEqual(['PORT', 'HOST']);
  });
});

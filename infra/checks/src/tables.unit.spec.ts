import { describe, expect, it } from 'vitest';
import { differences, headedCodes, sectionOf, settingsRows } from './tables.ts';

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

  it('take the rows of settings without what only aligns them', () => {
    const table = '| variable | default |\n| --- | --- |\n| `PORT` |  3000   |\n|`HOST`|x|\n';
    expect(settingsRows(table)).toEqual(['| `PORT` | 3000 |', '| `HOST` | x |']);
  });

  it('take a section up to the next heading', () => {
    const readme = '# X\n| `OUTSIDE` | a |\n## Settings\nmine\n\n### More\n| `OTHER` | b |\n';
    expect(sectionOf(readme, 'Settings')).toBe('Settings\nmine\n');
  });

  it('take a section that begins or ends the page', () => {
    expect(sectionOf('# Settings\nmine', 'Settings')).toBe('Settings\nmine');
  });

  it('find nothing where the heading is missing', () => {
    expect(sectionOf('# Other\ntext', 'Settings')).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { anchors, deadLinks } from './links.ts';

const tree = new Map<string, string | undefined>([
  ['docs/walk.md', '# Walk\n\n## One way: through\n'],
  ['services/x.ts', 'export const append = 1;\nconst other = 2;'],
  ['docs/picture.png', undefined],
]);
const dead = (text: string) => deadLinks([{ path: 'docs/page.md', text }], new Map([...tree, ['docs/page.md', text]]));

describe('links', () => {
  it.each([
    '[file](../services/x.ts)',
    '[from the root](/services/x.ts)',
    '[folder](../services)',
    '[folder](../services/)',
    '[line](../services/x.ts#L2)',
    '[lines](../services/x.ts#L1-L2)',
    '[symbol](../services/x.ts#append)',
    '[heading](walk.md#one-way-through)',
    '# Here\n[own heading](#here)',
    '![image](picture.png "title")',
    '[elsewhere](https://example.org/gone)',
    '[mail](mailto:a@example.org)',
    '[reference]\n\n[reference]: walk.md',
    'inert: `[x](gone.md)`',
    '```md\n[x](gone.md)\n```',
    '`services/x.ts:append`',
  ])('live: %s', (text) => {
    expect(dead(text)).toEqual([]);
  });

  it.each([
    ['[file](../services/gone.ts)', 'leads nowhere'],
    ['[outside](../../shared/design.md)', 'leads nowhere'],
    ['[line](../services/x.ts#L3)', "is shorter than '#L3'"],
    ['[lines](../services/x.ts#L1-L9)', "is shorter than '#L1-L9'"],
    ['[part of a symbol](../services/x.ts#appen)', "does not mention 'appen'"],
    ['[heading](walk.md#gone)', "has no heading '#gone'"],
    ['[own heading](#gone)', "has no heading '#gone'"],
    ['[label]: gone.md', 'leads nowhere'],
    ['`services/x.ts:gone`', "does not mention 'gone'"],
    ['`services/gone.ts:append`', 'leads nowhere'],
    ['`` ` ``\n\n[after code](gone.md)', 'leads nowhere'],
  ])('dead: %s', (text, problem) => {
    expect(dead(text)).toEqual([expect.stringContaining(problem)]);
  });

  it('gives headings the anchors that GitHub gives', () => {
    const page = '# The `limits`, & more!\n## Twice\n## Twice\n## [Link](x.md) here\n## Ключ\n```\n# code\n```';
    expect([...anchors(page)]).toEqual(['the-limits--more', 'twice', 'twice-1', 'link-here', 'ключ']);
  });
});

import { describe, expect, it } from 'vitest';
import { tourTabs } from './tourTabs.ts';

const tour = `# A tour

## Say something

Words.

\`\`\`graphql
mutation Send { send }
\`\`\`

\`\`\`json variables
{ "input": { "clientMessageId": "0", "content": "hi" } }
\`\`\`

## Only words

## Ask

\`\`\`graphql
{ name }
\`\`\`
`;

describe('tabs of the tour', () => {
  it('hold one request each, with a fresh id of the command', () => {
    expect(tourTabs(tour, () => 'fresh')).toEqual([
      {
        query: '# Say something\nmutation Send { send }\n',
        variables: '{ "input": { "clientMessageId": "fresh", "content": "hi" } }\n',
      },
      { query: '# Ask\n{ name }\n', variables: '' },
    ]);
  });
});

const commandId = /"(?:commandId|clientMessageId)": "[^"]*"/g;

interface Step {
  readonly title: string;
  readonly query: string;
  readonly variables: string;
}

/** The requests of the tour: under each heading one block of GraphQL and, where it takes variables, one of JSON. */
export const tourSteps = (markdown: string): readonly Step[] =>
  markdown
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const query = /```graphql\n([\s\S]*?)```/.exec(section)?.[1];
      const variables = /```json variables\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
      return query === undefined ? [] : [{ title: section.split('\n', 1)[0] ?? '', query, variables }];
    });

/** What a tab of GraphiQL opens with. */
interface Tab {
  readonly query: string;
  readonly variables: string;
}

/** The same as tabs, each command with an id of its own. */
export const tourTabs = (markdown: string, newCommandId: () => string): Tab[] =>
  tourSteps(markdown).map(({ title, query, variables }) => ({
    query: `# ${title}\n${query}`,
    variables: variables.replace(commandId, (pair) => pair.replace(/"[^"]*"$/, `"${newCommandId()}"`)),
  }));

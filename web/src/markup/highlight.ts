import { common, createLowlight } from 'lowlight';

/** Code in one colour: `name` is what it is, such as `keyword`. */
export interface Lit {
  readonly name: string | undefined;
  readonly text: string;
}

type Tree = ReturnType<ReturnType<typeof createLowlight>['highlight']>;
type Child = Tree['children'][number];

const lowlight = createLowlight(common);

const nameOf = (child: Child): string | undefined => {
  const names = child.type === 'element' ? child.properties['className'] : undefined;
  return Array.isArray(names) ? String(names[0]).replace('hljs-', '') : undefined;
};

/** The innermost name counts: the look has few colours. */
const flat = (children: readonly Child[], name: string | undefined): readonly Lit[] =>
  children.flatMap((child) => {
    if (child.type === 'text') return [{ name, text: child.value }];
    return child.type === 'element' ? flat(child.children, nameOf(child) ?? name) : [];
  });

/** What the parts of code are, in their order; nothing where the language is not known. */
export const highlight = (language: string, code: string): readonly Lit[] | undefined => {
  const asked = language.toLowerCase();
  return lowlight.registered(asked) ? flat(lowlight.highlight(asked, code).children, undefined) : undefined;
};

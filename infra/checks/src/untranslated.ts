import { type ESTree, parseSync, Visitor } from 'vite';
import type { Gate } from './gate.ts';
import { readTexts, repositoryFiles, type TextFile } from './repository.ts';

/** Attributes whose value people read or hear, of elements and of our own components. */
const spoken = /^(aria-(label|description|placeholder|roledescription|valuetext)|title|placeholder|alt|label|hint|submit)$/;

/** What is typed as it is in every language: `@everyone`, `#general`. */
const typed = /[@#]\p{L}+/gu;

const isWords = (text: string): boolean => /\p{L}{2}/u.test(text.replace(typed, ''));

/** The literal texts that an expression may become, such as both ends of a choice. */
const textsIn = (expression: ESTree.Expression | ESTree.JSXEmptyExpression): readonly string[] => {
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? [expression.value] : [];
    case 'TemplateLiteral':
      return expression.quasis.map(({ value }) => value.raw);
    case 'ConditionalExpression':
      return [...textsIn(expression.consequent), ...textsIn(expression.alternate)];
    case 'LogicalExpression':
      return [...textsIn(expression.left), ...textsIn(expression.right)];
    case 'ParenthesizedExpression':
      return textsIn(expression.expression);
    default:
      return [];
  }
};

const textsOfChild = (child: ESTree.JSXChild): readonly string[] => {
  if (child.type === 'JSXText') return [child.value];
  return child.type === 'JSXExpressionContainer' ? textsIn(child.expression) : [];
};

const textsOfAttribute = ({ name, value }: ESTree.JSXAttribute): readonly string[] => {
  if (name.type !== 'JSXIdentifier' || !spoken.test(name.name) || value === null) return [];
  if (value.type === 'Literal') return [value.value];
  return value.type === 'JSXExpressionContainer' ? textsIn(value.expression) : [];
};

/** Words in components that stand there as they are: in every language the same. */
export function untranslated(files: readonly TextFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const found: { readonly start: number; readonly words: string }[] = [];
    const take = (start: number, texts: readonly string[]): void => {
      for (const words of texts.filter(isWords)) found.push({ start, words: words.trim().replace(/\s+/g, ' ') });
    };
    const { program, errors } = parseSync(path, text);
    if (errors[0] !== undefined) return [`${path} cannot be read: ${errors[0].message}`];
    new Visitor({
      JSXElement: ({ children }) => {
        for (const child of children) take(child.start, textsOfChild(child));
      },
      JSXFragment: ({ children }) => {
        for (const child of children) take(child.start, textsOfChild(child));
      },
      JSXAttribute: (attribute) => take(attribute.start, textsOfAttribute(attribute)),
    }).visit(program);
    const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
    return found.map(
      ({ start, words }) => `${path}:${lineOf(start)} says '${words}' in every language: name it in web/src/languages`,
    );
  });
}

const fewestComponents = 30;

/** A parser that understands nothing finds nothing, so a tree that looks too small fails. */
export const untranslatedProblems = (files: readonly TextFile[]): readonly string[] =>
  files.length < fewestComponents ? [`only ${files.length} components seen`] : untranslated(files);

export const untranslatedGate: Gate = {
  name: 'untranslated texts',
  run: async () => untranslatedProblems(await readTexts(await repositoryFiles(), /^web\/src\/.*\.tsx$/)),
};

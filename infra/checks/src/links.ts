import { posix } from 'node:path';
import type { Gate } from './gate.ts';
import { readTexts, repositoryFiles, type TextFile } from './repository.ts';

const withoutCode = (markdown: string) =>
  markdown
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, '')
    .replace(/`[^`\n]*`/g, (span) => `\`${'x'.repeat(Math.max(span.length - 2, 0))}\``);

function targets(markdown: string): readonly string[] {
  const prose = withoutCode(markdown);
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const references = [...prose.matchAll(/^\[[^\]]+\]:\s+<?(\S+?)>?(?:\s|$)/gm)];
  return [...inline, ...references].flatMap(([, target]) => target ?? []);
}

/** Code spans such as `services/x.ts:symbol`, which name a place in the tree from its root. */
const codePlaces = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/`([\w./@-]+\.tsx?):([A-Za-z_$][\w$]*)`/g)].map(([, path, symbol]) => `/${path}#${symbol}`);

/** The anchors that GitHub gives to the headings of a page. */
export function anchors(markdown: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const headings = markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').matchAll(/^#{1,6}\s+(.+?)\s*#*\s*$/gm);
  const slugs = [...headings].map(([, heading = '']) => {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
  return new Set(slugs);
}

function fragmentProblem(path: string, text: string, fragment: string): string | undefined {
  if (path.endsWith('.md')) return anchors(text).has(fragment) ? undefined : `has no heading '#${fragment}'`;
  const line = /^L(\d+)(?:-L(\d+))?$/.exec(fragment);
  if (line) return Number(line[2] ?? line[1]) <= text.split('\n').length ? undefined : `is shorter than '#${fragment}'`;
  return new RegExp(`(?<![\\w$])${fragment.replaceAll('$', '\\$')}(?![\\w$])`).test(text)
    ? undefined
    : `does not mention '${fragment}'`;
}

type Tree = ReadonlyMap<string, string | undefined>;

function targetProblem(from: string, target: string, tree: Tree): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined;
  const [place = '', fragment] = decodeURI(target).split('#');
  const joined = place.startsWith('/') ? place.slice(1) : posix.join(posix.dirname(from), place);
  const path = place === '' ? from : posix.normalize(joined).replace(/\/$/, '');
  const isFolder = path === '.' || [...tree.keys()].some((file) => file.startsWith(`${path}/`));
  if (!tree.has(path) && !isFolder) return 'leads nowhere';
  return fragment ? fragmentProblem(path, tree.get(path) ?? '', fragment) : undefined;
}

/** Dead relative links of the pages: files, headings, lines and symbols that are not there. */
export function deadLinks(pages: readonly TextFile[], tree: Tree): readonly string[] {
  return pages.flatMap(({ path, text }) =>
    [...targets(text), ...codePlaces(text)].flatMap((target) => {
      const problem = targetProblem(path, target, tree);
      return problem ? [`${path}: '${target}' ${problem}`] : [];
    }),
  );
}

export const linksGate: Gate = {
  name: 'links',
  async run() {
    const files = await repositoryFiles();
    const texts = await readTexts(files, /\.(md|tsx?|cjs|mjs|json|ya?ml|graphql|html|css)$|(^|\/)run$/);
    const tree = new Map<string, string | undefined>(files.map((path) => [path, undefined]));
    for (const { path, text } of texts) tree.set(path, text);
    return deadLinks(
      texts.filter(({ path }) => path.endsWith('.md')),
      tree,
    );
  },
};

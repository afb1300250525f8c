import type { AnyNode } from '@chat/schema/markup';
import { parseMarkup } from '@chat/schema/markup';
import { memo, type ReactNode, useMemo, useState } from 'react';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { usePersonName } from '../people/usePerson.ts';
import styles from './Markup.module.css';

const Spoiler = ({ children }: { readonly children: ReactNode }) => {
  const say = useText();
  const [isShown, show] = useState(false);
  if (isShown) return <span className={styles['shown']}>{children}</span>;
  return (
    <button type="button" className={styles['spoiler']} onClick={() => show(true)} aria-label={say('showSpoiler')}>
      <span aria-hidden>{children}</span>
    </button>
  );
};

const UserMention = ({ id }: { readonly id: string }) => <span className={styles['mention']}>@{usePersonName(id)}</span>;

const Moment = ({ seconds }: { readonly seconds: number }) => {
  const { language } = useLanguage();
  const moment = new Date(seconds * 1_000);
  return (
    <time dateTime={moment.toISOString()} className={styles['mention']}>
      {moment.toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' })}
    </time>
  );
};

const all = (nodes: readonly AnyNode[]): ReactNode => nodes.map((node, index) => <Node key={keyAt(index)} node={node} />);

/** A tree is drawn anew as a whole: the place is the identity. */
const keyAt = (index: number): string => String(index);

type Drawings = { readonly [Type in AnyNode['type']]: (node: Extract<AnyNode, { readonly type: Type }>) => ReactNode };

const drawings: Drawings = {
  text: ({ text }) => text,
  bold: ({ children }) => <strong>{all(children)}</strong>,
  italic: ({ children }) => <em>{all(children)}</em>,
  strike: ({ children }) => <s>{all(children)}</s>,
  spoiler: ({ children }) => <Spoiler>{all(children)}</Spoiler>,
  code: ({ text }) => <code className={styles['code']}>{text}</code>,
  codeBlock: ({ text, language }) => (
    <pre className={styles['block']} data-language={language}>
      <code>{text}</code>
    </pre>
  ),
  link: ({ url, children }) => (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" className={styles['link']}>
      {all(children)}
    </a>
  ),
  userMention: ({ id }) => <UserMention id={id} />,
  roleMention: ({ id }) => <span className={styles['mention']}>@{id.slice(0, 6)}</span>,
  channelMention: ({ id }) => <span className={styles['mention']}>#{id.slice(0, 6)}</span>,
  timestamp: ({ seconds }) => <Moment seconds={seconds} />,
  everyone: () => <span className={styles['mention']}>@everyone</span>,
  here: () => <span className={styles['mention']}>@here</span>,
  paragraph: ({ children }) => <p className={styles['paragraph']}>{children.length === 0 ? <br /> : all(children)}</p>,
  quote: ({ children }) => <blockquote className={styles['quote']}>{all(children)}</blockquote>,
  list: ({ ordered, items }) =>
    ordered ? (
      <ol className={styles['list']} start={items[0]?.number}>
        {all(items)}
      </ol>
    ) : (
      <ul className={styles['list']}>{all(items)}</ul>
    ),
  item: ({ children }) => <li>{all(children)}</li>,
};

const Node = ({ node }: { readonly node: AnyNode }): ReactNode => {
  const draw = drawings[node.type] as (node: AnyNode) => ReactNode; // the table holds the drawing of each type
  return draw(node);
};

/** A text with its markup. It is never HTML: every sign that means nothing is shown as it is. */
export const Markup = memo(({ text }: { readonly text: string }) => {
  const tree = useMemo(() => parseMarkup(text), [text]);
  return <div className={styles['markup']}>{all(tree)}</div>;
});

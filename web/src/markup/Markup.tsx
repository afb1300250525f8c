import type { AnyNode } from '@chat/schema/markup';
import { parseMarkup } from '@chat/schema/markup';
import { memo, type ReactNode, useMemo } from 'react';
import { CodeBlock } from './CodeBlock.tsx';
import styles from './Markup.module.css';
import { ChannelMention, RoleMention, UserMention } from './Mentions.tsx';
import { Moment } from './Moment.tsx';
import { Spoiler } from './Spoiler.tsx';

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
  codeBlock: ({ text, language }) => <CodeBlock text={text} language={language} />,
  link: ({ url, children }) => (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" className={styles['link']}>
      {all(children)}
    </a>
  ),
  userMention: ({ id }) => <UserMention id={id} />,
  roleMention: ({ id }) => <RoleMention id={id} />,
  channelMention: ({ id }) => <ChannelMention id={id} />,
  timestamp: ({ seconds, style }) => <Moment seconds={seconds} style={style} />,
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

interface MarkupProps {
  readonly text: string;
  /** What stands right behind the last word. */
  readonly trail?: ReactNode;
}

/** A text with its markup. It is never HTML: every sign that means nothing is shown as it is. */
export const Markup = memo(({ text, trail }: MarkupProps) => {
  const tree = useMemo(() => parseMarkup(text), [text]);
  const last = tree.at(-1);
  if (trail === undefined || last?.type !== 'paragraph')
    return (
      <div className={styles['markup']} dir="auto">
        {all(tree)}
        {trail}
      </div>
    );
  return (
    <div className={styles['markup']} dir="auto">
      {all(tree.slice(0, -1))}
      <p className={styles['paragraph']}>
        {all(last.children)}
        {trail}
      </p>
    </div>
  );
});

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './CodeBlock.module.css';
import { useHighlight } from './useHighlight.ts';

interface CodeBlockProps {
  readonly text: string;
  readonly language: string | undefined;
}

const CopyCode = ({ text }: { readonly text: string }) => {
  const say = useText();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <button type="button" className={styles['copy']} onClick={() => void copy()} aria-label={say('copyCode')}>
      {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      <span aria-live="polite">{isCopied ? say('copied') : say('copy')}</span>
    </button>
  );
};

/** Code as it was written, in the colours of its language once those are loaded. */
export const CodeBlock = ({ text, language }: CodeBlockProps) => {
  const say = useText();
  const lit = useHighlight(language, text);
  return (
    <figure className={styles['block']}>
      <figcaption className={styles['head']}>
        <span>{language ?? say('code')}</span>
        <CopyCode text={text} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <pre tabIndex={0} className={styles['code']} dir="ltr">
        <code>
          {lit.map(({ name, text: part }, index) =>
            name === undefined ? (
              part
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
              <span key={index} data-part={name}>
                {part}
              </span>
            ),
          )}
        </code>
      </pre>
    </figure>
  );
};

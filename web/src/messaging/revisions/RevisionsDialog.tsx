import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { ShieldOff } from 'lucide-react';
import { useMemo } from 'react';
import { dateText } from '../../languages/dateText.ts';
import { useLanguage, useText } from '../../languages/LanguageProvider.tsx';
import { problemText } from '../../shared/problemText.ts';
import type { PanelProps } from '../menus/MessagePanels.tsx';
import styles from './RevisionsDialog.module.css';
import { type Revision, useRevisions } from './useRevisions.ts';
import { wordDiff } from './wordDiff.ts';

const Changes = ({ before, after }: { readonly before: string; readonly after: string }) => {
  const stretches = useMemo(() => wordDiff(before, after), [before, after]);
  return stretches.map(({ kind, text }, index) => {
    const key = `${index} ${kind}`;
    if (kind === 'gone') return <del key={key}>{text}</del>;
    return kind === 'new' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
  });
};

interface RevisionEntryProps {
  readonly revision: Revision;
  readonly before: Revision | undefined;
}

/** What was written, and what of it was another than before. A text that is destroyed stays destroyed. */
const RevisionEntry = ({ revision: { at, content }, before }: RevisionEntryProps) => {
  const say = useText();
  const { language } = useLanguage();
  const time = dateText(new Date(at), language, { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <li className={styles['revision']}>
      <h3>
        {say(before === undefined ? 'firstText' : 'changedText')} · <time dateTime={at}>{time}</time>
      </h3>
      {content === null ? (
        <p className={styles['gone']}>
          <ShieldOff size={14} aria-hidden />
          {say('erasedText')}
        </p>
      ) : (
        <p className={styles['text']} dir="auto">
          {before?.content ? <Changes before={before.content} after={content} /> : content}
        </p>
      )}
    </li>
  );
};

const Entries = ({ revisions }: { readonly revisions: readonly Revision[] }) => (
  <ol className={styles['revisions']}>
    {revisions
      .map((revision, index) => <RevisionEntry key={revision.id} revision={revision} before={revisions[index - 1]} />)
      .toReversed()}
  </ol>
);

/** Every text that a message had, the newest first, with what changed. */
export const RevisionsDialog = ({ panel: { message }, onClose }: PanelProps) => {
  const say = useText();
  const { items: revisions, problem, loadMore } = useRevisions(message);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="revisions">
      <DialogTitle id="revisions">{say('earlierTexts')}</DialogTitle>
      <DialogContent className={styles['content'] ?? ''} aria-busy={revisions === undefined && problem === undefined}>
        {problem !== undefined && (
          <p role="alert">
            {problemText(problem, say)} <Button onClick={loadMore}>{say('retry')}</Button>
          </p>
        )}
        {revisions !== undefined && <Entries revisions={revisions} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('close')}</Button>
      </DialogActions>
    </Dialog>
  );
};

import { useText } from '../languages/LanguageProvider.tsx';
import { usePersonName } from '../people/usePerson.ts';
import { useObservable } from '../shared/useObservable.ts';
import styles from './TypingLine.module.css';
import type { Typists } from './typists.ts';

const One = ({ userId }: { readonly userId: string }) => {
  const say = useText();
  return <>{say('oneTypes', { name: usePersonName(userId) })}</>;
};

/** Who types, in a row that is always there. */
export const TypingLine = ({ typists }: { readonly typists: Typists }) => {
  const say = useText();
  const userIds = useObservable(typists.state);
  const [first] = userIds;
  return (
    <p className={styles['line']} aria-live="polite">
      {userIds.length === 1 && first !== undefined && <One userId={first} />}
      {userIds.length > 1 && say('manyType', { count: userIds.length })}
    </p>
  );
};

import { useQuery } from 'urql';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './EntryPage.module.css';
import type { Entry } from './enter.ts';
import { InstanceDocument, type InstanceQuery } from './instance.generated.ts';

const hindranceOf = (
  entry: Entry,
  { isSetUp, registration }: InstanceQuery['instance'],
): 'notSetUp' | 'inviteNeeded' | 'nobodyRegisters' | undefined => {
  if (!isSetUp) return entry === 'setUp' ? undefined : 'notSetUp';
  if (entry !== 'register' || registration === 'OPEN') return undefined;
  return registration === 'INVITE' ? 'inviteNeeded' : 'nobodyRegisters';
};

/** What stands in the way of whoever comes without an invite, said before they have filled in anything. */
export const InstanceLine = ({ entry }: { readonly entry: Entry }) => {
  const say = useText();
  const [{ data }] = useQuery({ query: InstanceDocument, variables: {} });
  const hindrance = data && hindranceOf(entry, data.instance);
  return hindrance === undefined ? null : <p className={styles['notice']}>{say(hindrance)}</p>;
};

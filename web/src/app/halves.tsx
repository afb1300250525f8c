import { late } from '../shared/late.tsx';
import styles from './App.module.css';
import { loadInside } from './fetchInside.ts';

const meanwhile = <main className={styles['middle']} aria-busy="true" />;

/** What is behind the log-in. */
export const Inside = late(loadInside, meanwhile);
/** The pages before it. */
export const Outside = late(async () => (await import('./Outside.tsx')).Outside, meanwhile);
/** The page of a link in a mail. */
export const Verifying = late(async () => (await import('./Outside.tsx')).Verifying, meanwhile);
/** While it is not known which. */
export const Nothing = () => meanwhile;

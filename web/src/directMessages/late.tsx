import { late } from '../shared/late.tsx';
import styles from './DirectPlace.module.css';

const place = <main className={styles['main']} aria-busy="true" />;

export const DirectList = late(async () => (await import('./DirectList.tsx')).DirectList);
export const DirectPlace = late(async () => (await import('./DirectPlace.tsx')).DirectPlace, place);
export const OpenWith = late(async () => (await import('./OpenWith.tsx')).OpenWith, place);
export const BlockButton = late(async () => (await import('./BlockButton.tsx')).BlockButton);
export const BlockDialog = late(async () => (await import('./BlockDialog.tsx')).BlockDialog);
export const BlockedPeople = late(async () => (await import('./BlockedPeople.tsx')).BlockedPeople);

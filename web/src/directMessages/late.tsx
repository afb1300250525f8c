import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import styles from './DirectPlace.module.css';

/** A component whose code comes when it is first drawn: who only reads a guild never fetches it. */
const late = <Props extends object>(load: () => Promise<{ readonly default: ComponentType<Props> }>, meanwhile?: ReactNode) => {
  const Late = lazy(load) as unknown as ComponentType<Props>; // lazy keeps what it is given
  return (props: Props) => (
    <Suspense fallback={meanwhile}>
      <Late {...props} />
    </Suspense>
  );
};

const place = <main className={styles['main']} aria-busy="true" />;

export const DirectList = late(async () => ({ default: (await import('./DirectList.tsx')).DirectList }));
export const DirectPlace = late(async () => ({ default: (await import('./DirectPlace.tsx')).DirectPlace }), place);
export const OpenWith = late(async () => ({ default: (await import('./OpenWith.tsx')).OpenWith }), place);
export const BlockButton = late(async () => ({ default: (await import('./BlockButton.tsx')).BlockButton }));
export const BlockDialog = late(async () => ({ default: (await import('./BlockDialog.tsx')).BlockDialog }));
export const BlockedPeople = late(async () => ({ default: (await import('./BlockedPeople.tsx')).BlockedPeople }));

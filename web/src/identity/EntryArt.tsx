import { useText } from '../languages/LanguageProvider.tsx';
import styles from './EntryArt.module.css';

const width = 520;
const rows = 14;
const spacing = 49;

const quarters = 4;
const middleOf = (row: number): number => 45 + row * spacing;
/** Where the wave of a row is after so many quarters of the width. */
const swellOf = (row: number, at: number): number => middleOf(row) + 6 * Math.sin(row * 1.7 + at * 2.1);

/** A calm wave through the whole width: one cubic a quarter of it. */
const wave = (row: number): string => {
  const y = middleOf(row);
  const points = Array.from({ length: quarters + 1 }, (_, at) => [(at * width) / quarters, swellOf(row, at)] as const);
  const [first, ...rest] = points;
  const curves = rest.map(([x, to], at) => {
    const [fromX = 0, from = y] = points[at] ?? [];
    const middle = (fromX + x) / 2;
    return `C${middle} ${from.toFixed(1)} ${middle} ${to.toFixed(1)} ${x} ${to.toFixed(1)}`;
  });
  return `M${first?.[0] ?? 0} ${(first?.[1] ?? y).toFixed(1)}${curves.join('')}`;
};

const accented = 6;

const Knot = ({ at, isHere = false }: { readonly at: number; readonly isHere?: boolean }) => (
  <circle
    cx={(at * width) / quarters}
    cy={swellOf(accented, at)}
    r={isHere ? 9 : 5.5}
    className={isHere ? styles['here'] : styles['knot']}
  />
);

/** The one line that everything hangs on, among the quiet ones. */
const Lines = () => (
  <svg className={styles['lines']} viewBox={`0 0 ${width} 800`} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    {Array.from({ length: rows }, (_, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the rows are always the same
      <path key={row} d={wave(row)} className={row === accented ? styles['line'] : styles['quiet']} />
    ))}
    <Knot at={1} />
    <Knot at={2} />
    <Knot at={3} isHere />
  </svg>
);

/** The line with its knots, as in the icon. */
const Sign = () => (
  <svg className={styles['sign']} viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
    <rect width="28" height="28" rx="8" />
    <path d="M8.5 6v16M8.5 9h11M8.5 14h7M8.5 19h11" />
  </svg>
);

/** The picture beside the form, with a sentence that fits the way in. */
export const EntryArt = ({ isReturn }: { readonly isReturn: boolean }) => {
  const say = useText();
  return (
    <aside className={styles['art']}>
      <Lines />
      <p className={styles['product']}>
        <Sign />
        {say('product')}
      </p>
      <div className={styles['words']}>
        <p className={styles['hero']}>{say(isReturn ? 'artLogIn' : 'artBegin')}</p>
        <p className={styles['below']}>{say(isReturn ? 'artLogInLine' : 'artBeginLine')}</p>
      </div>
    </aside>
  );
};

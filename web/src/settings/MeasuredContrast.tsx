import { Check } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import type { TextName } from '../languages/translate.ts';
import { contrastOf } from '../theme/contrast.ts';
import { pairsAt } from '../theme/contrastLevels.ts';
import type { Look } from '../theme/look.ts';
import type { ColourName, Palette } from '../theme/tokens.ts';
import styles from './MeasuredContrast.module.css';
import { useOwnColours } from './useOwnColours.ts';

interface Measure {
  readonly name: TextName;
  readonly text: ColourName;
  readonly on: ColourName;
}

const measures = [
  { name: 'measureMessage', text: 'text', on: 'timeline' },
  { name: 'measureMention', text: 'text', on: 'accent-soft' },
  { name: 'measureHint', text: 'text-3', on: 'timeline' },
  { name: 'measureButton', text: 'on-accent', on: 'accent' },
  { name: 'measureFocus', text: 'focus', on: 'timeline' },
] as const satisfies readonly Measure[];

/** A ring is drawn around text, not as text. */
const sampleOf = ({ text, on }: Measure, palette: Palette): CSSProperties => {
  const background = palette[on];
  return text === 'focus'
    ? { color: palette.text, background, borderColor: palette.focus }
    : { color: palette[text], background };
};

/** Letters of both cases, as in specimens of type; they are looked at, not read. */
const specimen = 'Aa';

/** The contrast of what is read most, as it is drawn now. */
export const MeasuredContrast = ({ look }: { readonly look: Look }) => {
  const say = useText();
  const { palette } = useOwnColours(look);
  const pairs = pairsAt(look.contrast);
  return (
    <section>
      <h2 className={styles['title']}>{say('measuredContrast')}</h2>
      <ul className={styles['measures']}>
        {measures.map((measure) => {
          const { name, text, on } = measure;
          const least = pairs.find((pair) => pair.text === text && pair.on === on)?.least ?? 1;
          return (
            <li key={name} className={styles['measure']}>
              <span className={styles['sample']} style={sampleOf(measure, palette)} aria-hidden>
                {specimen}
              </span>
              <span className={styles['name']}>{say(name)}</span>
              <strong className={styles['ratio']}>{contrastOf(palette[text], palette[on]).toFixed(1)}</strong>
              <span className={styles['needs']}>{say('needs', { least: least.toFixed(1) })}</span>
              <Check size={16} className={styles['passed']} role="img" aria-label={say('passed')} />
            </li>
          );
        })}
      </ul>
    </section>
  );
};

import { Check, Pipette } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { LabelledField } from '../shared/LabelledField.tsx';
import { pickedFor } from '../theme/accent.ts';
import { contrastOf } from '../theme/contrast.ts';
import type { Look } from '../theme/look.ts';
import { tokens } from '../theme/tokens.ts';
import styles from './AccentPicker.module.css';
import swatches from './Swatches.module.css';
import { useOwnColours, useScheme } from './useOwnColours.ts';

interface AccentPickerProps {
  readonly look: Look;
  /** `null`: that of the theme. */
  readonly onChange: (accentColour: string | null) => void;
}

const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

/** Says what became of the accent that was picked, with the number that it was about. */
const Verdict = ({ look, picked }: { readonly look: Look; readonly picked: string }) => {
  const say = useText();
  const { accent } = useOwnColours(look);
  const { accent: used, 'on-accent': ink } = accent.colours;
  const ratio = contrastOf(used, ink).toFixed(1);
  return (
    <p className={styles['verdict']} role="status">
      {accent.adjusted ? say('accentAdjusted', { picked, used, ratio }) : say('accentAsPicked')}
    </p>
  );
};

const Presets = ({ look, onChange }: AccentPickerProps) => {
  const say = useText();
  const name = useId();
  const scheme = useScheme(look.theme);
  const chosen = pickedFor(look.accentColour, scheme);
  return (
    <fieldset className={swatches['swatches']}>
      <legend className={swatches['legend']}>{say('accent')}</legend>
      <div className={swatches['row']}>
        {tokens.accents[scheme].map((colour, at) => (
          <label key={colour} className={swatches['swatch']}>
            <input
              type="radio"
              name={name}
              aria-label={say('accentNumber', { number: at + 1, colour })}
              checked={colour === chosen}
              onChange={() => onChange(at === 0 ? null : colour)}
            />
            <span className={swatches['dot']} style={{ background: colour, color: tokens.colours[scheme].timeline }}>
              {colour === chosen && <Check size={16} aria-hidden />}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** The accents of the look, and any other colour: its lightness moves until everything can be read, and that is said. */
export const AccentPicker = ({ look, onChange }: AccentPickerProps) => {
  const say = useText();
  const picked = pickedFor(look.accentColour, useScheme(look.theme));
  const [typed, setTyped] = useState(picked);
  useEffect(() => setTyped(picked), [picked]);
  const write = (text: string): void => {
    setTyped(text);
    if (isColour(text)) onChange(text.toLowerCase());
  };
  return (
    <div className={styles['accent']}>
      <Presets look={look} onChange={onChange} />
      <div className={styles['own']}>
        <label className={styles['well']}>
          <Pipette size={16} aria-hidden />
          {say('accentOwn')}
          <input type="color" value={picked} onChange={(event) => write(event.target.value)} />
        </label>
        <LabelledField
          name="accent"
          label={say('accentHex')}
          value={typed}
          onChange={write}
          hint={say('accentHexHint')}
          problem={isColour(typed) ? undefined : say('accentHexHint')}
        />
      </div>
      <Verdict look={look} picked={picked} />
    </div>
  );
};

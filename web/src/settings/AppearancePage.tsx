import Button from '@mui/material/Button';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useId } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { defaultLook, fontScaleOf, messageSizeOf, messageSizes } from '../theme/look.ts';
import { AccentPicker } from './AccentPicker.tsx';
import styles from './AppearancePage.module.css';
import { LookPreview } from './LookPreview.tsx';
import { lookOf } from './lookOf.ts';
import { MeasuredContrast } from './MeasuredContrast.tsx';
import { Segments } from './Segments.tsx';
import { SwitchRow } from './SwitchRow.tsx';
import type { Settings, SettingsChange } from './settingsKeeper.ts';
import { useSettings } from './useSettings.ts';

interface ControlsProps {
  readonly settings: Settings;
  readonly change: (change: SettingsChange) => void;
  readonly preview: (change: SettingsChange) => void;
}

const MessageSize = ({ settings, change, preview }: ControlsProps) => {
  const say = useText();
  const id = useId();
  const size = messageSizeOf(settings.fontScale);
  const keep = (): void => change({});
  return (
    <div className={styles['size']}>
      <span className={styles['sizeHead']}>
        <label htmlFor={id}>{say('messageSize')}</label>
        <output htmlFor={id}>{say('messageSizeValue', { size })}</output>
      </span>
      <input
        id={id}
        type="range"
        min={messageSizes.least}
        max={messageSizes.most}
        value={size}
        aria-valuetext={say('messageSizeValue', { size })}
        // Drawn while it moves, kept where it stops.
        onChange={(event) => preview({ fontScale: fontScaleOf(Number(event.target.value)) })}
        onPointerUp={keep}
        onKeyUp={keep}
        onBlur={keep}
      />
      <span className={styles['sizeEnds']} aria-hidden>
        <span>{messageSizes.least}</span>
        <span>{messageSizes.most}</span>
      </span>
    </div>
  );
};

const themeIcons = {
  SYSTEM: <Monitor size={16} aria-hidden />,
  DARK: <Moon size={16} aria-hidden />,
  LIGHT: <Sun size={16} aria-hidden />,
} as const;

const Controls = (props: ControlsProps) => {
  const { settings, change } = props;
  const say = useText();
  return (
    <div className={styles['controls']}>
      <Segments
        label={say('theme')}
        value={settings.theme === 'CUSTOM' ? 'DARK' : settings.theme}
        segments={[
          { value: 'SYSTEM', label: say('themeSystem'), icon: themeIcons.SYSTEM },
          { value: 'DARK', label: say('themeDark'), icon: themeIcons.DARK },
          { value: 'LIGHT', label: say('themeLight'), icon: themeIcons.LIGHT },
        ]}
        onChange={(theme) => change({ theme })}
      />
      <AccentPicker look={lookOf(settings)} onChange={(accentColour) => change({ accentColour })} />
      <Segments
        label={say('density')}
        value={settings.density}
        segments={[
          { value: 'COMPACT', label: say('densityCompact') },
          { value: 'COMFORTABLE', label: say('densityCosy') },
        ]}
        onChange={(density) => change({ density })}
      />
      <MessageSize {...props} />
      <Segments
        label={say('contrast')}
        value={settings.contrast}
        segments={[
          { value: 'STANDARD', label: say('contrastStandard') },
          { value: 'MORE', label: say('contrastMore') },
          { value: 'MOST', label: say('contrastMost') },
        ]}
        onChange={(contrast) => change({ contrast })}
      />
      <SwitchRow
        label={say('reducedMotion')}
        hint={say('reducedMotionHint')}
        isOn={settings.reducedMotion}
        onChange={(reducedMotion) => change({ reducedMotion })}
      />
      <div>
        <Button variant="outlined" onClick={() => change(defaultLook)}>
          {say('reset')}
        </Button>
      </div>
    </div>
  );
};

/** The theme editor: every choice is drawn at once, and everything stays readable whatever is picked. */
export const AppearancePage = () => {
  const { settings, change, preview } = useSettings();
  if (settings === undefined) return <div className={styles['columns']} aria-busy="true" />;
  const look = lookOf(settings);
  return (
    <div className={styles['columns']}>
      <Controls settings={settings} change={change} preview={preview} />
      <div className={styles['shown']}>
        <LookPreview />
        <MeasuredContrast look={look} />
      </div>
    </div>
  );
};

import { CircleCheck, CloudOff } from 'lucide-react';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import styles from './ConnectionChip.module.css';
import type { Chip } from './connectionChip.ts';
import { useConnectionChip } from './useConnectionChip.ts';

const useChipText = (chip: Chip): string => {
  const say = useText();
  const { language } = useLanguage();
  switch (chip.kind) {
    case 'connecting':
      return say('connecting');
    case 'complete':
      return chip.upTo === 0 ? say('completeEmpty') : say('completeTo', { seq: chip.upTo });
    case 'catchingUp':
      return chip.of === undefined ? say('catchingUp') : say('catchingUpBy', { done: chip.done ?? 0, of: chip.of });
    case 'offline': {
      const time = new Date(chip.since).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
      const waiting = chip.waiting > 0 ? `, ${say('waiting', { count: chip.waiting })}` : '';
      return `${say('offlineSince', { time })}${waiting}`;
    }
  }
};

const icons: Readonly<Partial<Record<Chip['kind'], typeof CircleCheck>>> = { complete: CircleCheck, offline: CloudOff };

const Progress = ({ chip }: { readonly chip: Chip }) => {
  if (chip.kind !== 'catchingUp' || chip.of === undefined) return null;
  return <span className={styles['progress']} style={{ width: `${(100 * (chip.done ?? 0)) / chip.of}%` }} aria-hidden />;
};

const Said = ({ chip }: { readonly chip: Chip }) => {
  const text = useChipText(chip);
  const Icon = icons[chip.kind];
  return (
    <>
      <span className={styles['chip']} data-kind={chip.kind} title={text}>
        {Icon !== undefined && <Icon size={16} aria-hidden />}
        <span className={styles['text']}>{text}</span>
      </span>
      <Progress chip={chip} />
    </>
  );
};

const OfChannel = ({ channelId }: { readonly channelId: string }) => {
  const chip = useConnectionChip(channelId);
  return (
    // That each message is there is nothing to be told aloud.
    <span className={styles['place']} role="status" aria-live={chip?.kind === 'complete' ? 'off' : 'polite'}>
      {chip !== undefined && <Said chip={chip} />}
    </span>
  );
};

/** Whether what is seen is all there is: connecting, offline since when with how much waiting, catching up, complete. */
export const ConnectionChip = ({ channelId }: { readonly channelId: string }) => (
  <OfChannel key={channelId} channelId={channelId} />
);

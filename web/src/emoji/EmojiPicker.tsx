import { EmojiPicker as Picker, type SkinTone, useSkinTone } from 'frimousse';
import { Search } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import styles from './EmojiPicker.module.css';
import { resolveEmojiData } from './emojiData.ts';
import { useEmojiUses } from './useEmojiUses.ts';

const toneKey = 'emoji tone';
const tones: readonly SkinTone[] = ['none', 'light', 'medium-light', 'medium', 'medium-dark', 'dark'];
const keptTone = (): SkinTone => tones.find((tone) => tone === localStorage.getItem(toneKey)) ?? 'none';

const components = {
  CategoryHeader: ({ category, ...props }: { readonly category: { readonly label: string } }) => (
    <div {...props} className={styles['group']}>
      {category.label}
    </div>
  ),
  Row: ({ children, ...props }: { readonly children?: ReactNode }) => (
    <div {...props} className={styles['row']}>
      {children}
    </div>
  ),
  Emoji: ({ emoji, ...props }: { readonly emoji: { readonly emoji: string; readonly label: string } }) => (
    <button type="button" {...props} className={styles['emoji']} title={emoji.label}>
      {emoji.emoji}
    </button>
  ),
};

/** The tone of hands and faces, remembered in this browser. */
const Tone = () => {
  const say = useText();
  const [tone] = useSkinTone();
  useEffect(() => localStorage.setItem(toneKey, tone), [tone]);
  return <Picker.SkinToneSelector className={styles['tone']} emoji="✋" aria-label={say('skinTone')} />;
};

interface EmojiPickerProps {
  readonly isPhone: boolean;
  readonly onPick: (emoji: string) => void;
}

/** Every emoji by group, found by words of both languages; before them what one uses most. */
export const EmojiPicker = ({ isPhone, onPick }: EmojiPickerProps) => {
  const say = useText();
  const { language } = useLanguage();
  const { often, use } = useEmojiUses();
  const columns = isPhone ? 7 : 9;
  const pick = (emoji: string): void => {
    use(emoji);
    onPick(emoji);
  };
  return (
    <Picker.Root
      className={styles['picker']}
      locale={language}
      columns={columns}
      skinTone={keptTone()}
      resolveEmojiData={resolveEmojiData}
      onEmojiSelect={({ emoji }) => pick(emoji)}
    >
      <div className={styles['head']}>
        <Search size={16} aria-hidden />
        {/* On a phone the keyboard would hide what one came for. */}
        <Picker.Search
          className={styles['search']}
          placeholder={say('findEmoji')}
          aria-label={say('findEmoji')}
          autoFocus={!isPhone}
        />
        <Tone />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would have a frame and a legend */}
      <div className={styles['often']} role="group" aria-label={say('emojiOften')}>
        {often.slice(0, columns).map((emoji) => (
          <button key={emoji} type="button" className={styles['emoji']} onClick={() => pick(emoji)}>
            {emoji}
          </button>
        ))}
      </div>
      <Picker.Viewport className={styles['viewport']}>
        <Picker.Empty className={styles['none']}>{say('noEmoji')}</Picker.Empty>
        <Picker.List className={styles['list']} components={components} aria-label={say('chooseEmoji')} />
      </Picker.Viewport>
    </Picker.Root>
  );
};

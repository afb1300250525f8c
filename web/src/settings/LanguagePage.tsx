import { useLanguage, useSpokenLanguage, useText } from '../languages/LanguageProvider.tsx';
import { languageNames, languages } from '../languages/translate.ts';
import { useObservable } from '../shared/useObservable.ts';
import { Choices } from './Choices.tsx';
import styles from './page.module.css';

/** The language of the interface and of mails. */
export const LanguagePage = () => {
  const say = useText();
  const { choose } = useLanguage();
  // What was chosen is marked at once, also while its texts are on their way.
  const language = useObservable(useSpokenLanguage().language);
  const choices = languages.map((offered) => ({ value: offered, label: languageNames[offered], hint: '', lang: offered }));
  return (
    <div className={styles['page']}>
      <section className={styles['section']}>
        <Choices label={say('language')} value={language} choices={choices} onChange={choose} />
        <p className={styles['hint']}>{say('languageHint')}</p>
      </section>
    </div>
  );
};

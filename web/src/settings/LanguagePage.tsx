import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { languageNames, languages } from '../languages/translate.ts';
import { Choices } from './Choices.tsx';
import styles from './page.module.css';

/** The language of the interface and of mails. */
export const LanguagePage = () => {
  const say = useText();
  const { language, choose } = useLanguage();
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

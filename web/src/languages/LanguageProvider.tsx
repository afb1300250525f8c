import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { useObservable } from '../shared/useObservable.ts';
import { loadDictionary } from './dictionaries.ts';
import { languageKey, SpokenLanguage } from './spokenLanguage.ts';
import { type Dictionary, type Language, type Translate, translator } from './translate.ts';

interface Spoken {
  readonly language: Language;
  readonly choose: (language: Language) => void;
  readonly say: Translate;
}

const SpokenContext = createContext<Spoken | undefined>(undefined);

const spokenHere = new SpokenLanguage(localStorage, navigator.languages);

interface Speech {
  readonly language: Language;
  readonly dictionary: Dictionary;
}

const speechIn = async (language: Language): Promise<Speech> => ({ language, dictionary: await loadDictionary(language) });

/** What the provider begins with. */
export const firstSpeech = (): Promise<Speech> => speechIn(spokenHere.language.get());

/** The chosen language as soon as its texts are there; the one before until then, or where they cannot be had. */
const useSpeech = (first: Speech): Speech => {
  const chosen = useObservable(spokenHere.language);
  const [speech, speak] = useState(first);
  useEffect(() => {
    let isGone = false;
    speechIn(chosen).then(
      (next) => isGone || speak(next),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [chosen]);
  return speech;
};

interface LanguageProviderProps {
  readonly first: Speech;
  readonly children: ReactNode;
}

/** Speaks the person's language to everything below it, in place: the one that they chose, else the first of the browser's that there is. */
export const LanguageProvider = ({ first, children }: LanguageProviderProps) => {
  const { language, dictionary } = useSpeech(first);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent): void => {
      if (key === languageKey) spokenHere.follow(newValue);
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);
  const spoken = useMemo<Spoken>(
    () => ({ language, say: translator(language, dictionary), choose: spokenHere.choose }),
    [language, dictionary],
  );
  return <SpokenContext value={spoken}>{children}</SpokenContext>;
};

const useSpoken = (): Spoken => {
  const spoken = use(SpokenContext);
  if (spoken === undefined) throw new Error('there is no LanguageProvider above');
  return spoken;
};

/** Says texts of the interface in the person's language. */
export const useText = (): Translate => useSpoken().say;

/** The person's language, and how they choose another. */
export const useLanguage = (): Pick<Spoken, 'language' | 'choose'> => useSpoken();

/** Which language was chosen in this browser, for whoever keeps it with the account. */
export const useSpokenLanguage = (): SpokenLanguage => spokenHere;

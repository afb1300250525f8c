import { Observable } from '../shared/observable.ts';
import { type Language, languageFor, languages } from './translate.ts';

const kept = 'language';
/** Set while the account does not know of it. */
const unsaved = 'languageUnsaved';

/** What a browser keeps by name. */
export type Keeping = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The language of the interface: the one chosen before in this browser, else the first of the browser's that there is. */
export class SpokenLanguage {
  readonly language: Observable<Language>;
  readonly #keeping: Keeping;
  readonly #listeners = new Set<() => void>();

  constructor(keeping: Keeping, preferred: readonly string[]) {
    this.#keeping = keeping;
    this.language = new Observable(languageFor([keeping.getItem(kept) ?? '', ...preferred]));
  }

  /** The person chose it here. It holds, whatever their account says, until that knows it. */
  choose = (language: Language): void => {
    this.#keeping.setItem(unsaved, language);
    this.#speak(language);
    for (const listener of this.#listeners) listener();
  };

  /** Calls back when the person has chosen a language here. */
  onChosen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  unsaved = (): Language | undefined => {
    const chosen = this.#keeping.getItem(unsaved);
    return languages.find((language) => language === chosen);
  };

  /** The account knows it, and so do all clients of the person. */
  saved = (language: Language): void => {
    if (this.unsaved() === language) this.#keeping.removeItem(unsaved);
  };

  /** The account says so. */
  adopt = (language: Language): void => this.#speak(language);

  /** Another tab of this browser speaks it. */
  follow = (language: string | null): void => {
    const known = languages.find((offered) => offered === language);
    if (known !== undefined) this.language.set(known);
  };

  #speak(language: Language): void {
    this.#keeping.setItem(kept, language);
    this.language.set(language);
  }
}

/** The name under which it is kept in the browser. */
export const languageKey = kept;

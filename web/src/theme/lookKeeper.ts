import { Observable } from '../shared/observable.ts';
import { hasOwnColours, type Look, lookFrom } from './look.ts';

/** The page that is drawn, and what this browser keeps for its next one. */
export interface LookPage {
  /** What was kept, `null` where nothing was. */
  readonly read: () => string | null;
  readonly keep: (kept: string) => void;
  /** Sets the attributes and the size that everything is drawn by. */
  readonly draw: (look: Look) => void;
  /** Rules over the colours of the look; empty: none. */
  readonly colour: (styles: string) => void;
  /** Computes those rules. */
  readonly stylesOf: (look: Look) => Promise<string>;
}

const parsed = (kept: string | null): unknown => {
  try {
    return JSON.parse(kept ?? 'null');
  } catch {
    return undefined;
  }
};

const stylesIn = (kept: unknown): string =>
  typeof kept === 'object' && kept !== null && 'styles' in kept && typeof kept.styles === 'string' ? kept.styles : '';

/** Draws the page in the look that somebody chose, at once and without a new rendering, and keeps it for the next first paint. */
export class LookKeeper {
  readonly look: Observable<Look>;
  readonly #page: LookPage;

  constructor(page: LookPage) {
    this.#page = page;
    const kept = parsed(page.read());
    this.look = new Observable(lookFrom(kept));
    page.draw(this.look.get());
    page.colour(stylesIn(kept));
  }

  /** Draws it. Resolves once its colours are there as well; they are those of the last choice. */
  async choose(look: Look): Promise<void> {
    this.look.set(look);
    this.#page.draw(look);
    const styles = hasOwnColours(look) ? await this.#page.stylesOf(look) : '';
    if (this.look.get() !== look) return;
    this.#page.colour(styles);
    this.#page.keep(JSON.stringify({ ...look, styles }));
  }

  /** Another tab of this browser has kept something. */
  follow(kept: string | null): void {
    const other = parsed(kept);
    const look = lookFrom(other);
    this.look.set(look);
    this.#page.draw(look);
    this.#page.colour(stylesIn(other));
  }
}

import type { Count, Id } from '@chat/schema/events';
import { BoundedCache } from '../lru/boundedCache.ts';
import type { OpenRequest, Vault, VaultReader } from './vault.ts';

type Texts = Readonly<Record<string, string>>;

/** A text that has just been sealed, in which fact and with which leaf: a leaf seals once. */
export interface RecentText {
  readonly factId: Id;
  readonly ring: Id;
  readonly leaf: Count;
  readonly texts: Texts;
}

/** Who is told of every text that is sealed, and when all of them must be forgotten. */
export interface TextsKeeper {
  /** Before their facts are appended. */
  remember(texts: readonly RecentText[]): void;
  forget(): void;
}

const mostRecent = 16_384;

/** The newest texts that were sealed. */
class RecentTexts implements TextsKeeper {
  readonly #texts = new BoundedCache<Id, RecentText>(mostRecent);

  remember(recent: readonly RecentText[]): void {
    for (const text of recent) this.#texts.set(text.factId, text);
  }

  forget(): void {
    this.#texts.clear();
  }

  /** From memory where they are remembered, else with the keys, all in one call. */
  async open(requests: readonly OpenRequest[], reader: Pick<VaultReader, 'open'>): Promise<readonly (Texts | null)[]> {
    const remembered = requests.map((request) => this.#textsOf(request));
    const others = requests.filter((_, index) => remembered[index] === undefined);
    const opened = (others.length === 0 ? [] : await reader.open(others)).values();
    return remembered.map((texts) => texts ?? opened.next().value ?? null);
  }

  #textsOf({ factId, sealed }: OpenRequest): Texts | undefined {
    const known = this.#texts.get(factId);
    return known?.ring === sealed.ring && known.leaf === sealed.leaf ? known.texts : undefined;
  }
}

/** The same vault, which tells the keepers of every text that it seals, and of every destruction before it begins. */
export const tellTexts = (vault: Vault, keepers: readonly TextsKeeper[]): Vault => {
  let destructions = 0;
  const telling =
    <Arguments extends readonly unknown[], Result>(destroy: (...destroyed: Arguments) => Result) =>
    (...destroyed: Arguments): Result => {
      destructions += 1;
      for (const keeper of keepers) keeper.forget();
      return destroy(...destroyed);
    };
  return {
    vaultId: vault.vaultId,
    keyedHash: (label, value) => vault.keyedHash(label, value),
    ringId: (ring) => vault.ringId(ring),
    missingRings: (rings) => vault.missingRings(rings),
    seal: async (requests) => {
      const before = destructions;
      const sealed = await vault.seal(requests);
      // What is destroyed meanwhile may be among them.
      if (before !== destructions) return sealed;
      const texts = requests.flatMap(({ factId, texts }, index) => {
        const one = sealed[index];
        return one === undefined ? [] : [{ factId, ring: one.ring, leaf: one.leaf, texts }];
      });
      for (const keeper of keepers) keeper.remember(texts);
      return sealed;
    },
    open: (requests) => vault.open(requests),
    forget: telling((ring: Id) => vault.forget(ring)),
    puncture: telling((ring, ranges) => vault.puncture(ring, ranges)),
    destroyRing: telling((ring: Id) => vault.destroyRing(ring)),
    replay: telling((facts) => vault.replay(facts)),
    close: telling(() => vault.close()),
  };
};

/**
 * The same vault, which remembers the newest 16,384 texts that it sealed, so that pushing them to everybody needs no key. At any
 * destruction it forgets all of them: they are rare, and whose text is whose is not known here. `also` is told the same.
 */
export const rememberTexts = (vault: Vault, also: readonly TextsKeeper[] = []): Vault => {
  const recent = new RecentTexts();
  return { ...tellTexts(vault, [recent, ...also]), open: (requests) => recent.open(requests, vault) };
};

/** A reader that is told what another thread has sealed. */
export interface ToldVaultReader extends VaultReader {
  remember(texts: readonly RecentText[]): void;
}

/** The same reader, which opens the newest 16,384 texts that it was told without a key. `forget` forgets all of them. */
export const toldTexts = (reader: VaultReader): ToldVaultReader => {
  const recent = new RecentTexts();
  return {
    vaultId: reader.vaultId,
    keyedHash: (label, value) => reader.keyedHash(label, value),
    ringId: (ring) => reader.ringId(ring),
    open: (requests) => recent.open(requests, reader),
    remember: (texts) => recent.remember(texts),
    forget: (ring) => {
      recent.forget();
      reader.forget(ring);
    },
    close: () => {
      recent.forget();
      return reader.close();
    },
  };
};

import type { Id, Millis } from '@chat/schema/events';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { Clock } from '../clock/clock.ts';
import { type Ids, systemIds } from '../ids/ids.ts';
import type { PrivateStore, Versioned } from '../privateStore/privateStore.ts';
import type { Json } from '../readStore/readStore.ts';

/** A key pair as the private store keeps it. */
interface StoredKey {
  readonly kid: Id;
  readonly createdAt: Millis;
  /** Set when a newer key took over: from then on no token signed by this one is valid. */
  readonly verifiesUntil: Millis | null;
  readonly publicKey: JWK;
  /** `null` once a newer key signs. */
  readonly privateKey: JWK | null;
}

interface StoredRing {
  /** The newest first; it signs. */
  readonly keys: readonly StoredKey[];
}

export interface SigningKey {
  readonly kid: Id;
  readonly createdAt: Millis;
  readonly key: CryptoKey;
}

/** The Ed25519 keys of all nodes: one signs, older ones verify until their last token has expired. */
export interface KeyRing {
  /** The newest key that this node knows; looked up again after a minute at most. */
  signing(): Promise<SigningKey>;
  /** The public key; `undefined` where it is unknown or no longer verifies. An unknown one is looked up at most once a second. */
  verifying(kid: string): Promise<CryptoKey | undefined>;
  /** Makes a new key, which signs at once here and within a minute on other nodes. Lost races answer as if they had won. */
  rotate(): Promise<void>;
}

export interface KeyRingOptions {
  readonly store: PrivateStore;
  readonly clock: Clock;
  /** How long a token lives at most. */
  readonly tokenLife: Millis;
  /** The age at which the newest key is replaced without being asked. */
  readonly rotateAfter: Millis;
  readonly ids?: Ids;
}

interface LoadedRing {
  readonly at: Millis;
  readonly version: number;
  readonly stored: StoredRing;
  readonly signing: SigningKey;
  readonly verifying: ReadonlyMap<string, { readonly key: CryptoKey; readonly until: Millis }>;
}

const collection = 'signingKeys';
const documentId = 'ring';
const algorithm = 'EdDSA';
/** Another node may sign with the key it knows for this long after a rotation. */
const refreshEvery: Millis = 60_000;
const lookUpEvery: Millis = 1_000;

const imported = async (jwk: JWK): Promise<CryptoKey> => {
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array) throw new Error('a signing key is not a key pair');
  return key;
};

const newKey = async (kid: Id, now: Millis): Promise<StoredKey> => {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const [publicKey, privateKey] = await Promise.all([exportJWK(pair.publicKey), exportJWK(pair.privateKey)]);
  return { kid, createdAt: now, verifiesUntil: null, publicKey, privateKey };
};

const loadedFrom = async ({ value, version }: Versioned<StoredRing>, at: Millis): Promise<LoadedRing> => {
  const newest = value.keys[0];
  if (!newest?.privateKey) throw new Error('the ring of signing keys has no key that signs');
  const verifying = await Promise.all(
    value.keys.map(async (stored) => {
      const until = stored.verifiesUntil ?? Number.POSITIVE_INFINITY;
      return [stored.kid, { key: await imported(stored.publicKey), until }] as const;
    }),
  );
  const signing = { kid: newest.kid, createdAt: newest.createdAt, key: await imported(newest.privateKey) };
  return { at, version, stored: value, signing, verifying: new Map(verifying) };
};

/** Callers while a run is under way share it. */
const singleFlight = (work: () => Promise<void>): (() => Promise<void>) => {
  let underWay: Promise<void> | undefined;
  return () => {
    underWay ??= work().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
};

const retired = (key: StoredKey, verifiesUntil: Millis): StoredKey => ({
  ...key,
  privateKey: null,
  verifiesUntil: key.verifiesUntil ?? verifiesUntil,
});

const readRing = async ({ store, clock }: KeyRingOptions): Promise<LoadedRing | undefined> => {
  const found = await store.get<StoredRing>(collection, documentId);
  return found && loadedFrom(found, clock.now());
};

/** Puts a new key before those of `known`, unless another node has changed the ring meanwhile; answers with the ring as it then is. */
const replaceRing = async (options: KeyRingOptions, known: LoadedRing | undefined): Promise<LoadedRing> => {
  const { store, clock, tokenLife, ids = systemIds } = options;
  const now = clock.now();
  const older = (known?.stored.keys ?? []).map((key) => retired(key, now + refreshEvery + tokenLife));
  const keys = [await newKey(ids.next(), now), ...older.filter((key) => (key.verifiesUntil ?? 0) > now)];
  // A JWK is plain JSON, which its type does not say.
  const value = { keys } as unknown as Json;
  await store.write([{ collection, id: documentId, value, expected: known?.version ?? 0 }]);
  const ring = await readRing(options);
  if (!ring) throw new Error('the ring of signing keys has vanished');
  return ring;
};

/** See `KeyRing`. Keeps one document in the private store's collection `signingKeys`; the first node makes the first key. */
export const openKeyRing = async (options: KeyRingOptions): Promise<KeyRing> => {
  const { clock, rotateAfter } = options;
  const load = async (): Promise<LoadedRing> => (await readRing(options)) ?? (await replaceRing(options, undefined));
  let ring = await load();
  const freshen = singleFlight(async () => {
    ring = await load();
    if (clock.now() - ring.signing.createdAt >= rotateAfter) ring = await replaceRing(options, ring);
  });
  return {
    signing: async () => {
      const now = clock.now();
      if (now - ring.at >= refreshEvery || now - ring.signing.createdAt >= rotateAfter) await freshen();
      return ring.signing;
    },
    verifying: async (kid) => {
      if (!ring.verifying.has(kid) && clock.now() - ring.at >= lookUpEvery) await freshen();
      const found = ring.verifying.get(kid);
      return found && found.until > clock.now() ? found.key : undefined;
    },
    rotate: async () => {
      ring = await replaceRing(options, await load());
    },
  };
};

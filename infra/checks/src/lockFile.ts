import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Gate } from './gate.ts';
import { root } from './repository.ts';

/**
 * A registry that serves only some platforms makes `npm install` leave the others' optional packages out of the lock file
 * without a word, and `npm ci` then refuses the lock everywhere. What is left out can be told from what is there.
 */
export type LockedPackage = {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

export type LockFile = { readonly packages: Readonly<Record<string, LockedPackage>> };

type Absent = { readonly name: string; readonly range: string; readonly isDev: boolean };

function absentPackages({ packages }: LockFile): readonly Absent[] {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !(`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages))
      .map(([name, range]) => ({ name, range, isDev: entry.dev === true })),
  );
}

/** Optional packages that a locked package names and the lock file lacks, as problems. */
export const lockGaps = (lock: LockFile): readonly string[] =>
  absentPackages(lock).map(({ name }) => `package-lock.json lacks ${name}: npm run lock adds it, without it npm ci fails`);

const systems = /-(android|darwin|freebsd|linux|openbsd|win32)-/;
const processors = /-(arm64|x64|ia32|arm|ppc64|s390x|riscv64|loong64)\b/;

function inert({ name, range, isDev }: Absent): LockedPackage {
  const [system, processor] = [systems.exec(name)?.[1], processors.exec(name)?.[1]];
  if (!/^\d+\.\d+\.\d+$/.test(range)) throw new Error(`${name}@${range} is no exact version, so its entry cannot be told`);
  if (!system || !processor) throw new Error(`${name} does not say which platform it is for`);
  const libc = /musl/.test(name) ? ['musl'] : /gnu/.test(name) ? ['glibc'] : undefined;
  return {
    version: range,
    cpu: [processor],
    ...(isDev ? { dev: true } : {}),
    ...(libc ? { libc } : {}),
    optional: true,
    os: [system],
  };
}

/** The same lock file with an entry for every optional package it lacks. They carry no integrity: nobody here has seen them. */
export function completeLock<L extends LockFile>(lock: L): L {
  const added = absentPackages(lock).map((absent) => [`node_modules/${absent.name}`, inert(absent)] as const);
  const entries = [...Object.entries(lock.packages), ...added];
  const [root, ...others] = entries;
  const sorted = others.sort(([left], [right]) => left.localeCompare(right, 'en'));
  return { ...lock, packages: Object.fromEntries(root ? [root, ...sorted] : sorted) };
}

export const lockGate: Gate = {
  name: 'lock file',
  run: async () => lockGaps(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))),
};

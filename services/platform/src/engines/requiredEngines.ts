import { type Environment, InvalidSetting } from '../env/environment.ts';
import { settings } from '../env/settings.ts';

/** Engines that several processes share, and what they are reached with. */
export type EngineName = 'eventStoreUrl' | 'readStoreUrl' | 'privateStoreUrl' | 'vaultKeyFile' | 'redisUrl';

/** What a program needs that is one of several: nothing of it can be embedded. `InvalidSetting` names all that are missing. */
export const requiredEngines = <Name extends EngineName>(
  environment: Environment,
  names: readonly Name[],
): Readonly<Record<Name, string>> => {
  const missing = names.filter((name) => environment[name] === undefined);
  if (missing.length > 0) throw new InvalidSetting(missing.map((name) => settings[name]));
  // None is missing.
  return Object.fromEntries(names.map((name) => [name, environment[name]])) as Record<Name, string>;
};

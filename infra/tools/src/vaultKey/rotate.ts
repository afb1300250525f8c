import { type Environment, InvalidSetting, rotateMongoVaultKey, type SettingProblem, settings } from '@chat/platform';
import { keyFilesOf, mongoPlaceOf } from '@chat/platform/engines';

const missingIn = (environment: Environment): readonly SettingProblem[] =>
  (['privateStoreUrl', 'vaultKeyFile', 'vaultOldKeyFile'] as const)
    .filter((name) => environment[name] === undefined)
    .map((name) => settings[name]);

/**
 * Puts all keys of a vault in MongoDB under the key of `VAULT_KEY_FILE`, which takes the place of that of `VAULT_OLD_KEY_FILE`; answers
 * with how many rings that changed. Repeating it goes on where it was cut off. `InvalidSetting` where one of them is not set.
 */
export const rotateVaultKey = async (environment: Environment): Promise<number> => {
  const missing = missingIn(environment);
  const { privateStoreUrl: url } = environment;
  if (url === undefined || missing.length > 0) throw new InvalidSetting(missing);
  const place = { ...mongoPlaceOf(url), keyFiles: keyFilesOf(environment) };
  let changed = 0;
  // Nodes that still wrap with the old key may have made more meanwhile.
  for (let more = await rotateMongoVaultKey(place); more > 0; more = await rotateMongoVaultKey(place)) changed += more;
  return changed;
};

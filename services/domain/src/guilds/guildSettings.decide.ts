import type { PermissionBits } from '@chat/schema/events';
import { brokenText } from '../errors/brokenText.ts';
import { invalid, type Refusal, rejected } from '../errors/refusal.ts';
import { type Actor, may, mayGive } from '../membership/actor.policy.ts';
import type { GuildDraft } from './createGuild.decide.ts';
import type { ExistingGuild } from './guild.state.ts';

type Outcome = readonly GuildDraft[] | Refusal;

export const decideRenameGuild = (_guild: ExistingGuild, actor: Actor, name: string): Outcome => {
  if (!may(actor, 'MANAGE_SERVER')) return rejected('FORBIDDEN');
  return brokenText('guildName', 'name', name) ?? [{ type: 'GuildRenamed', data: { text: { name } } }];
};

const isMask = (permissions: string): permissions is PermissionBits =>
  /^(0|[1-9][0-9]{0,19})$/.test(permissions) && BigInt(permissions) < 2n ** 64n;

export const decideChangeEveryonePermissions = (guild: ExistingGuild, actor: Actor, permissions: string): Outcome => {
  if (!may(actor, 'MANAGE_SERVER')) return rejected('FORBIDDEN');
  if (!isMask(permissions)) return invalid('permissions', 'GRAMMAR');
  if (permissions === guild.everyone) return [];
  const changed = (BigInt(permissions) ^ BigInt(guild.everyone)).toString() as PermissionBits; // both are below 2^64
  return mayGive(actor, changed) ? [{ type: 'EveryonePermissionsChanged', data: { permissions } }] : rejected('FORBIDDEN');
};

export const decideCompleteImport = (guild: ExistingGuild, actor: Actor, messages: number): Outcome => {
  if (guild.status !== 'IMPORTING' || !may(actor, 'MANAGE_SERVER')) return rejected('FORBIDDEN');
  return [{ type: 'ImportCompleted', data: { messages } }];
};

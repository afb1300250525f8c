import type { Answer, Caller, Done, Services } from '@chat/domain/commands';
import { isRefusal, type Refusal } from '@chat/domain/errors';
import { guildHandlers } from '@chat/domain/guilds';
import { createPlaceholder } from '@chat/domain/identity';
import { membershipHandlers } from '@chat/domain/membership';
import { derivedId } from '@chat/platform';
import type { Id, Millis } from '@chat/schema/events';
import type { Manifest } from './manifest.ts';
import { commandKey, type ImportName, placeholderOwnerId } from './source.ts';

/** The domain refused what a line says. Nothing of it is in the log; everything before it is. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  readonly refusal: Refusal;
  constructor(what: string, refusal: Refusal) {
    const { rejected, rule, limit } = refusal;
    const detail = [rule, limit].filter((part) => part !== undefined).join(' ');
    super(`${what}: ${rejected}${detail === '' ? '' : ` (${detail})`}`);
    this.refusal = refusal;
  }
}

/** What the command did, or `ImportRefused`. */
export const carriedOut = async <A extends Answer>(what: string, answer: Promise<A>): Promise<Exclude<A, Refusal>> => {
  const done = await answer;
  if (isRefusal(done)) throw new ImportRefused(what, done);
  return done as Exclude<A, Refusal>; // a refusal was thrown above
};

/** Whom the facts name as their cause: the owner of the guild, who stands for the import. */
export const callerOf = ({ importId, ownerId }: Manifest): Caller => ({
  actor: { id: ownerId, kind: 'IMPORT' },
  via: 'IMPORT',
  correlationId: importId,
});

/** Where an import writes. */
export interface Target {
  readonly guildId: Id;
  readonly channelId: Id;
  readonly done: readonly Done[];
}

const ownersName = 'Import';

const guildIdOf = ({ importId, ownerId }: Manifest): Id =>
  derivedId({ command: 'createGuild', scope: ownerId, actor: ownerId, key: commandKey(importId, 'guild'), ordinal: 0 });

/** Where nobody is named: an account that nobody can log in to. */
const createOwner = async (services: Services, manifest: Manifest, at: () => Millis): Promise<readonly Done[]> => {
  const { importId, ownerId } = manifest;
  if (ownerId !== placeholderOwnerId(importId)) return [];
  const owner = { userId: ownerId, guildId: guildIdOf(manifest), displayName: ownersName };
  const answer = createPlaceholder(services)(callerOf(manifest), commandKey(importId, 'owner'), owner, at);
  return [await carriedOut('the owner', answer)];
};

/** The guild, closed to everybody, and its one channel. All happened with the first line. */
export const createTarget = async (services: Services, manifest: Manifest, name: ImportName): Promise<Target> => {
  const { importId, startsAt } = manifest;
  const guilds = guildHandlers(services);
  const caller = callerOf(manifest);
  const occurredAt = () => startsAt;
  const owner = await createOwner(services, manifest, occurredAt);
  const guildId = guildIdOf(manifest);
  const guild = await carriedOut(
    `the guild ${name.guild}`,
    guilds.createGuild(caller, commandKey(importId, 'guild'), name.guild, { source: 'IRC', occurredAt }),
  );
  const channel = await carriedOut(
    `the channel ${name.channel}`,
    guilds.createChannel(
      caller,
      commandKey(importId, 'channel'),
      guildId,
      { kind: 'TEXT', name: name.channel, topic: undefined, categoryId: undefined, after: 'LAST' },
      occurredAt,
    ),
  );
  const [created] = channel.facts;
  if (created === undefined || guild.facts[0]?.id !== guildId) throw new Error('the guild of the import is not where it must be');
  return { guildId, channelId: created.id, done: [...owner, guild, channel] };
};

/** The end of an import: how people get in, and that they may. */
export interface Opened {
  readonly inviteCode: string;
  readonly done: readonly Done[];
}

export const openTarget = async (
  services: Services,
  manifest: Manifest,
  end: { readonly guildId: Id; readonly messages: number; readonly endsAt: Millis },
): Promise<Opened> => {
  const { importId } = manifest;
  const { guildId, messages, endsAt } = end;
  const caller = callerOf(manifest);
  const occurredAt = () => endsAt;
  const unlimited = { guildId, channelId: undefined, maxUses: undefined, expiresAfter: undefined };
  const invite = await carriedOut(
    'the invite',
    membershipHandlers(services).createInvite(caller, commandKey(importId, 'invite'), unlimited, occurredAt),
  );
  const completed = await carriedOut(
    'the end of the import',
    guildHandlers(services).completeImport(caller, commandKey(importId, 'completion'), guildId, messages, occurredAt),
  );
  return { inviteCode: invite.code, done: [invite, completed] };
};

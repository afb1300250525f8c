import { type Id, streams } from '@chat/schema/events';
import type { Services } from '../commands/index.ts';
import { isRefusal, type Refusal } from '../errors/index.ts';
import { grantSession, type SessionGrant } from './grants.ts';
import { registrationRefused } from './instance.decide.ts';
import { instance } from './instance.state.ts';
import { type NewAccount, openAccount, openingOf } from './openAccount.ts';
import type { Visitor } from './visitor.ts';

export interface RegisterInput extends NewAccount {
  /** The code of an invite, for an instance that asks for one. It is checked here and used by joining. */
  readonly inviteCode?: string;
}

/** Whether an invite would let somebody in now. The slice of guilds answers. */
export type InviteAdmits = (code: string) => Promise<boolean>;

const registrationClosed = async (
  services: Services,
  inviteAdmits: InviteAdmits,
  inviteCode: string | undefined,
): Promise<Refusal | undefined> => {
  const { state } = await services.aggregates.load(streams.instance, instance);
  const hasInvite = state.registration === 'INVITE' && inviteCode !== undefined && (await inviteAdmits(inviteCode));
  return registrationRefused(state, hasInvite);
};

/** Opens an account and its first session. A retry with the same key and password gives new tokens for the same session. */
export const register =
  (services: Services, inviteAdmits: InviteAdmits) =>
  async (visitor: Visitor, key: Id, input: RegisterInput): Promise<SessionGrant | Refusal> => {
    const opening = await openingOf(services, visitor, { name: 'register', key, handle: input.handle });
    const closed = opening.isRetry ? undefined : await registrationClosed(services, inviteAdmits, input.inviteCode);
    if (closed !== undefined) return closed;
    const opened = await openAccount(services, visitor, { opening, input });
    return isRefusal(opened) ? opened : grantSession(services, { ...opened, device: visitor.device });
  };

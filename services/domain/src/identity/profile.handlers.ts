import type { Id, Locale, Opened } from '@chat/schema/events';
import type { Answer, PersonCaller, Services } from '../commands/index.ts';
import { isRefusal } from '../errors/index.ts';
import { type AccountDraft, colourOf, decideProfile } from './account.decide.ts';
import { onAccount } from './accountCommand.ts';
import { brokenDisplayName } from './openAccount.ts';

interface ProfileChange {
  readonly name: string;
  readonly draft: AccountDraft;
  readonly repeats: (original: readonly Opened[]) => boolean;
}

const change = (services: Services, caller: PersonCaller, key: Id, { name, draft, repeats }: ProfileChange): Promise<Answer> =>
  onAccount(services, {
    name,
    key,
    userId: caller.actor.id,
    caller,
    decide: (state) => decideProfile(state, caller.sessionId, draft),
    repeats,
  });

export const changeDisplayName =
  (services: Services) =>
  async (caller: PersonCaller, key: Id, displayName: string): Promise<Answer> =>
    brokenDisplayName(displayName) ??
    change(services, caller, key, {
      name: 'changeDisplayName',
      draft: { type: 'DisplayNameChanged', data: { text: { displayName } } },
      repeats: ([fact]) => fact?.type === 'DisplayNameChanged' && fact.data.text?.displayName === displayName,
    });

export const changeAvatarColour =
  (services: Services) =>
  async (caller: PersonCaller, key: Id, text: string): Promise<Answer> => {
    const colour = colourOf(text);
    if (isRefusal(colour)) return colour;
    return change(services, caller, key, {
      name: 'changeAvatarColour',
      draft: { type: 'AvatarColourChanged', data: { colour } },
      repeats: ([fact]) => fact?.type === 'AvatarColourChanged' && fact.data.colour === colour,
    });
  };

export const changeLocale =
  (services: Services) =>
  (caller: PersonCaller, key: Id, locale: Locale): Promise<Answer> =>
    change(services, caller, key, {
      name: 'changeLocale',
      draft: { type: 'LocaleChanged', data: { locale } },
      repeats: ([fact]) => fact?.type === 'LocaleChanged' && fact.data.locale === locale,
    });

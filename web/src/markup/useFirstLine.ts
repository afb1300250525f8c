import { useCallback } from 'react';
import { useGuildDirectory } from '../guilds/index.ts';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { usePeople } from '../people/PeopleProvider.tsx';
import { firstLineOf, type Reference } from './firstLineOf.ts';
import { momentText } from './momentText.ts';

/** Makes the first line of a text as somebody reads it, with the names that are known by then. */
export const useFirstLine = (): ((text: string) => string) => {
  const say = useText();
  const { language } = useLanguage();
  const people = usePeople();
  const directory = useGuildDirectory();
  return useCallback(
    (text) => {
      const named = (reference: Reference): string => {
        const { guilds } = directory.state.get();
        const nameIn = (list: 'channels' | 'roles', id: string): string | null | undefined =>
          guilds
            .flatMap((guild): readonly { readonly id: string; readonly name: string | null }[] => guild[list])
            .find((one) => one.id === id)?.name;
        switch (reference.type) {
          case 'userMention': {
            const person = people.person(reference.id).get();
            return `@${person === undefined ? '…' : (person.displayName ?? say('erasedPerson'))}`;
          }
          case 'roleMention':
            return `@${nameIn('roles', reference.id) ?? say('unknownRole')}`;
          case 'channelMention':
            return `#${nameIn('channels', reference.id) ?? say('hiddenChannel')}`;
          case 'timestamp':
            return momentText({ ...reference, language, now: performance.timeOrigin + performance.now() });
        }
      };
      return firstLineOf(text, named);
    },
    [say, language, people, directory],
  );
};

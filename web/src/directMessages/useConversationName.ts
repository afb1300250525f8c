import { useMemo } from 'react';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { usePersonNames } from '../people/usePersonNames.ts';
import { useViewerId } from '../session/SessionProvider.tsx';
import type { DirectConversation } from './directState.ts';

/** Those who are in a conversation besides the viewer. */
export const usePartnerIds = ({ participantIds }: Pick<DirectConversation, 'participantIds'>): readonly string[] => {
  const viewerId = useViewerId();
  return useMemo(() => participantIds.filter((id) => id !== viewerId), [participantIds, viewerId]);
};

/** With whom one talks in it, as the language joins names. */
export const useConversationName = (conversation: Pick<DirectConversation, 'participantIds'>): string => {
  const say = useText();
  const { language } = useLanguage();
  const names = usePersonNames(usePartnerIds(conversation));
  if (names.length === 0) return say('nobodyElse');
  return new Intl.ListFormat(language, { type: 'unit', style: 'short' }).format(names);
};

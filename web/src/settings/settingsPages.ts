import { Bell, KeyRound, Languages, type LucideIcon, Palette, ServerCog, Shield, UserRound } from 'lucide-react';
import type { TextName } from '../languages/translate.ts';

export const pageNames = ['profile', 'security', 'privacy', 'appearance', 'language', 'notifications', 'administration'] as const;
export type PageName = (typeof pageNames)[number];

type Plain = 'profile' | 'security' | 'privacy' | 'appearance' | 'languageAndText' | 'notificationsAndSounds' | 'administration';

/** How a page of the settings is called. */
export const titles = {
  profile: 'profile',
  security: 'security',
  privacy: 'privacy',
  appearance: 'appearance',
  language: 'languageAndText',
  notifications: 'notificationsAndSounds',
  administration: 'administration',
} as const satisfies Readonly<Record<PageName, Plain & TextName>>;

export const icons: Readonly<Record<PageName, LucideIcon>> = {
  profile: UserRound,
  security: KeyRound,
  privacy: Shield,
  appearance: Palette,
  language: Languages,
  notifications: Bell,
  administration: ServerCog,
};

/** The pages in their order, under what they are about. */
export const groups = [
  { title: 'settingsAccount', pages: ['profile', 'security', 'privacy'] },
  { title: 'settingsApp', pages: ['appearance', 'language', 'notifications'] },
  { title: 'settingsServer', pages: ['administration'] },
] as const satisfies readonly { readonly title: TextName; readonly pages: readonly PageName[] }[];

/** The page that an address names. */
export const pageOf = (name: string | undefined): PageName | undefined => pageNames.find((known) => known === name);

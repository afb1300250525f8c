import { channels } from './en/channels.ts';
import { composing } from './en/composing.ts';
import { directMessages } from './en/directMessages.ts';
import { errors } from './en/errors.ts';
import { general } from './en/general.ts';
import { identity } from './en/identity.ts';
import { messaging } from './en/messaging.ts';
import { notifications } from './en/notifications.ts';
import { presence } from './en/presence.ts';
import { reading } from './en/reading.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { shortcuts } from './en/shortcuts.ts';

/** What the interface says in English, by slice. `{name}` is replaced; a text about a number has one form for each plural category. */
export const en = {
  ...general,
  ...errors,
  ...identity,
  ...shell,
  ...channels,
  ...messaging,
  ...reading,
  ...composing,
  ...presence,
  ...directMessages,
  ...shortcuts,
  ...settings,
  ...notifications,
} as const;

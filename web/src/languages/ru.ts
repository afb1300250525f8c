import { channels } from './ru/channels.ts';
import { composing } from './ru/composing.ts';
import { directMessages } from './ru/directMessages.ts';
import { errors } from './ru/errors.ts';
import { general } from './ru/general.ts';
import { identity } from './ru/identity.ts';
import { messaging } from './ru/messaging.ts';
import { notifications } from './ru/notifications.ts';
import { presence } from './ru/presence.ts';
import { reading } from './ru/reading.ts';
import { settings } from './ru/settings.ts';
import { shell } from './ru/shell.ts';
import { shortcuts } from './ru/shortcuts.ts';
import type { Dictionary } from './translate.ts';

export const ru: Dictionary = {
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
};

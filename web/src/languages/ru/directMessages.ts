import type { directMessages as english } from '../en/directMessages.ts';
import type { Translated } from '../translated.ts';

export const directMessages: Translated<typeof english> = {};

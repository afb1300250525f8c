import { type TextKind, textRules } from '@chat/schema/text';
import { invalid, type Refusal } from './refusal.ts';

/** Why a text may not be stored, naming the field of the input, or nothing. */
export const brokenText = (kind: TextKind, field: string, text: string): Refusal | undefined => {
  const broken = textRules[kind].check(text);
  return broken && invalid(field, broken.rule, 'limit' in broken ? broken.limit : undefined);
};

export * from './characters.ts';
export * from './email.ts';
export * from './handle.ts';
export * from './nameKeys.ts';
export * from './normalisedName.ts';
export * from './rule.ts';
export * from './textRules.ts';

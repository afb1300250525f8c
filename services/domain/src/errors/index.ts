export * from './brokenText.ts';
export * from './errorTable.ts';
export * from './refusal.ts';

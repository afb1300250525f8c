export * from './errorTable.ts';
export * from './refusal.ts';

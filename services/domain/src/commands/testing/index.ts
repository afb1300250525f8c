export * from './memoryEventStore.ts';
export * from './readableVault.ts';

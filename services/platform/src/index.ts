export * from './clock/clock.ts';
export * from './eventStore/eventStore.ts';
export * from './privateStore/privateStore.ts';
export * from './readStore/readStore.ts';
export * from './vault/vault.ts';

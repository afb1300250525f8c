export * from './manualClock.ts';
export * from './memoryPrivateStore.ts';
export * from './privateStoreContract.ts';
export * from './recordingLog.ts';
export * from './seededIds.ts';
export * from './temporaryDirectory.ts';

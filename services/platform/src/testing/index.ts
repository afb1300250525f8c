export * from './temporaryDirectory.ts';

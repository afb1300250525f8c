export * from './logAtStart.ts';
export * from './nodeServices.ts';
export * from './viewProgress.ts';

export * from './liveParts.ts';
export * from './logAtStart.ts';
export * from './nodeServices.ts';
export * from './viewProgress.ts';

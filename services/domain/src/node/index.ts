export * from './logAtStart.ts';
export * from './nodeServices.ts';

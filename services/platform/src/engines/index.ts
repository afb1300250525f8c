export { redisLimits } from '../limits/redisLimits.ts';
export { redisPresence } from '../presence/redisPresence.ts';
export { openRedis } from '../redis/openRedis.ts';
export { redisAnnouncements } from '../typing/redisAnnouncements.ts';
export { openProjectionStores, type ProjectionStores } from './projectionStores.ts';
export { type EngineName, requiredEngines } from './requiredEngines.ts';
export { openSharedStores, type SharedPlaces, type SharedStores } from './sharedStores.ts';

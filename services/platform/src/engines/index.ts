export { keyFilesOf } from '../stores/openParts.ts';
export { mongoPlaceOf } from './mongoPlaceOf.ts';
export { openKeysToRead, openProjectionStores, type ProjectionPlaces, type ProjectionStores } from './projectionStores.ts';
export { type EngineName, requiredEngines } from './requiredEngines.ts';

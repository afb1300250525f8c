export { nameKeysProjection } from './nameKeys.projection.ts';
export { peopleProjection } from './people.projection.ts';

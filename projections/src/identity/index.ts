export { peopleProjection } from './people.projection.ts';

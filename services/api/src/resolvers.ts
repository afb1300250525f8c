import type { NonEmptyArray } from 'type-graphql';
import {
  AccountResolver,
  EmailResolver,
  PersonResolver,
  ProfileResolver,
  SessionResolver,
  ViewerResolver,
} from './identity/index.ts';
import { InstanceResolver } from './instance/instance.resolver.ts';
import { MessagingResolver } from './messaging/messaging.resolver.ts';

/** Every resolver of the API, by slice. */
export const resolvers: NonEmptyArray<new () => object> = [
  InstanceResolver,
  MessagingResolver,
  AccountResolver,
  EmailResolver,
  PersonResolver,
  ProfileResolver,
  SessionResolver,
  ViewerResolver,
];

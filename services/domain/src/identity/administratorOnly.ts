import { streams } from '@chat/schema/events';
import type { PersonCaller, Services } from '../commands/index.ts';
import { type Refusal, rejected } from '../errors/index.ts';
import { instance } from './instance.state.ts';

/** For what is no command: FORBIDDEN to everybody but administrators of the instance. */
export const administratorOnly = async ({ aggregates }: Services, caller: PersonCaller): Promise<Refusal | undefined> => {
  const { state } = await aggregates.load(streams.instance, instance);
  return state.administrators.has(caller.actor.id) ? undefined : rejected('FORBIDDEN');
};

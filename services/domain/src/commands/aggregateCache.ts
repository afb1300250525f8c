import { BoundedCache, type EventStore } from '@chat/platform';
import { type Aggregate, AggregateModel, type Loaded } from './aggregate.ts';

/** States of whole streams, kept between commands and brought up to date before each. */
export interface Aggregates {
  /** The state with everything that was acknowledged anywhere before the call. */
  load<State, F extends { readonly type: string }>(stream: string, aggregate: Aggregate<State, F>): Promise<Loaded<State>>;
  /** The model itself, for the queue that writes the stream. */
  model<State, F extends { readonly type: string }>(stream: string, aggregate: Aggregate<State, F>): AggregateModel<State>;
}

/** Keeps the `most` streams used last. */
export const aggregates = (store: EventStore, most = 20_000): Aggregates => {
  const models = new BoundedCache<string, AggregateModel<unknown>>(most);
  const model = <State, F extends { readonly type: string }>(
    stream: string,
    aggregate: Aggregate<State, F>,
  ): AggregateModel<State> => {
    const known = models.get(stream);
    // The prefix of a stream's name decides its aggregate, so one name never has two state types.
    if (known !== undefined) return known as unknown as AggregateModel<State>;
    const created = new AggregateModel<State>(stream, aggregate as unknown as Aggregate<State>, store);
    models.set(stream, created as unknown as AggregateModel<unknown>);
    return created;
  };
  return {
    model,
    load: async (stream, aggregate) => {
      const found = model(stream, aggregate);
      await found.refresh();
      return found.loaded;
    },
  };
};

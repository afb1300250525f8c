import type { PubSub } from 'type-graphql';

/** The schema is built with one, and never uses it: the hub writes what subscriptions get. */
export class NoPubSub extends Error {
  override readonly name = 'NoPubSub';
  constructor() {
    super('subscriptions are served by the live hub');
  }
}

const refuse = (): never => {
  throw new NoPubSub();
};

export const noPubSub: PubSub = { publish: refuse, subscribe: refuse };

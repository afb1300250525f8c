import fc from 'fast-check';
import type { Row } from '../record/pages.ts';
import { ForgedHistory } from './forged.testing.ts';

const people = ['ada', 'bob', 'eve'] as const;

interface Step {
  readonly what: number;
  readonly who: number;
  readonly pick: number;
}

const step = fc.record({ what: fc.nat(99), who: fc.nat(2), pick: fc.nat(999) });

interface Scene {
  readonly forged: ForgedHistory;
  readonly client: string;
  /** A message that stands. */
  readonly message: Row | undefined;
  readonly pick: number;
}

const own = ({ forged, client, message }: Scene): Row | undefined =>
  message?.author === forged.userOf(client) ? message : undefined;

/** What may happen next, and how often of a hundred. */
const happenings: readonly (readonly [number, (scene: Scene) => void])[] = [
  [30, ({ forged, client }) => forged.send(client)],
  [5, ({ forged, client, pick }) => forged.send(client, { isDone: pick % 2 === 0 })],
  [10, (scene) => own(scene) && forgedEdit(scene)],
  [10, (scene) => own(scene) && scene.forged.delete(scene.client, scene.message as Row)], // it is theirs
  [10, ({ forged, client, message, pick }) => message && forged.react(client, message, `u-${pick % 3}`)],
  [15, ({ forged, client }) => forged.read(client)],
  [5, ({ forged, client }) => forged.markRead(client)],
  [5, ({ forged, client }) => forged.refuse(client, 'send', 'RATE_LIMITED')],
  [10, ({ forged, client }) => comeBack(forged, client)],
];

const forgedEdit = ({ forged, client, message, pick }: Scene): void => {
  forged.edit(client, message as Row, pick % 4 === 0 ? { isDone: pick % 8 === 0 } : undefined); // it is theirs
};

const comeBack = (forged: ForgedHistory, client: string): void => {
  forged.disconnect(`${client}-1`);
  forged.send('ada');
  forged.reconnect(`${client}-1`);
};

/** Somebody is out of the guild for a while. */
const beOut = (forged: ForgedHistory): void => {
  forged.remove('eve');
  forged.wait(1_500);
  forged.send('bob');
  forged.admit('eve');
  forged.follow('eve-1', 'eve');
};

const play = (forged: ForgedHistory, { what, who, pick }: Step): void => {
  const standing = forged.messages.filter(({ deleted }) => !deleted);
  const scene: Scene = { forged, client: people[who] ?? 'ada', message: standing[pick % standing.length], pick };
  let left = what;
  for (const [share, happen] of happenings) {
    left -= share;
    if (left >= 0) continue;
    happen(scene);
    return;
  }
};

const steps = fc.array(step, { minLength: 6, maxLength: 25 });

/** What happens before and after somebody is out of the guild for a while. */
export const randomSteps = fc.record({ before: steps, after: steps });

/** The history in which that happens, with everybody following from the start. */
export const historyOf = ({ before, after }: { readonly before: readonly Step[]; readonly after: readonly Step[] }) => {
  const forged = new ForgedHistory(people);
  for (const client of people) forged.follow(`${client}-1`, client);
  forged.send('bob');
  for (const one of before) play(forged, one);
  beOut(forged);
  for (const one of after) play(forged, one);
  forged.send('ada');
  return forged.finish();
};

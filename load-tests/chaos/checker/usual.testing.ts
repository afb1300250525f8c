import { ForgedHistory } from './forged.testing.ts';

/** A bit of everything, nothing of it wrong. */
export const usualHistory = (): ForgedHistory => {
  const forged = new ForgedHistory(['ada', 'bob', 'eve']);
  forged.follow('ada-1', 'ada');
  forged.follow('eve-1', 'eve');
  const first = forged.send('bob');
  forged.retry('bob', first);
  forged.markRead('ada');
  forged.send('ada', { isDone: true });
  forged.send('ada', { isDone: false });
  forged.edit('ada', forged.newest);
  forged.disconnect('ada-1');
  forged.send('bob');
  forged.react('eve', forged.newest, 'u-1f44d');
  forged.reconnect('ada-1');
  forged.read('bob');
  forged.remove('eve');
  forged.refuse('eve', 'send', 'FORBIDDEN');
  forged.wait(2_000);
  forged.send('bob');
  forged.delete('bob', forged.newest);
  forged.admit('eve');
  forged.follow('eve-1', 'eve', 'n3');
  forged.send('eve');
  forged.markRead('bob', 3);
  forged.send('ada');
  return forged;
};

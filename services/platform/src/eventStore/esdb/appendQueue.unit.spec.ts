import { describe, expect, it } from 'vitest';
import { EventStoreUnavailable, WrongExpectedRevision } from '../eventStore.ts';
import { AppendQueue } from './appendQueue.ts';

const deferred = () => Promise.withResolvers<string>();

describe('appends of one stream', () => {
  it('go one after the other, in their order', async () => {
    const queue = new AppendQueue();
    const [first, second] = [deferred(), deferred()];
    const begun: string[] = [];
    const one = queue.run('a', () => {
      begun.push('one');
      return first.promise;
    });
    const other = queue.run('a', () => {
      begun.push('other');
      return second.promise;
    });
    expect(begun).toEqual(['one']);
    first.resolve('1');
    expect(await one).toBe('1');
    second.resolve('2');
    expect(await other).toBe('2');
    expect(begun).toEqual(['one', 'other']);
  });

  it('wait for no other stream', async () => {
    const queue = new AppendQueue();
    const never = deferred();
    const waiting = queue.run('a', () => never.promise);
    expect(await queue.run('b', async () => 'answered')).toBe('answered');
    never.resolve('at last');
    await waiting;
  });

  it('go on after a refused one', async () => {
    const queue = new AppendQueue();
    const refused = queue.run('a', () => Promise.reject(new WrongExpectedRevision('a', 1, 2)));
    const next = queue.run('a', async () => 'answered');
    await expect(refused).rejects.toThrow(WrongExpectedRevision);
    expect(await next).toBe('answered');
  });

  it('that wait behind one whose outcome is unknown are not sent; later ones are', async () => {
    const queue = new AppendQueue();
    const outage = deferred();
    const failing = queue.run('a', () => outage.promise);
    let sent = 0;
    const send = async () => {
      sent += 1;
      return 'answered';
    };
    const waiting = [queue.run('a', send), queue.run('a', send)];
    outage.reject(new EventStoreUnavailable('away'));
    await expect(failing).rejects.toThrow('away');
    for (const append of waiting) await expect(append).rejects.toThrow(EventStoreUnavailable);
    expect(sent).toBe(0);
    await queue.idle();
    expect(await queue.run('a', send)).toBe('answered');
  });

  it('are refused when too many wait', async () => {
    const queue = new AppendQueue();
    const first = deferred();
    const waiting = Array.from({ length: 8_192 }, (_, index) => queue.run(`stream ${index}`, () => first.promise));
    await expect(queue.run('one more', async () => 'answered')).rejects.toThrow(EventStoreUnavailable);
    first.resolve('answered');
    await Promise.all(waiting);
    await queue.idle();
    expect(await queue.run('one more', async () => 'answered')).toBe('answered');
  });
});

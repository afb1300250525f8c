import { setTimeout as wait } from 'node:timers/promises';
import { Deliveries } from './deliveries.ts';
import { markOf } from './marker.ts';
import { type Sender, senderTo } from './sender.ts';
import { Subscriber } from './subscriber.ts';
import type { Closed, LoadCommands, Paced, Target } from './target.ts';

const drainMillis = 15_000;
const connectAtOnce = 50;

/** The load generator: sockets that count, a sender that keeps a rate or a number of messages under way. */
export class Load implements LoadCommands {
  #sockets: Subscriber[] = [];
  #sender: Sender | undefined;
  #deliveries = new Deliveries(0, 0);
  #next = 0;
  #onSample: ((frame: string) => void) | undefined;

  async connect(target: Target, sockets: number): Promise<void> {
    this.#sender = await senderTo(target);
    for (let from = 0; from < sockets; from += connectAtOnce) {
      const count = Math.min(connectAtOnce, sockets - from);
      await Promise.all(Array.from({ length: count }, (_, index) => this.#subscribe(target, from + index)));
    }
  }

  async paced(perSecond: number, seconds: number): Promise<Paced> {
    const deliveries = this.#begin();
    const total = Math.round(perSecond * seconds);
    const started = performance.now();
    const acknowledgements: Promise<string>[] = [];
    for (let count = 0; count < total; count += 1) {
      const due = started + (count * 1_000) / perSecond - performance.now();
      if (due > 1) await wait(due);
      acknowledgements.push(this.#send(deliveries).acknowledged);
    }
    await Promise.all(acknowledgements);
    await this.#drain(deliveries);
    return deliveries.paced();
  }

  async closed(inFlight: number, seconds: number): Promise<Closed> {
    const deliveries = this.#begin();
    const started = performance.now();
    const until = started + seconds * 1_000;
    const acknowledged: string[] = [];
    const loop = async () => {
      while (performance.now() < until) {
        const sent = this.#send(deliveries);
        acknowledged.push(await sent.acknowledged);
        await sent.complete;
      }
    };
    // A server that is killed breaks the loops: what was acknowledged before counts.
    const loops = Promise.allSettled(Array.from({ length: inFlight }, loop));
    await Promise.race([loops, wait(seconds * 1_000 + drainMillis, undefined, { ref: false })]);
    return deliveries.closed((performance.now() - started) / 1_000, acknowledged);
  }

  async sample(): Promise<string> {
    const sampled = new Promise<string>((resolve) => {
      this.#onSample = resolve;
    });
    await this.paced(1, 1);
    return sampled;
  }

  async disconnect(): Promise<void> {
    for (const socket of this.#sockets) socket.close();
    this.#sender?.close();
    this.#sockets = [];
    this.#sender = undefined;
  }

  async #subscribe({ port, tokens, subscription, framesBefore }: Target, index: number): Promise<void> {
    const live = Promise.withResolvers<void>();
    let before = framesBefore;
    let hasAnswered = false;
    const onFrame = (buffer: Buffer, start: number, end: number) => {
      const mark = markOf(buffer, start, end);
      if (mark >= 0) return this.#arrive(mark, buffer, start, end);
      // Of this frame alone: the next one may stand right behind it.
      if (buffer.subarray(start, end).includes('"type":"pong"')) hasAnswered = true;
      else before -= 1;
      if (hasAnswered && before <= 0) live.resolve();
    };
    const socket = new Subscriber({ port, token: tokens[index % Math.max(1, tokens.length)], onFrame });
    this.#sockets.push(socket);
    await socket.acknowledged;
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: subscription }));
    // Answered after the subscription was taken up, since frames of a socket are looked at in order.
    socket.send('{"type":"ping"}');
    await live.promise;
  }

  #arrive(mark: number, buffer: Buffer, start: number, end: number): void {
    this.#onSample?.(buffer.toString('utf8', start, end));
    this.#onSample = undefined;
    this.#deliveries.arrived(mark);
  }

  #begin(): Deliveries {
    this.#deliveries = new Deliveries(this.#next, this.#sockets.length);
    return this.#deliveries;
  }

  #send(deliveries: Deliveries) {
    if (this.#sender === undefined) throw new Error('connect first');
    const index = this.#next;
    this.#next += 1;
    const complete = deliveries.sent(index);
    const acknowledged = this.#sender.send(index).then((id) => {
      deliveries.acknowledged(index);
      return id;
    });
    return { complete, acknowledged };
  }

  async #drain(deliveries: Deliveries): Promise<void> {
    const until = performance.now() + drainMillis;
    while (!deliveries.isDrained && performance.now() < until) await wait(20);
  }
}

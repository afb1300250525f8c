import type { Client } from '@urql/core';
import { newCommandId } from '../session/commandId.ts';
import { act } from '../shared/asking.ts';
import { MarkReadDocument } from './markRead.generated.ts';

interface ReadMarkOptions {
  readonly client: Client;
  readonly channelId: string;
  readonly onRead: (seq: number) => void;
}

/** Up to where the viewer has read a channel, as the server knows it. It only moves on. */
export class ReadMark {
  readonly #options: ReadMarkOptions;
  #seq = 0;

  constructor(options: ReadMarkOptions) {
    this.#options = options;
  }

  /** It is known to be there. */
  knows(seq: number): void {
    this.#seq = Math.max(this.#seq, seq);
  }

  /** Moves it to a message. Where that fails the next time tries again. */
  async move(seq: number): Promise<void> {
    if (seq <= this.#seq) return;
    const before = this.#seq;
    this.#seq = seq;
    const { client, channelId, onRead } = this.#options;
    onRead(seq);
    await act(client, MarkReadDocument, { input: { commandId: newCommandId(), channelId, seq } }).catch(() => {
      this.#seq = before;
    });
  }
}

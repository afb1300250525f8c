import type { Client } from 'graphql-ws';
import { ChannelFeed } from './channelFeed.ts';
import { button, element } from './element.ts';
import { suggest } from './language.ts';
import { messageElements } from './messageList.ts';
import type { Channel } from './operations.ts';
import { Outbox } from './outbox.ts';
import { People } from './people.ts';
import { problemLine } from './problem.ts';
import type { App, Screen } from './screen.ts';
import { Timeline } from './timeline.ts';

/** So close to the end, in pixels, the list follows what comes. */
const nearEnd = 80;

const composer = (onSend: (content: string) => void): HTMLElement => {
  const input = element('textarea');
  Object.assign(input, { rows: 1, maxLength: 8_000, required: true });
  suggest(input, 'message');
  const form = element('form', { class: 'composer' }, input, element('button', { text: 'send', class: 'main' }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (input.value.trim() === '') return;
    onSend(input.value);
    input.value = '';
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  return form;
};

/** One channel: its messages as they come, and what one says oneself. */
class ChannelPanel {
  readonly #timeline = new Timeline();
  readonly #problem = problemLine();
  readonly #list = element('ol', { class: 'messages' });
  readonly #scroll = element('div', { class: 'scroll' });
  readonly #earlier = button('earlier', () => void this.#loadOlder(), 'quiet');
  readonly #people: People;
  readonly #outbox: Outbox;
  readonly #feed: ChannelFeed;

  constructor({ session }: App, client: Client, channelId: string) {
    const timeline = this.#timeline;
    this.#people = new People(session, () => this.#render());
    this.#outbox = new Outbox({
      session,
      channelId,
      onChange: () => this.#render(),
      onSent: ({ messageId, seq, at }, content) => {
        const authorId = session.userId ?? '';
        const fact = { factId: messageId, cursor: '', messageId, seq, at };
        timeline.apply({ __typename: 'MessagePosted', ...fact, content, authorId });
        this.#render();
      },
    });
    this.#feed = new ChannelFeed({
      client,
      session,
      channelId,
      timeline,
      onChange: (page) => {
        this.#people.meet(page);
        this.#render();
      },
      onProblem: (error) => this.#problem.show(error),
    });
  }

  screen(title: string): Screen {
    this.#list.setAttribute('aria-live', 'polite');
    this.#scroll.append(this.#earlier, this.#list);
    this.#feed.start();
    this.#render();
    const heading = element('h2', { class: 'channel-name' }, title);
    const write = composer((content) => this.#send(content));
    const shown = element('section', { class: 'channel' }, heading, this.#scroll, this.#problem.element, write);
    return { element: shown, close: () => this.#feed.stop() };
  }

  #send(content: string): void {
    this.#outbox.add(content);
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }

  async #loadOlder(): Promise<void> {
    const before = this.#scroll.scrollHeight;
    await this.#feed.loadOlder();
    // What is being read stays where it is.
    this.#scroll.scrollTop += this.#scroll.scrollHeight - before;
  }

  #render(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    const isAtEnd = scrollHeight - scrollTop - clientHeight < nearEnd;
    const shown = { rows: this.#timeline.rows(), people: this.#people, outbox: this.#outbox };
    this.#list.replaceChildren(...messageElements(shown));
    this.#earlier.hidden = !this.#feed.hasOlder;
    if (isAtEnd) this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }
}

export const channelPanel = (app: App, client: Client, { id, name }: Channel): Screen =>
  new ChannelPanel(app, client, id).screen(`# ${name ?? id}`);

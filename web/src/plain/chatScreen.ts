import { newCommandId } from '../session/commandId.ts';
import { liveClient } from '../session/liveClient.ts';
import { channelPanel } from './channelPanel.ts';
import { button, element } from './element.ts';
import { guildList } from './guildList.ts';
import { say } from './language.ts';
import { type Channel, guilds, joinGuild, logOut } from './operations.ts';
import { problemLine } from './problem.ts';
import { type App, languageSwitch, type Screen } from './screen.ts';

/** Guilds beside one open channel. */
class Chat {
  readonly #app: App;
  readonly #state = say(element('small', { class: 'state' }), 'connecting');
  readonly #side = element('nav', { class: 'side' });
  readonly #place = element('div', { class: 'place' });
  readonly #problem = problemLine();
  readonly #client;
  #open: { readonly channel: Channel; readonly panel: Screen } | undefined;

  constructor(app: App) {
    this.#app = app;
    this.#client = liveClient(app.session, (isOpen) => {
      say(this.#state, isOpen ? 'live' : 'connecting');
      this.#state.classList.toggle('is-live', isOpen);
    });
  }

  screen(): Screen {
    const menu = button('channels', () => this.#side.classList.toggle('is-open'), 'quiet menu');
    const explorer = element('a', { text: 'explorer' });
    explorer.href = '/graphiql';
    const leave = button('logOut', () => void this.#leave(), 'quiet');
    const bar = element(
      'header',
      { class: 'bar' },
      menu,
      element('h1', { text: 'title' }),
      this.#state,
      explorer,
      languageSwitch(),
      leave,
    );
    const shown = element('div', { class: 'chat' }, bar, this.#side, element('main', {}, this.#problem.element, this.#place));
    void this.#begin();
    return { element: shown, close: () => this.#close() };
  }

  async #begin(): Promise<void> {
    const code = this.#app.inviteCode;
    this.#app.inviteCode = undefined;
    try {
      const input = { commandId: newCommandId(), code: code ?? '' };
      const joined = code === undefined ? undefined : await this.#app.session.ask(joinGuild, { input });
      await this.#load(joined?.joinGuild.position ?? null);
    } catch (error) {
      this.#problem.show(error);
      await this.#load(null);
    }
  }

  async #load(minPosition: string | null): Promise<void> {
    try {
      const { viewer } = await this.#app.session.ask(guilds, { minPosition });
      const channels = viewer.guilds.flatMap((guild) => guild.channels);
      const newest = viewer.guilds.at(-1)?.channels[0];
      const first = minPosition === null ? channels[0] : newest;
      if (first !== undefined && (this.#open === undefined || minPosition !== null)) this.#choose(first);
      this.#side.replaceChildren(
        ...guildList({
          app: this.#app,
          guilds: viewer.guilds,
          current: this.#open?.channel.id,
          onChoose: (channel) => {
            this.#choose(channel);
            this.#side.classList.remove('is-open');
            void this.#load(null);
          },
          onGuild: (position) => this.#load(position),
        }),
      );
      if (channels.length === 0) this.#side.classList.add('is-open');
    } catch (error) {
      this.#problem.show(error);
    }
  }

  #choose(channel: Channel): void {
    this.#open?.panel.close();
    const panel = channelPanel(this.#app, this.#client, channel);
    this.#open = { channel, panel };
    this.#place.replaceChildren(panel.element);
  }

  async #leave(): Promise<void> {
    // Whatever the answer: the person wants out of this page.
    await this.#app.session.ask(logOut, { input: { commandId: newCommandId() } }).catch(() => undefined);
    this.#app.session.end();
  }

  #close(): void {
    this.#open?.panel.close();
    void this.#client.dispose();
  }
}

/** What a person sees who is logged in. */
export const chatScreen = (app: App): Screen => new Chat(app).screen();

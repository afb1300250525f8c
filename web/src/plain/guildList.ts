import { newCommandId } from '../session/commandId.ts';
import { button, element, shortForm } from './element.ts';
import { type Channel, createGuild, createInvite, type Guild, joinGuild } from './operations.ts';
import { problemLine } from './problem.ts';
import type { App } from './screen.ts';

interface GuildListOptions {
  readonly app: App;
  readonly guilds: readonly Guild[];
  readonly current: string | undefined;
  readonly onChoose: (channel: Channel) => void;
  /** The person is in another guild; it is there at this position of the log. */
  readonly onGuild: (position: string) => Promise<void>;
}

const inviteLink = (code: string): HTMLElement => {
  const link = `${location.origin}/invite/${code}`;
  const shown = element('input');
  Object.assign(shown, { value: link, readOnly: true });
  const copy = button('copy', () => {
    shown.select();
    void navigator.clipboard.writeText(link).then(() => copy.replaceWith(element('small', { text: 'copied' })));
  });
  return element('div', { class: 'short' }, element('small', { text: 'inviteMade' }), shown, copy);
};

const channelButton = (channel: Channel, { current, onChoose }: GuildListOptions): HTMLElement => {
  const made = button('loading', () => onChoose(channel), 'channel-button');
  delete made.dataset['text'];
  made.textContent = `# ${channel.name ?? channel.id}`;
  if (channel.id === current) made.setAttribute('aria-current', 'page');
  return element('li', {}, made);
};

const guildSection = (guild: Guild, options: GuildListOptions): HTMLElement => {
  const problem = problemLine();
  const makeInvite = button(
    'makeInvite',
    () => {
      options.app.session.ask(createInvite, { input: { commandId: newCommandId(), guildId: guild.id } }).then(
        (answer) => makeInvite.after(inviteLink(answer.createInvite.code)),
        (error: unknown) => problem.show(error),
      );
    },
    'quiet',
  );
  const channels = guild.channels.map((channel) => channelButton(channel, options));
  return element(
    'section',
    {},
    element('h3', {}, guild.name ?? guild.id),
    element('ul', {}, ...channels),
    makeInvite,
    problem.element,
  );
};

/** The code of an invite, of the link that it came in. */
export const inviteCodeOf = (text: string): string => text.trim().split('/').at(-1) ?? '';

/** The guilds and channels of the person, and the ways to more. */
export const guildList = (options: GuildListOptions): readonly HTMLElement[] => {
  const { app, guilds, onGuild } = options;
  const problem = problemLine();
  const trying = (work: (value: string) => Promise<void>) => async (value: string) => {
    problem.clear();
    await work(value).catch((error: unknown) => problem.show(error));
  };
  const create = shortForm(
    'guildName',
    'createGuild',
    trying(async (name) => {
      const answer = await app.session.ask(createGuild, { input: { commandId: newCommandId(), name } });
      await onGuild(answer.createGuild.position);
    }),
  );
  const join = shortForm(
    'inviteCode',
    'joinGuild',
    trying(async (code) => {
      const answer = await app.session.ask(joinGuild, { input: { commandId: newCommandId(), code: inviteCodeOf(code) } });
      await onGuild(answer.joinGuild.position);
    }),
  );
  const none = guilds.length === 0 ? [element('p', { class: 'hint', text: 'noGuild' })] : [];
  return [...none, ...guilds.map((guild) => guildSection(guild, options)), create, join, problem.element];
};

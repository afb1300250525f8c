import type { Page } from 'playwright-core';
import { type EmptyWorld, emptyClientWorld, type PageOptions, type WorldOptions } from './emptyClientWorld.ts';
import { administratorOf, type Member, newcomerOf, password } from './rooms.ts';

export type { PageOptions } from './emptyClientWorld.ts';

/** The product with a guild called Harbour, and browsers of people. Disposing it ends all of it. */
export interface ClientWorld extends EmptyWorld {
  /** Handle `ada`: she administers the instance and owns the guild. */
  readonly ada: Member;
  readonly guildId: string;
  /** The guild's first text channel, #general. */
  readonly channelId: string;
  /** Somebody new, who is a member of the guild. */
  join(handle: string, displayName?: string): Promise<Member>;
  /** A browser of its own where whoever has this handle has logged in; it shows `path`. */
  enter(handle: string, path?: string, options?: PageOptions): Promise<Page>;
}

const logIn = async (page: Page, handle: string): Promise<void> => {
  await page.fill('[name=handle]', handle);
  await page.fill('[name=password]', password);
  await page.click('form button[type=submit]');
  await page.waitForURL((url) => !url.pathname.endsWith('/login'));
};

const harbourOf = async (ada: Member) => {
  interface Created {
    readonly guildId: string;
    readonly guild: { readonly channels: readonly { readonly id: string }[] };
  }
  const { guildId, guild } = await ada.act<Created>('createGuild', { name: 'Harbour' }, 'guildId guild { channels { id } }');
  const { code } = await ada.act<{ readonly code: string }>('createInvite', { guildId }, 'code');
  return { guildId, channelId: guild.channels[0]?.id ?? '', code };
};

/** Starts it with chromium at this path, and waits until the pages are built. */
export const clientWorld = async (executablePath: string, options: WorldOptions = {}): Promise<ClientWorld> => {
  await using starting = new AsyncDisposableStack();
  const world = starting.use(await emptyClientWorld(executablePath, options));
  const { address, setUpSecret } = world.product;
  const ada = await administratorOf(address, setUpSecret, { handle: 'ada', displayName: 'Ada' });
  const { code, ...harbour } = await harbourOf(ada);
  starting.move();
  return Object.assign(world, {
    ada,
    ...harbour,
    join: async (handle: string, displayName = handle) => {
      const member = await newcomerOf(world.product.address, { handle, displayName });
      await member.act('joinGuild', { code });
      return member;
    },
    enter: async (handle: string, path = `/guilds/${harbour.guildId}/${harbour.channelId}`, page: PageOptions = {}) => {
      const entered = await world.visit(page);
      await entered.goto(world.at('/login'));
      await logIn(entered, handle);
      await entered.goto(world.at(path));
      return entered;
    },
  });
};

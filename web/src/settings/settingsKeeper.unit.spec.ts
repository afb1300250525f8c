import { describe, expect, it } from 'vitest';
import { RequestFailed, Unreachable } from '../session/requestFailed.ts';
import { type Settings, type SettingsChange, SettingsKeeper, untold } from './settingsKeeper.ts';

const initial: Settings = {
  version: 0,
  theme: 'DARK',
  accentColour: null,
  density: 'COMFORTABLE',
  fontScale: 100,
  contrast: 'STANDARD',
  reducedMotion: false,
  sounds: true,
  notifications: 'MENTIONS',
  presence: 'AUTOMATIC',
};

const refusal = (code: string) => new RequestFailed({ message: code, extensions: { code } });

/** A server that counts versions, and fails as it is told. */
const serverWith = () => {
  const server = {
    settings: initial,
    told: [] as SettingsChange[],
    failures: [] as Error[],
    before: () => {},
    later: [] as [work: () => void, milliseconds: number][],
  };
  const keeper = new SettingsKeeper({
    fetch: async () => server.settings,
    change: async (version, change) => {
      server.before();
      const failure = server.failures.shift();
      if (failure !== undefined) throw failure;
      if (version !== server.settings.version) throw refusal('STALE_VERSION');
      server.told.push(change);
      server.settings = { ...server.settings, ...change, version: version + 1 };
      return server.settings;
    },
    later: (work, milliseconds) => server.later.push([work, milliseconds]),
  });
  const shown = () => keeper.state.get().settings;
  return { server, keeper, shown };
};

describe('settings', () => {
  it('are not known until they are fetched', async () => {
    const { keeper, shown } = serverWith();
    expect(shown()).toBeUndefined();
    await keeper.load();
    expect(shown()).toEqual(initial);
  });

  it('show a change before the server has it', async () => {
    const { keeper, shown, server } = serverWith();
    await keeper.load();
    const changing = keeper.change({ theme: 'LIGHT' });
    expect(shown()?.theme).toBe('LIGHT');
    await changing;
    expect(server.settings).toMatchObject({ theme: 'LIGHT', version: 1 });
  });

  it('tell what was changed meanwhile in one next change', async () => {
    const { keeper, server } = serverWith();
    await keeper.load();
    await Promise.all([1, 2, 3].map((step) => keeper.change({ fontScale: 100 + step })));
    expect(server.told).toEqual([{ fontScale: 101 }, { fontScale: 103 }]);
  });

  it('show what is only tried, and do not tell it', async () => {
    const { keeper, server, shown } = serverWith();
    await keeper.load();
    keeper.preview({ fontScale: 133 });
    expect([shown()?.fontScale, server.told]).toEqual([133, []]);
  });

  it('are changed on top of what a faster client left', async () => {
    const { keeper, server, shown } = serverWith();
    await keeper.load();
    server.settings = { ...initial, density: 'COMPACT', version: 4 };
    await keeper.change({ theme: 'LIGHT' });
    expect(shown()).toEqual({ ...initial, density: 'COMPACT', theme: 'LIGHT', version: 5 });
    expect(keeper.state.get().problem).toBeUndefined();
  });

  it('give up where other clients are always faster, and say so', async () => {
    const { keeper, server } = serverWith();
    await keeper.load();
    server.before = () => {
      server.settings = { ...server.settings, version: server.settings.version + 1 };
    };
    await keeper.change({ theme: 'LIGHT' });
    expect(keeper.state.get()).toMatchObject({ problem: { code: 'STALE_VERSION' }, settings: { theme: 'DARK' } });
  });

  it('take back what the server refuses', async () => {
    const { keeper, server, shown } = serverWith();
    await keeper.load();
    server.failures = [refusal('INVALID_INPUT')];
    await keeper.change({ accentColour: '#zzzzzz' });
    expect(shown()).toEqual(initial);
    expect(keeper.state.get().problem?.code).toBe('INVALID_INPUT');
  });

  it('keep what cannot be told while the server is away, and tell it when it is back', async () => {
    const { keeper, server, shown } = serverWith();
    await keeper.load();
    server.failures = [new Unreachable('away')];
    await keeper.change({ theme: 'LIGHT' });
    expect([shown()?.theme, keeper.state.get().problem?.code]).toEqual(['LIGHT', 'UNREACHABLE']);
    await keeper.load();
    expect(server.settings.theme).toBe('LIGHT');
    expect(keeper.state.get().problem).toBeUndefined();
  });

  it('try again by themselves while the server is away, with longer and longer pauses', async () => {
    const { keeper, server } = serverWith();
    await keeper.load();
    server.failures = Array.from({ length: 8 }, () => new Unreachable('away'));
    await keeper.change({ theme: 'LIGHT' });
    for (let tries = 1; tries <= 8; tries += 1) {
      server.later.at(-1)?.[0]();
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    expect(server.later.map(([, pause]) => pause)).toEqual([1, 2, 4, 8, 16, 30, 30, 30].map((seconds) => seconds * 1_000));
    expect(server.settings.theme).toBe('LIGHT');
  });

  it('follow another client', async () => {
    const { keeper, server, shown } = serverWith();
    await keeper.load();
    server.settings = { ...initial, theme: 'SYSTEM', version: 1 };
    await keeper.load();
    expect(shown()?.theme).toBe('SYSTEM');
  });

  it('never go back to an older answer', async () => {
    const { keeper, server, shown } = serverWith();
    await keeper.load();
    await keeper.change({ theme: 'LIGHT' });
    server.settings = initial;
    await keeper.load();
    expect(shown()?.theme).toBe('LIGHT');
  });
});

it('what was told stays untold where it was changed again meanwhile', () => {
  expect(untold({ theme: 'LIGHT', fontScale: 120 }, { theme: 'DARK', fontScale: 120 })).toEqual({ theme: 'LIGHT' });
});

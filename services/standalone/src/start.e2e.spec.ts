import { cp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { lockDataDir, openSqliteEventStore } from '@chat/platform';
import { sampleFact, temporaryDirectory } from '@chat/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholeHistory } from './testing/history.ts';
import { foundInstance, logInPerson, type Meeting, newMeeting } from './testing/meeting.ts';
import { ProductDidNotStart, type ProductProcess, startProductProcess } from './testing/productProcess.ts';

const owned = new AsyncDisposableStack();
/** The directory of an instance with an administrator, a guild and a message, stopped cleanly. */
let stopped: string;
let meeting: Meeting;

beforeAll(async () => {
  stopped = owned.use(await temporaryDirectory()).path;
  await using product = await startProductProcess({ directory: stopped });
  const ada = await foundInstance(product);
  meeting = await newMeeting(ada);
  const { position } = await ada.act('sendMessage', { channelId: meeting.channelId, content: 'still here' });
  await wholeHistory(ada.client, meeting.channelId, position);
  await product.stop();
});
afterAll(() => owned.disposeAsync());

/** A copy of that directory, for a test to break. */
const copied = async () => {
  const directory = await temporaryDirectory();
  await cp(stopped, directory.path, { recursive: true });
  return directory;
};

const refusalToStart = async (directory: string, variables = {}): Promise<ProductDidNotStart> => {
  const outcome = await startProductProcess({ directory, variables }).catch((error: unknown) => error);
  if (outcome instanceof ProductDidNotStart) return outcome;
  if (outcome instanceof Error) throw outcome;
  await (outcome as ProductProcess)[Symbol.asyncDispose](); // what is no error
  throw new Error('it started');
};

/** Exactly one sentence to a person, and no trace of where in the code it was noticed. */
const expectClear = (refusal: ProductDidNotStart, named: string | RegExp, code = 1): void => {
  expect(refusal.output).toMatch(/^Chat-JS cannot start: /);
  expect(refusal.output).toMatch(named);
  expect(refusal.output).not.toMatch(/\n\s+at |node:internal/);
  expect(refusal.code).toBe(code);
};

const overwriteStart = async (path: string): Promise<void> => {
  const handle = await open(path, 'r+');
  await handle.write(Buffer.alloc(5_000, 'not a database '), 0, 5_000, 0);
  await handle.close();
};

const cutInHalf = async (path: string): Promise<void> => truncate(path, Math.floor((await stat(path)).size / 2) + 100);

const contents = (client: Parameters<typeof wholeHistory>[0]) =>
  wholeHistory(client, meeting.channelId).then((messages) => messages.map(({ content }) => content));

describe('a start that cannot be', () => {
  it('names the port that another program has', async () => {
    await using directory = await temporaryDirectory();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { readonly port: number }; // TCP
    try {
      expectClear(await refusalToStart(directory.path, { PORT: String(port) }), `port ${port} of 127.0.0.1 is in use`);
    } finally {
      other.close();
    }
  });

  it('names a host that is not of this machine', async () => {
    await using directory = await temporaryDirectory();
    expectClear(await refusalToStart(directory.path, { HOST: '192.0.2.1', RATE_LIMITS: 'on' }), '192.0.2.1 is no address');
  });

  it('names the directory that another process holds', async () => {
    await using directory = await temporaryDirectory();
    using _lock = lockDataDir(directory.path);
    expectClear(await refusalToStart(directory.path), `${directory.path} is in use by another process`);
  });

  it('names the directory that is none', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'file');
    await writeFile(path, '');
    expectClear(await refusalToStart(path), `the data directory ${path} cannot be used`);
  });

  it('names every wrong setting with its rule, and no value', async () => {
    await using directory = await temporaryDirectory();
    const refusal = await refusalToStart(directory.path, { PORT: 'hunter2', LOG_LEVEL: 'loud' });
    expectClear(refusal, 'PORT must be a whole number', 2);
    expect(refusal.output).toContain('LOG_LEVEL must be one of');
    expect(refusal.output).not.toContain('hunter2');
  });

  it.each([
    ['events.sqlite', cutInHalf],
    ['events.sqlite', overwriteStart],
    ['vault.sqlite', overwriteStart],
    ['private.sqlite', overwriteStart],
    ['views.sqlite', cutInHalf],
  ])('names %s where it is torn, and leaves it as it is', async (file, damage) => {
    await using directory = await copied();
    const path = join(directory.path, file);
    await damage(path);
    const before = await readFile(path);
    const named = file === 'vault.sqlite' ? `the vault in ${directory.path}` : path;
    expectClear(await refusalToStart(directory.path), named);
    expect((await readFile(path)).equals(before)).toBe(true);
  });

  it('asks for the vault of a log that has none', async () => {
    await using directory = await copied();
    await Promise.all(['vault.sqlite', 'vault.key'].map((file) => rm(join(directory.path, file))));
    expectClear(await refusalToStart(directory.path), `there is no vault in ${directory.path}`);
  });

  it('refuses a log of a later version', async () => {
    await using directory = await copied();
    const store = await openSqliteEventStore({ path: join(directory.path, 'events.sqlite') });
    await store.append(`channel-${sampleFact().id}`, 'no_stream', [sampleFact()]);
    await store.close();
    expectClear(await refusalToStart(directory.path), 'is SampleHappened, which this version does not know');
  });
});

describe('a torn views.sqlite', () => {
  it('may be deleted, as the message says, and is built again', async () => {
    await using directory = await copied();
    await overwriteStart(join(directory.path, 'views.sqlite'));
    expectClear(await refusalToStart(directory.path), /delete it with its -wal and -shm/);
    await Promise.all(['', '-wal', '-shm'].map((end) => rm(join(directory.path, `views.sqlite${end}`), { force: true })));
    await using product = await startProductProcess({ directory: directory.path });
    const ada = await logInPerson(product, 'ada');
    await expect.poll(() => contents(ada.client)).toEqual(['still here']);
  });
});

describe('a start', () => {
  it('prints address and set-up link, and is ready; the link is gone once it was used', async () => {
    await using directory = await temporaryDirectory();
    await using product = await startProductProcess({ directory: directory.path, servesPages: true });
    await expect.poll(() => product.output()).toContain(`${product.address}/setup#`);
    await expect.poll(async () => (await fetch(`${product.address}/readyz`)).status).toBe(200);
    await foundInstance(product);
    await product.stop();
    await using again = await startProductProcess({ directory: directory.path });
    expect(again.output()).not.toContain('/setup#');
  });

  it('keeps everything that was there before it stopped', async () => {
    await using directory = await copied();
    await using product = await startProductProcess({ directory: directory.path });
    const ada = await logInPerson(product, 'ada');
    expect(await contents(ada.client)).toEqual(['still here']);
    const { position } = await ada.act('sendMessage', { channelId: meeting.channelId, content: 'and on' });
    await wholeHistory(ada.client, meeting.channelId, position);
    await product.kill();
    await using again = await startProductProcess({ directory: directory.path });
    ada.client.address = again.address;
    await expect.poll(() => contents(ada.client)).toEqual(['still here', 'and on']);
  });
});

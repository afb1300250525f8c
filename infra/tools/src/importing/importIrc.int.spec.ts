import { appendFile, cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDataDir } from '@chat/platform';
import { type TemporaryDirectory, temporaryDirectory } from '@chat/platform/testing';
import type { Opened } from '@chat/schema/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Imported } from './importIrc.ts';
import { readLog } from './testing/importedLog.ts';
import { importInto } from './testing/importing.ts';

const sample = join(import.meta.dirname, '../irc/testing');
const logs = async (): Promise<TemporaryDirectory> => {
  const directory = await temporaryDirectory();
  await cp(sample, directory.path, { recursive: true, filter: (path) => !path.endsWith('.ts') });
  return directory;
};

type OfType<Type extends Opened['type']> = Extract<Opened, { readonly type: Type }>;

describe('an import of the small log', () => {
  let data: TemporaryDirectory;
  let imported: Imported;
  let facts: readonly Opened[];
  const of = <Type extends Opened['type']>(type: Type): readonly OfType<Type>[] =>
    facts.filter((fact): fact is OfType<Type> => fact.type === type);

  beforeAll(async () => {
    data = await temporaryDirectory();
    imported = await importInto(data.path, sample);
    facts = await readLog(data.path);
  });
  afterAll(() => data[Symbol.asyncDispose]());

  const nameOf = (userId: string): string | undefined =>
    of('PlaceholderCreated').find(({ stream }) => stream === `account-${userId}`)?.data.text?.displayName;
  const namesOf = (type: Opened['type']): readonly (string | undefined)[] =>
    facts.filter((fact) => fact.type === type).map(({ stream }) => nameOf(stream.slice(-32)));

  it('accounts for every line once', () => {
    const { tally } = imported.report;
    expect(tally.lines.total).toBe(49);
    expect(Object.fromEntries(tally.lines.entries())).toEqual({
      message: 18,
      action: 3,
      join: 3,
      leave: 1,
      leaveOfAbsent: 2,
      rename: 1,
      renameInSpelling: 1,
      topic: 2,
      kick: 1,
      modes: 9,
      serviceNotice: 3,
      blank: 1,
      refused: 3,
      unknown: 1,
    });
  });

  it('lists by file and line what it did not understand or could not keep', () => {
    expect(imported.summary).toContain('not understood:\n  2009-03-01.raw.txt:20\n');
    expect(imported.summary).toContain('refused:\n  2005-03-01.raw.txt:19 message EMPTY\n');
  });

  it('appends the facts that it says, and no others but the first of an instance', () => {
    expect(facts.filter(({ meta }) => meta.via !== 'IMPORT').map(({ type }) => type)).toEqual(['InstanceCreated']);
    expect(facts).toHaveLength(imported.report.appended + 1);
  });

  it('says of every fact when it happened, and time goes back in no stream', () => {
    const latest = new Map<string, number>();
    for (const { stream, meta, type } of facts.filter((fact) => fact.meta.via === 'IMPORT')) {
      expect(meta.occurredAt, type).toBeGreaterThanOrEqual(latest.get(stream) ?? Date.UTC(2005, 2, 1));
      latest.set(stream, meta.occurredAt ?? 0);
    }
  });

  it('makes a guild with one channel, closed until it is complete', () => {
    const guild = facts.filter(({ stream }) => stream.startsWith('guild-'));
    expect(guild.map(({ type }) => type)).toEqual([
      'GuildCreated',
      'RoleCreated',
      'ImportStarted',
      'ChannelCreated',
      'ChannelTopicChanged',
      'ChannelTopicChanged',
      'ImportCompleted',
    ]);
    const first = of('MessagePosted')[0]?.meta.occurredAt;
    expect(guild.slice(0, 4).map(({ meta }) => meta.occurredAt)).toEqual([first, first, first, first]);
    expect(of('ImportCompleted')[0]?.data.messages).toBe(21);
  });

  it('keeps messages with author, time and answers, as they were typed', () => {
    const posted = of('MessagePosted');
    expect(posted).toHaveLength(21);
    expect(posted.map(({ revision }) => revision)).toEqual(posted.map((_, index) => index));
    expect(posted.find(({ data }) => data.text?.content === '/me sighs')?.data.authorId).toSatisfy(
      (userId: string) => nameOf(userId) === 'keeper',
    );
    const answer = posted.find(({ data }) => data.text?.content === 'answers two lines');
    const answered = answer?.data.replies.map(({ messageId }) => posted.find(({ id }) => id === messageId)?.data.text?.content);
    expect(answered).toEqual(['yesterday, before the sample', 'on the day itself']);
    expect(posted.reduce((sum, { data }) => sum + data.replies.length, 0)).toBe(10);
  });

  it('knows people by folded nickname and gives them neither handle nor log-in', () => {
    expect(of('PlaceholderCreated').map(({ data }) => data.text?.displayName)).not.toContain('quetzal{X}');
    expect(facts.some(({ stream }) => stream.startsWith('handle-') || stream.startsWith('email-'))).toBe(false);
    expect(of('AccountRegistered')).toEqual([]);
  });

  it('links nicknames and merges nobody', () => {
    const [link] = of('PlaceholderLinked');
    expect(nameOf(link?.stream.slice(-32) ?? '')).toBe('zcat[1]');
    expect(nameOf(link?.data.otherId ?? '')).toBe('zcat');
  });

  it('tells bans, time-outs and masks apart', () => {
    expect(namesOf('MemberBanned')).toEqual(['pirate']);
    expect(namesOf('MemberUnbanned')).toEqual(['pirate']);
    expect(namesOf('MemberTimedOut')).toEqual(['noisy', 'loud']);
    expect(namesOf('MemberTimeoutLifted')).toEqual(['noisy']);
    expect(of('MaskBanned').map(({ data }) => [data.text?.mask, data.muteOnly])).toEqual([
      ['*!*@*.pirates.example', false],
      ['*!*@dialup.example', true],
      ['sea*!*@*', false],
    ]);
    expect(of('MaskUnbanned').map(({ data }) => data.matched)).toEqual([false, false]);
    expect(of('MemberKicked')[0]?.data.text?.reason).toBe('plunder (again)');
  });

  it('keeps no host name but those of masks', () => {
    const text = JSON.stringify(facts.filter(({ type }) => !type.startsWith('Mask')));
    for (const host of ['host-1.example.org', 'cacher.example.com', 'example.net']) expect(text).not.toContain(host);
  });

  it('says how people get in', () => {
    expect(imported.inviteLink).toMatch(/^http:\/\/127\.0\.0\.1:4000\/invite\/[1-9A-Za-z]{10}$/);
    expect(of('InviteCreated')[0]?.data).toMatchObject({ guildId: of('GuildCreated')[0]?.stream.slice(-32) });
  });

  it('adds nothing when it is done again', async () => {
    const again = await importInto(data.path, sample);
    expect(again.report.appended).toBe(0);
    expect(again.report.found).toBe(imported.report.appended);
    expect(again.inviteLink).toBe(imported.inviteLink);
    expect(await readLog(data.path)).toHaveLength(facts.length);
  });
});

describe('an import that is done again', () => {
  it('with other files is refused, by name', async () => {
    await using data = await temporaryDirectory();
    await using folder = await logs();
    await importInto(data.path, folder.path);
    await appendFile(join(folder.path, '2009-03-01.raw.txt'), '[00:08] <ada> one more\n');
    await expect(importInto(data.path, folder.path)).rejects.toThrow('2009-03-01.raw.txt has changed');
    await rm(join(folder.path, '2009-03-01.raw.txt'));
    await expect(importInto(data.path, folder.path)).rejects.toThrow('2009-03-01.raw.txt is missing');
    await cp(join(sample, '2009-03-01.raw.txt'), join(folder.path, '2009-03-01.raw.txt'));
    await writeFile(join(folder.path, '2004-01-01.raw.txt'), '[09:00] <ada> earlier\n');
    await expect(importInto(data.path, folder.path)).rejects.toThrow('2004-01-01.raw.txt is new');
    // Under another name it is another import.
    expect((await importInto(data.path, folder.path, { guild: 'Harbour II' })).report.found).toBe(0);
  });

  it('goes on where somebody stopped it', async () => {
    await using data = await temporaryDirectory();
    await expect(importInto(data.path, sample, {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'ImportStopped' });
    const { report } = await importInto(data.path, sample);
    expect([report.found, report.appended]).toEqual([5, 61]);
  });
});

describe('an import is refused', () => {
  it('while the product runs on the data directory', async () => {
    await using data = await temporaryDirectory();
    using _product = lockDataDir(data.path);
    await expect(importInto(data.path, sample)).rejects.toThrow('stop that one first');
  });

  it('for an owner whom nobody knows, and leaves nothing behind', async () => {
    await using data = await temporaryDirectory();
    await expect(importInto(data.path, sample, { owner: 'nobody_here' })).rejects.toMatchObject({ name: 'UnknownOwner' });
    expect((await readLog(data.path)).map(({ type }) => type)).toEqual(['InstanceCreated']);
  });
});

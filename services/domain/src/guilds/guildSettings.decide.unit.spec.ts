import { everyoneByDefault, maskOf } from '@chat/schema/permissions';
import { describe, expect, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import { guildWith, memberWho, owner } from '../testing/guildFacts.ts';
import { decideChangeEveryonePermissions, decideCompleteImport, decideRenameGuild } from './guildSettings.decide.ts';

const open = guildWith();
const importing = guildWith({ type: 'ImportStarted', data: { source: 'IRC' } });

describe('renaming a guild', () => {
  it('takes whoever manages it', () => {
    const renamed = [{ type: 'GuildRenamed', data: { text: { name: 'New' } } }];
    expect(decideRenameGuild(open, memberWho('MANAGE_SERVER'), 'New')).toEqual(renamed);
    expect(decideRenameGuild(open, memberWho('MANAGE_CHANNELS'), 'New')).toEqual(rejected('FORBIDDEN'));
  });

  it('keeps the rule of names', () =>
    expect(decideRenameGuild(open, owner, 'x'.repeat(101))).toEqual(invalid('name', 'TOO_LONG', 100)));
});

describe('changing what everyone may do', () => {
  const less = maskOf('VIEW_CHANNEL');

  it('takes whoever manages the guild', () => {
    const changed = [{ type: 'EveryonePermissionsChanged', data: { permissions: less } }];
    expect(decideChangeEveryonePermissions(open, owner, less)).toEqual(changed);
    expect(decideChangeEveryonePermissions(open, memberWho(), less)).toEqual(rejected('FORBIDDEN'));
  });

  it('takes every permission that is given or taken', () => {
    const more = (BigInt(everyoneByDefault) | BigInt(maskOf('BAN'))).toString();
    expect(decideChangeEveryonePermissions(open, memberWho('MANAGE_SERVER'), more)).toEqual(rejected('FORBIDDEN'));
    expect(decideChangeEveryonePermissions(open, memberWho('MANAGE_SERVER', 'BAN'), more)).toHaveLength(1);
  });

  it('wants a mask of 64 bits', () => {
    for (const broken of ['', '-1', '01', '1.5', 'all', '18446744073709551616'])
      expect(decideChangeEveryonePermissions(open, owner, broken)).toEqual(invalid('permissions', 'GRAMMAR'));
  });

  it('changes nothing where nothing changes', () =>
    expect(decideChangeEveryonePermissions(open, owner, everyoneByDefault)).toEqual([]));
});

describe('the end of an import', () => {
  it('opens the guild', () =>
    expect(decideCompleteImport(importing, owner, 7)).toEqual([{ type: 'ImportCompleted', data: { messages: 7 } }]));

  it('is nothing for an open guild, and for others', () => {
    expect(decideCompleteImport(open, owner, 7)).toEqual(rejected('FORBIDDEN'));
    expect(decideCompleteImport(importing, memberWho(), 7)).toEqual(rejected('FORBIDDEN'));
  });
});

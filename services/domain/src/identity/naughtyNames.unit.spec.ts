import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { codePoints, isBlank } from '@chat/schema/text';
import { describe, expect, it } from 'vitest';
import { invalid, isRefusal, type Refusal } from '../errors/index.ts';
import { callerIn, identityWorld, newcomer, registeredIn, visitor } from './testing/identityWorld.ts';

const root = resolve(import.meta.dirname, '../../../..');
const blns = resolve(root, process.env['CHAT_DATA'] ?? '../shared/data', 'blns.json');

/** The naughty strings; none where the data are absent, which is said. */
const naughtyStrings = (): readonly string[] => {
  if (existsSync(blns)) return JSON.parse(readFileSync(blns, 'utf8')) as readonly string[]; // a list of strings
  process.stdout.write('not run: data\n');
  return [];
};

const expectedRefusal = (name: string): Refusal | undefined => {
  if (codePoints(name) > 64) return invalid('displayName', 'TOO_LONG', 64);
  return isBlank(name) ? invalid('displayName', 'EMPTY') : undefined;
};

describe('every naughty string', () => {
  it('as display name is kept literally or refused by a named rule', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const caller = callerIn(await registeredIn(world, 'ada'));
    for (const name of naughtyStrings()) {
      const answer = await world.handlers.changeDisplayName(caller, world.keys.next(), name);
      if (isRefusal(answer)) expect(answer).toEqual(expectedRefusal(name));
      else expect(answer.facts[0]?.data).toEqual({ text: { displayName: name } });
    }
  });

  it('as handle is accepted exactly when it fits the grammar', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const accepted: string[] = [];
    const strings = naughtyStrings();
    for (const handle of strings) {
      const input = { ...newcomer('x'), handle, displayName: 'Name' };
      const answer = await world.handlers.register(visitor, world.keys.next(), input);
      if (!isRefusal(answer) || answer.rejected === 'HANDLE_TAKEN') accepted.push(handle);
    }
    const fits = /^[A-Za-z0-9][A-Za-z0-9_.]{0,30}[A-Za-z0-9]$/;
    expect(accepted).toEqual(strings.filter((handle) => fits.test(handle)));
  });
});

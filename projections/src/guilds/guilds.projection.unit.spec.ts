import { describe, it } from 'vitest';
import { projectionSpec } from '../runner/projectionSpec.ts';
import { exampleId as id, recorded } from '../runner/recorded.ts';
import { guildsProjection } from './guilds.projection.ts';

const guild = id(1);
const createdAs = (as: { readonly occurredAt?: number }) =>
  recorded('GuildCreated', { ownerId: id(2), everyone: '1024', text: { name: 'Engines' } }, { id: id(11), ...as });
const created = createdAs({});
const role = recorded('RoleCreated', { roleId: id(5), permissions: '8', position: 1, text: { name: 'admin' } }, { id: id(12) });
const category = (number: number, position: number) =>
  recorded('CategoryCreated', { categoryId: id(number), position, text: { name: `c${number}` } }, { id: id(number + 100) });
const shredded = (...facts: readonly number[]) =>
  recorded('LeavesShredded', {
    ring: id(9),
    ranges: [{ first: 0, last: 1 }],
    targets: facts.map((fact) => ({ kind: 'GUILD', factId: id(fact), subjectId: guild, containerId: guild })),
  });

const plain = {
  _id: guild,
  name: 'Engines',
  nameFactId: id(11),
  ownerId: id(2),
  everyone: '1024',
  roles: [],
  categories: [],
  importing: false,
  createdAt: 1_700_000_001_000,
};
const spec = projectionSpec(guildsProjection);

describe('the view of guilds', () => {
  it('begins with the guild as it was created', () => spec.given([created]).then({ [guild]: plain }));

  it('begins an imported guild when its conversation began, closed until it is complete', () => {
    const then = createdAs({ occurredAt: 5 });
    const started = recorded('ImportStarted', { source: 'IRC' });
    spec.given([then, started]).then({ [guild]: { ...plain, createdAt: 5, importing: true } });
    spec.given([created, started, recorded('ImportCompleted', { messages: 1 })]).then({ [guild]: plain });
  });

  it('follows names, permissions and roles', () => {
    const renamed = recorded('GuildRenamed', { text: { name: 'New' } }, { id: id(13) });
    const changed = recorded('EveryonePermissionsChanged', { permissions: '7' });
    const roles = [{ roleId: id(5), name: 'admin', nameFactId: id(12), permissions: '8', position: 1 }];
    spec
      .given([created, role, renamed, changed])
      .then({ [guild]: { ...plain, name: 'New', nameFactId: id(13), everyone: '7', roles } });
  });

  it('follows categories', () => {
    const renamed = recorded('CategoryRenamed', { categoryId: id(20), text: { name: 'New' } }, { id: id(14) });
    const moved = recorded('CategoryMoved', { categoryId: id(21), position: 5 });
    const deleted = recorded('CategoryDeleted', { categoryId: id(22) });
    const categories = [
      { categoryId: id(20), name: 'New', nameFactId: id(14), position: 1 },
      { categoryId: id(21), name: 'c21', nameFactId: id(121), position: 5 },
    ];
    spec.given([created, category(20, 1), category(21, 2), category(22, 3), renamed, moved, deleted]).then({
      [guild]: { ...plain, categories },
    });
  });

  it('forgets the names that are shredded, and no others', () => {
    const named = { roleId: id(5), name: 'admin', nameFactId: id(12), permissions: '8', position: 1 };
    const gone = { categoryId: id(20), name: null, nameFactId: id(120), position: 1 };
    spec.given([created, role, category(20, 1), shredded(11, 120)]).then({
      [guild]: { ...plain, name: null, roles: [named], categories: [gone] },
    });
    spec.given([created, shredded(99)]).then({ [guild]: plain });
    spec.given([created, recorded('GuildRenamed', { text: { name: 'New' } }, { id: id(13) }), shredded(11)]).then({
      [guild]: { ...plain, name: 'New', nameFactId: id(13) },
    });
  });

  it('has no names where their keys were gone before', () => {
    const nameless = recorded('GuildCreated', { ownerId: id(2), everyone: '1024', text: null }, { id: id(11) });
    const facts = [
      nameless,
      recorded('RoleCreated', { roleId: id(5), permissions: '8', position: 1, text: null }, { id: id(12) }),
      recorded('CategoryCreated', { categoryId: id(20), position: 1, text: null }, { id: id(13) }),
      recorded('CategoryRenamed', { categoryId: id(20), text: null }, { id: id(14) }),
      recorded('GuildRenamed', { text: null }, { id: id(15) }),
    ];
    spec.given(facts).then({
      [guild]: {
        ...plain,
        name: null,
        nameFactId: id(15),
        roles: [{ roleId: id(5), name: null, nameFactId: id(12), permissions: '8', position: 1 }],
        categories: [{ categoryId: id(20), name: null, nameFactId: id(14), position: 1 }],
      },
    });
  });

  it('passes over what is about no guild that it knows', () =>
    spec
      .given([
        role,
        category(20, 1),
        shredded(11),
        recorded('GuildRenamed', { text: { name: 'x' } }),
        recorded('CategoryMoved', { categoryId: id(20), position: 1 }),
        recorded('CategoryDeleted', { categoryId: id(20) }),
        recorded('EveryonePermissionsChanged', { permissions: '1' }),
        recorded('ImportStarted', { source: 'IRC' }),
        recorded('ImportCompleted', { messages: 1 }),
      ])
      .then({}));
});

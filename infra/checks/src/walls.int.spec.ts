import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plants, soil } from './plants.golden.ts';
import { root } from './repository.ts';
import { type Breach, type Cruise, cruiseWalls, wallProblems, walls } from './walls.ts';

const workspaces = {
  schema: 'schema',
  platform: 'services/platform',
  domain: 'services/domain',
  api: 'services/api',
  standalone: 'services/standalone',
  projections: 'projections',
  tools: 'infra/tools',
  web: 'web',
};

async function write(base: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(base, path)), { recursive: true });
  await writeFile(join(base, path), text);
}

async function plantWorkspaces(base: string): Promise<void> {
  const declared = { graphql: '1', mongodb: '1', harmless: '1' };
  await write(base, 'package.json', JSON.stringify({ workspaces: Object.values(workspaces), dependencies: declared }));
  await mkdir(join(base, 'node_modules/@chat'), { recursive: true });
  for (const [name, folder] of Object.entries(workspaces)) {
    const exports = { './*': './src/*.ts' };
    await write(base, `${folder}/package.json`, JSON.stringify({ name: `@chat/${name}`, version: '1.0.0', exports }));
    await symlink(join(base, folder), join(base, 'node_modules/@chat', name));
  }
  for (const name of ['graphql', 'mongodb', 'harmless', 'undeclared']) {
    await write(base, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    await write(base, `node_modules/${name}/index.js`, '');
  }
}

describe('walls', () => {
  let base: string;
  let cruised: Cruise;

  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'walls-'));
    await plantWorkspaces(base);
    const files = { ...soil, ...Object.assign({}, ...plants.map((plant) => plant.files)) };
    for (const [path, text] of Object.entries<string>(files)) await write(base, path, text);
    cruised = await cruiseWalls(base);
  });
  afterAll(() => rm(base, { recursive: true, force: true }));

  const key = ({ rule, from, to }: Breach) => `${rule}: ${from} → ${to}`;

  it.each(plants)('$rule refuses $why', ({ breaches }) => {
    const seen = cruised.breaches.map(key);
    for (const breach of breaches) expect(seen).toContain(key(breach));
  });

  it('refuses what is planted and nothing else', () => {
    const planted = plants.flatMap((plant) => plant.breaches.map(key));
    expect(cruised.breaches.map(key).sort()).toEqual(planted.sort());
  });

  it('has a planted violation for every rule', () => {
    const proven = new Set(plants.flatMap((plant) => plant.breaches.map((breach) => breach.rule)));
    expect(walls.forbidden.map((rule) => rule.name).filter((rule) => !proven.has(rule))).toEqual([]);
  });

  it('sees the modules of the real tree', async () => {
    expect((await cruiseWalls(root)).modules).toBeGreaterThanOrEqual(30);
  });

  it('fails when it sees hardly any module, as a parser that understands nothing does', () => {
    expect(wallProblems({ modules: 0, breaches: [] })).toEqual(['only 0 modules seen, at least 30 expected']);
  });
});

import type { Breach } from './walls.ts';

/** A violation of one wall: the files that commit it and what must be found. */
export type Plant = {
  readonly rule: string;
  readonly why: string;
  readonly files: Readonly<Record<string, string>>;
  readonly breaches: readonly Breach[];
};

const use = (...modules: readonly string[]) => modules.map((module) => `import '${module}';`).join('\n');

/** What is allowed, so that each rule is also seen to let the right things pass. */
export const soil: Readonly<Record<string, string>> = {
  'schema/src/facts.ts': 'export type Fact = 1;',
  'schema/src/facts.unit.spec.ts': use('node:fs', './facts.ts'),
  'services/platform/src/ports.ts': use('@chat/schema/facts', 'mongodb'),
  'services/platform/src/testing/clock.ts': use('../ports.ts'),
  'services/domain/src/guilds/index.ts': use('./guilds.handlers.ts'),
  'services/domain/src/guilds/guilds.handlers.ts': use('./guilds.decide.ts', '@chat/platform/ports'),
  'services/domain/src/guilds/guilds.decide.ts': use('./guilds.state.ts', '../errors/refusal.ts', '@chat/schema/facts'),
  'services/domain/src/guilds/guilds.state.ts': "import type { Fact } from '@chat/platform/ports';\nexport type Guild = Fact;",
  'services/domain/src/guilds/guilds.int.spec.ts': use('@chat/platform/testing/clock', 'node:fs', './guilds.decide.ts'),
  'services/domain/src/messaging/send.decide.ts': `${use('../guilds/guilds.state.ts')}\nimport type { Guild } from '../guilds/index.ts';`,
  'services/domain/src/messaging/send.handlers.ts': use('../guilds/index.ts', './send.decide.ts'),
  'services/domain/src/errors/refusal.ts': use('./errorTable.ts'),
  'services/domain/src/errors/errorTable.ts': use('@chat/schema/facts'),
  'services/domain/src/errors/refusal.int.spec.ts': use('node:fs', './refusal.ts'),
  'projections/src/runner/projection.ts': use('@chat/schema/facts'),
  'projections/src/guilds/good.projection.ts': use('../runner/projection.ts'),
  'services/platform/src/writers.process.ts': use('./testing/clock.ts'),
  'services/platform/src/clock.fixture.ts': use('./testing/clock.ts'),
  'services/api/src/graph/page.ts': use('graphql'),
  'services/api/src/messaging/page.resolver.ts': use('../graph/page.ts'),
  'services/api/src/server.ts': use('graphql', '@chat/domain/guilds/index', '@chat/schema/facts'),
  'projections/src/runner.ts': use('@chat/domain/guilds/index', 'node:fs'),
  'services/standalone/src/main.ts': use('@chat/api/server', '@chat/projections/runner', './compose.ts'),
  'services/standalone/src/compose.ts': use('@chat/platform/ports'),
  'infra/tools/src/main.ts': use('@chat/standalone/compose', '@chat/domain/guilds/index'),
  'load-tests/bench/main.ts': use('@chat/platform/testing/clock', 'node:sqlite'),
  'web/src/main.tsx': `${use('@chat/schema/markup/parse')}\nexport const page = <main />;`,
  'schema/src/tree.ts': "import type { Leaf } from './leaf.ts';\nexport type Tree = Leaf[];",
  'schema/src/leaf.ts': "import { type Tree } from './tree.ts';\nexport type Leaf = Tree;",
  'schema/src/markup/parse.ts': use('../facts.ts'),
  'web/src/shown.ts': use('@chat/schema/markup/parse'),
  'web/src/guilds/Guild.tsx': use('@chat/schema/markup/parse'),
  'projections/src/guilds/guilds.reactor.ts': use('@chat/platform/ports'),
  'services/api/src/guilds/guilds.state.ts': use('@chat/schema/facts'),
};

/** One file that imports one module. */
const plant = (rule: string, why: string, from: string, module: string, to: string, head = use): Plant => ({
  rule,
  why,
  files: { [from]: head(module) },
  breaches: [{ rule, from, to }],
});

const ports = 'services/platform/src/ports.ts';
const guilds = 'services/domain/src/guilds';

const packagePlants: readonly Plant[] = [
  plant('walls-of-schema', 'schema importing platform', 'schema/src/bad.ts', '@chat/platform/ports', ports),
  plant(
    'walls-of-services-platform',
    'platform importing domain',
    'services/platform/src/bad.ts',
    '@chat/domain/guilds/index',
    `${guilds}/index.ts`,
  ),
  plant(
    'walls-of-services-domain',
    'domain importing projections',
    'services/domain/src/bad.ts',
    '@chat/projections/runner',
    'projections/src/runner.ts',
  ),
  plant(
    'walls-of-services-api',
    'api importing projections',
    'services/api/src/bad.ts',
    '@chat/projections/runner',
    'projections/src/runner.ts',
  ),
  plant(
    'walls-of-projections',
    'projections importing api',
    'projections/src/bad.ts',
    '@chat/api/server',
    'services/api/src/server.ts',
  ),
  plant(
    'walls-of-services-standalone',
    'standalone importing web',
    'services/standalone/src/bad.ts',
    '@chat/web/shown',
    'web/src/shown.ts',
  ),
  plant('walls-of-infra', 'tools importing api', 'infra/tools/src/bad.ts', '@chat/api/server', 'services/api/src/server.ts'),
  plant('walls-of-load-tests', 'load tests importing api', 'load-tests/bad.ts', '@chat/api/server', 'services/api/src/server.ts'),
  plant('walls-of-web', 'web importing facts', 'web/src/bad.ts', '@chat/schema/facts', 'schema/src/facts.ts'),
  plant(
    'walls-of-services-domain',
    'a spec that crosses too',
    'services/domain/src/bad.int.spec.ts',
    '@chat/api/server',
    'services/api/src/server.ts',
  ),
  plant(
    'walls-of-services-domain',
    'an import in a `using` declaration',
    'services/domain/src/late.ts',
    '@chat/api/server',
    'services/api/src/server.ts',
    (module) =>
      [
        use('@chat/platform/ports'),
        'export async function late() {',
        `  await using held = (await import('${module}')).open();`,
        '  return held;',
        '}',
      ].join('\n'),
  ),
  plant(
    'packages-by-name',
    'a relative path into another package',
    'services/api/src/relative.ts',
    '../../platform/src/ports.ts',
    ports,
  ),
];

const slicePlants: readonly Plant[] = [
  plant(
    'slices-meet-at-index',
    "another slice's handlers",
    'services/domain/src/messaging/bad.handlers.ts',
    '../guilds/guilds.handlers.ts',
    `${guilds}/guilds.handlers.ts`,
  ),
  plant(
    'slices-meet-at-index',
    "another slice's inner file in web",
    'web/src/messaging/Bad.tsx',
    '../guilds/Guild.tsx',
    'web/src/guilds/Guild.tsx',
  ),
  plant(
    'pure-files-meet-in-pure-files',
    "a type from another slice's handlers",
    'services/domain/src/messaging/bad.state.ts',
    '../guilds/guilds.handlers.ts',
    `${guilds}/guilds.handlers.ts`,
    (module) => `import type { X } from '${module}';`,
  ),
];

const rolePlants: readonly Plant[] = [
  plant(
    'pure-files-import-pure-files',
    'a policy running platform code',
    'services/domain/src/guilds/bad.policy.ts',
    '@chat/platform/ports',
    ports,
  ),
  plant(
    'pure-files-import-pure-files',
    'a projection importing a reactor',
    'projections/src/guilds/bad.projection.ts',
    './guilds.reactor.ts',
    'projections/src/guilds/guilds.reactor.ts',
  ),
  plant(
    'pure-files-import-pure-files',
    'a decider with a package',
    'services/domain/src/guilds/bad.decide.ts',
    'harmless',
    'node_modules/harmless/index.js',
  ),
  plant('no-built-ins-in-pure-files', 'a decider that reads files', 'services/domain/src/guilds/read.decide.ts', 'node:fs', 'fs'),
  plant('no-built-ins-in-pure-files', 'a refusal that reads files', 'services/domain/src/errors/read.ts', 'node:fs', 'fs'),
  plant(
    'pure-files-import-pure-files',
    'a refusal that runs platform code',
    'services/domain/src/errors/bad.ts',
    '@chat/platform/ports',
    ports,
  ),
  plant(
    'slices-meet-at-index',
    'a shared folder reaching into a slice',
    'services/api/src/graph/bad.ts',
    '../guilds/guilds.state.ts',
    'services/api/src/guilds/guilds.state.ts',
  ),
  plant('no-built-ins-in-schema', 'schema that needs Node', 'schema/src/node.ts', 'node:crypto', 'crypto'),
  plant(
    'resolvers-never-decide',
    'a resolver that folds',
    'services/api/src/guilds/guilds.resolver.ts',
    './guilds.state.ts',
    'services/api/src/guilds/guilds.state.ts',
  ),
  plant(
    'graphql-at-the-edge',
    'a domain that speaks GraphQL',
    'services/domain/src/guilds/ask.ts',
    'graphql',
    'node_modules/graphql/index.js',
  ),
  plant(
    'drivers-behind-ports',
    'an api that talks to MongoDB',
    'services/api/src/store.ts',
    'mongodb',
    'node_modules/mongodb/index.js',
  ),
  plant('drivers-behind-ports', 'a projection that opens SQLite', 'projections/src/store.ts', 'node:sqlite', 'node:sqlite'),
  plant(
    'testing-only-in-tests',
    'production code on a test clock',
    'services/domain/src/guilds/clock.ts',
    '@chat/platform/testing/clock',
    'services/platform/src/testing/clock.ts',
  ),
  plant(
    'no-one-imports-a-spec',
    'a spec as a library',
    'schema/src/shared.unit.spec.ts',
    './facts.unit.spec.ts',
    'schema/src/facts.unit.spec.ts',
  ),
];

const hygienePlants: readonly Plant[] = [
  {
    rule: 'no-cycles',
    why: 'two files that need each other',
    files: { 'schema/src/left.ts': use('./right.ts'), 'schema/src/right.ts': use('./left.ts') },
    breaches: [{ rule: 'no-cycles', from: 'schema/src/left.ts', to: 'schema/src/right.ts' }],
  },
  {
    rule: 'no-orphans',
    why: 'a file that nobody needs',
    files: { 'schema/src/lost.ts': 'export const lost = 1;' },
    breaches: [{ rule: 'no-orphans', from: 'schema/src/lost.ts', to: 'schema/src/lost.ts' }],
  },
  plant('no-unresolvable', 'an import that leads nowhere', 'schema/src/nowhere.ts', './gone.ts', './gone.ts'),
  plant(
    'no-undeclared-packages',
    'a package that is there by luck',
    'schema/src/luck.ts',
    'undeclared',
    'node_modules/undeclared/index.js',
  ),
];

export const plants: readonly Plant[] = [...packagePlants, ...slicePlants, ...rolePlants, ...hygienePlants];

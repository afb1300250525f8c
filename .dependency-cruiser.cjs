// The walls of docs/adr/0001-toolchain.md. Each rule is proven by a planted violation in infra/checks/src/walls.int.spec.ts,
// which also fails when a rule here has no plant. Run them through `npm run check`: the plain command line of
// dependency-cruiser stops at the first `using` declaration (infra/checks/src/walls.ts says why).

const ours = '^(schema|services|projections|web|infra|load-tests)/';
const workspace = '^(schema|services/[^/]+|projections|web|infra/[^/]+|load-tests)/';
const spec = '\\.spec\\.tsx?$';
// What a decider may answer with is a table and pure functions; the folder is held to the rules of pure files.
const pureFolder = 'src/errors/(?!.*\\.spec\\.)[^/]+\\.ts';
const pureFile = '.*[./](?:state|decide|policy|projection)\\.tsx?';
const pure = `^${workspace.slice(1)}(?:${pureFile}|${pureFolder})$`;
// A *.process.ts is a program that specs start (and kill).
const testing = '/testing/|\\.(contract|testing|golden|process|fixture)\\.ts$';
const layer = '^(services/(?:domain|api)|projections|web)/src/';
// Other folders of a layer (graph, live, runner, commands …) serve all slices and may be used by file.
const slices =
  'instance|identity|guilds|channels|membership|messaging|directMessages|reactions|search|attachments|presence|voice|moderation|audit|integrations|composing|emoji|markup|navigation|notifications|settings|shortcuts|switcher';
const anotherSlice = {
  path: `^$1/src/(?:${slices})/`,
  pathNot: ['^$1/src/$2/', '^$1/src/[^/]+/index\\.tsx?$'],
};

const mayImport = {
  schema: [],
  'services/platform': ['schema'],
  'services/domain': ['schema', 'services/platform'],
  'services/api': ['schema', 'services/platform', 'services/domain'],
  'services/standalone': ['schema', 'services/platform', 'services/domain', 'services/api', 'projections'],
  projections: ['schema', 'services/platform', 'services/domain'],
  infra: ['schema', 'services/platform', 'services/domain', 'services/standalone'],
  'load-tests': ['schema', 'services/platform', 'services/domain', 'services/standalone', 'projections'],
  web: ['schema/src/markup', 'schema/src/text', 'schema/src/permissions', 'schema/graphql'],
};

const packageWalls = Object.entries(mayImport).map(([name, allowed]) => ({
  name: `walls-of-${name.replace('/', '-')}`,
  comment: `${name} may import ${allowed.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${name}/` },
  to: { path: ours, pathNot: [name, ...allowed].map((folder) => `^${folder}/`) },
}));

const sliceWalls = [
  {
    name: 'slices-meet-at-index',
    comment: "another slice's inner files are its own; import its index.ts",
    severity: 'error',
    from: { path: `${layer}([^/]+)/`, pathNot: pure },
    to: anotherSlice,
  },
  {
    name: 'pure-files-meet-in-pure-files',
    comment: 'index.ts reaches I/O, so a pure file takes values from pure files of other slices, and types from their index.ts',
    severity: 'error',
    from: { path: `${layer}([^/]+)/${pureFile}$` },
    to: { ...anotherSlice, pathNot: [...anotherSlice.pathNot, pure] },
  },
  {
    name: 'packages-by-name',
    comment: "a relative path into another package goes around its exports; import '@chat/...'",
    severity: 'error',
    from: { path: workspace },
    to: { path: ours, pathNot: ['^$1/', '^schema/graphql/'], dependencyTypesNot: ['aliased-workspace'] },
  },
];

const roleWalls = [
  {
    name: 'pure-files-import-pure-files',
    comment:
      'state, decide, policy and projection files run on schema and pure files of their package; types may come from elsewhere',
    severity: 'error',
    from: { path: pure },
    to: { pathNot: [`^$1/(?:${pureFile}|${pureFolder})$`, '^schema/'], dependencyTypesNot: ['type-only', 'core'] },
  },
  {
    name: 'no-built-ins-in-pure-files',
    comment: 'a pure file neither reads nor waits: what it needs arrives with the command',
    severity: 'error',
    from: { path: pure },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'no-built-ins-in-schema',
    comment: 'schema/ runs in a browser',
    severity: 'error',
    from: { path: '^schema/', pathNot: [spec, testing] },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'resolvers-never-decide',
    comment: 'resolvers and GraphQL types call handlers and read views; deciding and folding is the domain',
    severity: 'error',
    from: { path: '\\.(resolver|types)\\.ts$' },
    to: { path: '\\.(decide|state)\\.ts$' },
  },
  {
    name: 'graphql-at-the-edge',
    comment: 'the inside does not know how it is asked',
    severity: 'error',
    from: { path: '^(schema|services/(platform|domain)|projections)/' },
    to: { path: 'node_modules/(graphql|graphql-[^/]+|type-graphql|@apollo/[^/]+|@urql/[^/]+|urql)/' },
  },
  {
    name: 'drivers-behind-ports',
    comment: 'no adapter type crosses a port: only platform talks to stores (benchmarks hold the yardsticks)',
    severity: 'error',
    from: { path: ours, pathNot: ['^services/platform/', '^load-tests/', spec] },
    to: { path: '(^|:)sqlite$|node_modules/(mongodb|ioredis|argon2|nodemailer|@eventstore/[^/]+)/' },
  },
  {
    name: 'testing-only-in-tests',
    comment: 'what only tests use is imported by specs and by other testing files (the gates and benchmarks are tests)',
    severity: 'error',
    from: { path: ours, pathNot: [spec, testing, '^load-tests/', '^infra/checks/'] },
    to: { path: testing },
  },
  {
    name: 'no-one-imports-a-spec',
    comment: 'what two specs share lives in a testing/ folder',
    severity: 'error',
    from: {},
    to: { path: spec },
  },
];

const hygiene = [
  {
    name: 'no-cycles',
    comment: 'cycles of values make the order of loading matter; a cycle through a type is none',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-orphans',
    comment: 'a file that nothing imports and that imports nothing is dead, unless something starts it',
    severity: 'error',
    from: {
      orphan: true,
      pathNot: [
        '(^|/)main\\.tsx?$',
        '\\.worker\\.ts$',
        '\\.config\\.ts$',
        '\\.d\\.ts$',
        '\\.generated\\.ts$',
        '/src/index\\.ts$',
      ],
    },
    to: {},
  },
  {
    name: 'no-unresolvable',
    comment: 'the import leads nowhere; without this rule a wall could be passed by a path that is not followed',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-undeclared-packages',
    comment: 'the package stands in no package.json of the workspace, so it is there by luck',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
];

module.exports = {
  forbidden: [...packageWalls, ...sliceWalls, ...roleWalls, ...hygiene],
  options: {
    // TypeScript 7 is unknown to dependency-cruiser 18: with its default parser it sees no module at all and passes.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};

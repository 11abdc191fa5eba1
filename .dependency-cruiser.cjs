// The rooms of the house and which of them may import which. Arrows point one way (CONTRIBUTING.md, "Where things live").
// A room may always import itself; a name that ends in .ts is one file. `packages` are npm packages, `node` says whether
// Node's own modules are allowed.
const rooms = {
  quotas: { rooms: [], packages: [], node: false },
  domain: { rooms: ['quotas'], packages: ['@noble/hashes'], node: false },
  google: { rooms: ['quotas'], packages: [], node: false },
  workflows: { rooms: ['quotas', 'domain', 'google', 'messages'], packages: [], node: false },
  messages: { rooms: ['domain'], packages: [], node: false },
  contract: { rooms: ['domain', 'google', 'messages'], packages: [], node: false },
  presenters: { rooms: ['domain', 'messages', 'contract'], packages: [], node: false },
  addon: { rooms: ['quotas', 'domain', 'google', 'workflows', 'messages', 'contract', 'presenters'], packages: [], node: false },
  pages: { rooms: ['domain', 'messages', 'contract', 'presenters'], packages: ['preact'], node: false },
  cli: {
    rooms: ['quotas', 'domain', 'google', 'workflows', 'messages', 'contract', 'presenters'],
    packages: ['.+'],
    node: true,
  },
  'tools/sample': { rooms: ['domain'], packages: [], node: false },
  'tools/workspace': { rooms: ['quotas', 'domain/recordings/video-facts.ts'], packages: [], node: true },
  'tools/command-line': {
    rooms: ['domain', 'google', 'messages', 'workflows', 'cli', 'tools/sample', 'tools/workspace'],
    packages: [],
    node: true,
  },
  'tools/script-host': { rooms: ['quotas', 'tools/workspace'], packages: [], node: true },
  'tools/playground': {
    rooms: ['quotas', 'domain/time', 'messages', 'pages', 'tools/workspace', 'tools/script-host'],
    packages: ['preact'],
    node: true,
  },
};

const named = Object.keys(rooms).join('|');

const packagePath = (name) => `(^|/)node_modules/${name}/`;

const fence = ([room, may]) => ({
  name: `${room}-imports-only-its-own`,
  comment: `src/${room} may import ${[`src/${room}`, ...may.rooms.map((r) => `src/${r}`), ...may.packages].join(', ')}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    pathNot: [
      ...[room, ...may.rooms].map((name) => `^src/${name}${name.endsWith('.ts') ? '$' : '/'}`),
      ...may.packages.filter((name) => name !== '.+').map(packagePath),
    ],
    couldNotResolve: false, // what is not there has a rule of its own
    dependencyTypesNot: [
      ...(may.node ? ['core'] : []),
      ...(may.packages.includes('.+') ? ['npm', 'npm-dev', 'npm-optional', 'npm-peer'] : []),
    ],
  },
});

// What lies in a room in order: each may import itself and what stands before it, so that no two folders lean on each other.
const orders = {
  'src/domain': [
    '[^/]+\\.ts',
    'time/',
    'workbook/',
    'checks/',
    'people/',
    'staff-lists/',
    'permits/',
    'meetings/',
    'edits/',
    'plan/',
    'search/',
    'recordings/',
    'tasks/',
  ],
  'src/domain/plan': [
    '(change|ends|groups|messages|reasons|slips|state|desired)\\.ts',
    'access/',
    'meetings/',
    '(diagnostics|guard|held|plan|remembering|why|writeback)\\.ts',
  ],
  'src/workflows': ['[^/]+\\.ts', 'read/', 'edit/', 'setup/', 'apply/', 'recordings/', 'withdraw/', 'checks/'],
};

const inOrder = ([folder, layers]) => [
  ...layers.slice(0, -1).map((layer, at) => ({
    name: `in-order: ${folder}/${layer}`,
    comment: `${folder}/${layer} may import nothing of what stands after it: ${layers.slice(at + 1).join(', ')}`,
    severity: 'error',
    from: { path: `^${folder}/${layer}` },
    to: { path: `^${folder}/(${layers.slice(at + 1).join('|')})` },
  })),
  {
    name: `in-order: ${folder}`,
    comment: 'What is new is given its place in the order first.',
    severity: 'error',
    from: { path: `^${folder}/`, pathNot: `^${folder}/(${layers.join('|')})` },
    to: {},
  },
];

const vague = '(^|/)(utils?|helpers?|managers?)(/|\\.tsx?$)';

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(fence),
    ...Object.entries(orders).flatMap(inOrder),
    {
      name: 'the-product-needs-no-tools',
      comment: 'src/tools is for trying, teaching and testing. src/tools/command-line binds the command line to it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/tools/' },
      to: { path: '^src/tools/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unknown-room',
      comment: 'A new folder under src is given its place in the table above first.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${named})/` },
      to: {},
    },
    {
      name: 'no-unknown-room-alone',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: `^src/(${named})/` },
      to: {},
    },
    ...['from', 'to', 'alone'].map((way) => ({
      name: `no-vague-names-${way}`,
      comment: 'utils, helpers and managers say nothing of what is inside: name the thing, or keep it in the file that uses it.',
      severity: 'error',
      from: way === 'to' ? {} : { path: vague, ...(way === 'alone' && { orphan: true }) },
      to: way === 'to' ? { path: vague } : {},
    })),
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-packages-in-the-product',
      comment: 'What src imports at run time belongs in dependencies.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Type imports count as well: a room that knows another's types depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};

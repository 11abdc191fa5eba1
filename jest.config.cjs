const path = require('node:path');

// Node processes that jest starts (its workers, and the command lines that tests spawn) inherit the same fence as the
// tests themselves, and so does everything they start in turn. Set here so that a bare `npx jest` has it as well.
const offline = path.join(__dirname, 'test', 'offline.cjs');
const fence = `--require ${JSON.stringify(offline)}`;
if (!(process.env.NODE_OPTIONS ?? '').includes(fence)) {
  process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, fence].filter(Boolean).join(' ');
}

// Programs that are not Node (curl, Python) heed these: port 9 on this machine takes no calls, so what would have left
// the machine is refused, while calls to the machine itself go as usual.
const nowhere = 'http://127.0.0.1:9';
const here = 'localhost,127.0.0.1,::1';
for (const name of ['http_proxy', 'https_proxy', 'all_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) process.env[name] = nowhere;
for (const name of ['no_proxy', 'NO_PROXY']) process.env[name] = here;

// What takes minutes has a command of its own: `npm run test:long` sets LONG.
const long = [
  'browser/hostile',
  'browser/keyboard',
  'browser/looks',
  'browser/sheet',
  'browser/staff',
  'browser/throwing',
  'browser/upload',
  'clients/gcalcli',
  'scripts/deploy',
  'simulation/planted',
];

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // @noble/hashes is published as ES modules only, which jest does not load unaided.
  transform: { '\\.tsx?$': '<rootDir>/test/transform.cjs', '/node_modules/@noble/.+\\.js$': '<rootDir>/test/transform.cjs' },
  transformIgnorePatterns: ['/node_modules/(?!@noble/)'],
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.LONG ? [] : long.map((name) => `<rootDir>/test/${name}\\.test\\.ts$`))],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  testSequencer: '<rootDir>/test/sequencer.cjs',
  globalSetup: '<rootDir>/test/prepare.cjs',
  globalTeardown: '<rootDir>/test/unprepare.cjs',
  setupFiles: ['<rootDir>/test/offline.cjs'],
  maxWorkers: 2,
};

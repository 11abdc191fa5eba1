// npm test: everything that must hold before a change is committed. Needs Node and git alone; installs the rest.
// Steps run in turn and the first that fails ends it. The last line is always "N passed, N failed".
// Arguments go to jest: npm test -- test/domain -t 'a faulty row'. With --long first: everything, also what takes minutes.
// With --no-browser first: nothing in a browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getChromium } from './chromium.mjs';
import { install, requireNode, root } from './installed.mjs';

const given = process.argv.slice(2);
const long = given[0] === '--long';
const noBrowser = given[0] === '--no-browser';
if (long) process.env.LONG = '1';

const bin = (path) => join(root, 'node_modules', path);

/** Runs a program of node_modules with this Node; throws with a word on it unless it ends well. */
const run = (program, args) => {
  const done = spawnSync(process.execPath, [bin(program), ...args], { cwd: root, stdio: 'inherit' });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${program} ended with ${done.status ?? done.signal}`);
};

/** The same beside other things: its words come all at once, when it has ended. */
const runBeside = (program, args) =>
  new Promise((settle, fail) => {
    const child = spawn(process.execPath, [bin(program), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data));
    child.once('error', fail);
    child.once('close', (status, signal) => {
      if (status === 0) return settle();
      process.stdout.write(Buffer.concat(said));
      fail(new Error(`${program} ${args.join(' ')} ended with ${status ?? signal}`));
    });
  });

/**
 * Every tsconfig*.json is a gate of its own: the rooms differ in which platform they may take for granted. TypeScript 7 checks in a
 * tenth of the time; 5.9 is there too, for what reads its API: the fences, and tests of these gates.
 */
const types = () =>
  readdirSync(root)
    .filter((name) => /^tsconfig(\..+)?\.json$/.test(name))
    .sort();

/** What is looked at without being run: types, lint, fences. Two at a time; all are told of before the first that failed ends it. */
const gates = async () => {
  const waiting = [
    ...types().map((gate) => ['typescript-native/bin/tsc', ['-p', gate]]),
    ['@biomejs/biome/bin/biome', ['check', '--error-on-warnings']],
    ['dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', 'src']],
  ];
  const faults = [];
  const take = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await runBeside(...next).catch((fault) => faults.push(fault));
  };
  await Promise.all([take(), take()]);
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('; '));
  return 'types, lint, fences';
};

/** The summary line of a jest JSON report. A suite that could not even start counts as one failure. */
const summary = (report) => {
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const skipped = report.numPendingTests + report.numTodoTests;
  return `${report.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
};

// A gate that stops the run before jest is itself the one failure.
let result = '0 passed, 1 failed';

const tests = () => {
  const folder = mkdtempSync(join(tmpdir(), 'delakultur-test-'));
  const file = join(folder, 'report.json');
  const kept = `--cacheDirectory=${join(tmpdir(), 'delakultur-jest')}`;
  // Whatever a test leaves behind, a killed one above all, goes with the run: builds grow slow beside thousands of folders.
  process.env.TMPDIR = folder;
  try {
    run('jest/bin/jest.js', ['--json', `--outputFile=${file}`, kept, ...(long || noBrowser ? given.slice(1) : given)].filter(Boolean));
  } finally {
    if (existsSync(file)) result = summary(JSON.parse(readFileSync(file, 'utf8')));
    rmSync(folder, { recursive: true, force: true });
  }
};

const packages = () => {
  requireNode();
  return install();
};

/** Finds, or on a build server installs, what test/browser opens; told on by CHROMIUM, empty where there is none. */
const browser = () => {
  const found = noBrowser ? undefined : getChromium();
  process.env.CHROMIUM = found ?? '';
  return found ?? 'no Chromium: the tests in a browser are skipped';
};

const steps = { packages, gates, browser, tests };

const timed = async (name, step) => {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  try {
    const note = await step();
    console.log(`ok      ${name.padEnd(10)}${seconds()}${note ? `  (${note})` : ''}`);
  } catch (error) {
    console.log(`FAILED  ${name.padEnd(10)}${seconds()}  ${error.message}`);
    throw error;
  }
};

try {
  for (const [name, step] of Object.entries(steps)) await timed(name, step);
} catch {
  process.exitCode = 1; // timed has said why
}
console.log(result);

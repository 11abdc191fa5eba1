import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(__dirname, '..', '..');

type Entry = {
  version?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
type Lock = { packages: Record<string, Entry> };

const lock = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')) as Lock;

/** What scripts/installed.mjs would have installed, given a lock file and npm's record of what is there. */
function outOfStep(locked: Lock, present: Lock, absent: string[] = []): string[] {
  const module = JSON.stringify(pathToFileURL(resolve(root, 'scripts/installed.mjs')).href);
  const facts = [locked, present, absent].map((fact) => JSON.stringify(fact));
  const script = `import { outOfStep } from ${module};
    const [locked, present, absent] = [${facts.join(',')}];
    console.log(JSON.stringify(outOfStep(locked, present, (path) => !absent.includes(path))));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })) as string[];
}

const here = { os: [process.platform], cpu: [process.arch], optional: true };
const packages = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/a-here': { version: '1.0.0', ...here } };

describe('package-lock.json', () => {
  it('names every optional package, those of other platforms too: npm ci refuses to work otherwise', () => {
    const named = Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    const missing = named.filter((name) => !Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`)));
    expect(named.length).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });

  it('holds one copy of googleapis, and names no registry', () => {
    expect(Object.keys(lock.packages).filter((path) => path.endsWith('node_modules/googleapis'))).toHaveLength(1);
    expect(Object.values(lock.packages).filter((entry) => 'resolved' in entry)).toEqual([]);
  });
});

describe('before a test run', () => {
  it('installs nothing when node_modules is what the lock file says', () => {
    expect(outOfStep({ packages }, { packages })).toEqual([]);
  });

  it('does not ask for the packages of other platforms', () => {
    const other = { ...packages, 'node_modules/a-other': { version: '1.0.0', optional: true, os: ['aix'], cpu: ['ppc64'] } };
    expect(outOfStep({ packages: other }, { packages })).toEqual([]);
  });

  it('sees a package that is missing, of another version, or removed by hand', () => {
    const { 'node_modules/a-here': _gone, ...without } = packages;
    expect(outOfStep({ packages }, { packages: without })).toEqual(['node_modules/a-here']);
    expect(outOfStep({ packages }, { packages: { ...packages, 'node_modules/a': { version: '0.9.0' } } })).toEqual(['node_modules/a']);
    expect(outOfStep({ packages }, { packages }, ['node_modules/a'])).toEqual(['node_modules/a']);
  });
});

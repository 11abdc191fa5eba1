import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(__dirname, '..', '..');

type Entry = {
  version?: string;
  integrity?: string;
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

/** This process's settings without those that an npm that runs us hands on. */
const withoutNpm = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')));

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

describe('what comes from a registry', () => {
  it.each(['package-lock.json', 'scripts/chromium/package-lock.json'])('has a checksum for every package in %s', (path) => {
    const { packages: locked } = JSON.parse(readFileSync(resolve(root, path), 'utf8')) as Lock;
    const unsure = Object.entries(locked).filter(([at, entry]) => at !== '' && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(entry.integrity ?? ''));
    expect(unsure.map(([at]) => at)).toEqual([]);
  });

  it('runs no script of its own at a plain npm ci', () => {
    const folder = mkdtempSync(join(tmpdir(), 'delakultur-npm-'));
    try {
      const ci = (): boolean => {
        rmSync(join(folder, 'ran'), { force: true });
        execFileSync('npm', ['ci', '--offline'], {
          cwd: folder,
          env: { ...withoutNpm(), npm_config_userconfig: join(folder, 'none'), npm_config_globalconfig: join(folder, 'none either') },
          shell: process.platform === 'win32',
          stdio: 'pipe',
        });
        return existsSync(join(folder, 'ran'));
      };
      const project = { name: 'trial', version: '1.0.0', scripts: { postinstall: `node -e "require('fs').writeFileSync('ran', '')"` } };
      writeFileSync(join(folder, 'package.json'), JSON.stringify(project));
      writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...project, lockfileVersion: 3, packages: { '': project } }));
      expect(ci()).toBe(true);
      copyFileSync(resolve(root, '.npmrc'), join(folder, '.npmrc'));
      expect(ci()).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);

  it('has no script of ours that only a plain npm would run: pre and post scripts are left out too', () => {
    const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    expect(Object.keys(scripts).filter((name) => /^(pre|post)/.test(name) || ['install', 'prepare'].includes(name))).toEqual([]);
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

// Is node_modules what package-lock.json says? If not, put it right. Used by every script that needs the packages,
// and therefore itself without any.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, whatever folder the command was given in. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Packages for other machines (esbuild and biome have one a platform) are in the lock file but rightly not installed. */
const belongsHere = (entry) => {
  if (!entry.optional) return true;
  if (entry.libc) return false; // which C library this machine has is npm's to find out
  return Boolean(entry.os?.includes(process.platform) && entry.cpu?.includes(process.arch));
};

/**
 * What is missing or out of step, as package paths; empty when all is well. `locked` is package-lock.json, `present` the
 * record npm keeps of what it installed (node_modules/.package-lock.json), `exists` tells whether a path is there.
 */
export const outOfStep = (locked, present, exists) =>
  Object.entries(locked.packages)
    .filter(([path, entry]) => path !== '' && belongsHere(entry))
    .filter(([path, entry]) => present.packages?.[path]?.version !== entry.version || !exists(path))
    .map(([path]) => path);

/** Throws a readable error when Node is older than the product can do with. */
export const requireNode = (least = 20) => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < least) throw new Error(`Node ${least} or newer is needed; this is ${process.version}.`);
};

/** Installs from the lock file if anything is missing. Returns what it did in a few words; throws if npm fails. */
export const install = () => {
  const record = join(root, 'node_modules', '.package-lock.json');
  const present = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {};
  const locked = json('package-lock.json');
  const wanted = json('package.json');
  const own = locked.packages[''] ?? {};
  const sameWishes = ['dependencies', 'devDependencies'].every((kind) => {
    const [a, b] = [wanted[kind] ?? {}, own[kind] ?? {}];
    return Object.keys({ ...a, ...b }).every((name) => a[name] === b[name]);
  });
  const missing = outOfStep(locked, present, (path) => existsSync(join(root, path)));
  if (sameWishes && missing.length === 0) return 'all there';

  // No install scripts: nothing here needs one (esbuild and biome bring their programs as packages).
  const args = ['ci', '--ignore-scripts'];
  const npm = process.env.npm_execpath; // set when npm runs us; the same npm then does the work
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) throw new Error('npm ci failed; see above.');
  return sameWishes ? `${missing.length} packages were missing or out of step` : 'package.json had changed';
};

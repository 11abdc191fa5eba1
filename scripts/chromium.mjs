// A Chromium for what is tried and pictured in a browser. The product itself needs none.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { root } from './installed.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const fixed = [
  ...names.map((name) => `/usr/bin/${name}`),
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/** Where Playwright keeps the browsers it has fetched, and where the program lies in each. */
const caches = ['.cache/ms-playwright', 'Library/Caches/ms-playwright', 'AppData/Local/ms-playwright'];
const inCache = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win/chrome.exe',
];

const runs = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const cached = () =>
  [process.env.PLAYWRIGHT_BROWSERS_PATH, ...caches.map((path) => join(homedir(), path))]
    .filter((folder) => folder && existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /^chromium-\d+$/.test(name))
        .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
        .flatMap((name) => inCache.map((path) => join(folder, name, path))),
    );

/** Where the Chromium that npm ships is unpacked, and how it is started there. */
const fetched = join(root, 'build/chromium');
const starter = join(fetched, 'start.sh');

/** The path of a Chromium or Chrome on this machine, or undefined. CHROMIUM names one outright; empty, it says there is none. */
export const chromium = () => {
  const named = process.env.CHROMIUM;
  if (named !== undefined) return named !== '' && runs(named) ? named : undefined;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => (folder ? names.map((name) => join(folder, name)) : []));
  return [...fixed, ...onPath, ...cached(), starter].find(runs);
};

const mayInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** Debian's package, five minutes at most. */
const fromDebian = () => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const until = Date.now() + 300_000;
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: 'ignore', timeout: Math.max(1, until - Date.now()) }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium');
  if (!install() && apt('update')) install();
};

/** The one that npm ships, for 64-bit Linux, at the version of scripts/chromium/package-lock.json. It brings the libraries that a bare machine lacks. */
const fromNpm = () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  mkdirSync(fetched, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(root, 'scripts/chromium', file), join(fetched, file));
  const npm = (...args) => spawnSync('npm', args, { cwd: fetched, stdio: 'ignore', timeout: 300_000 }).status === 0;
  if (!npm('ci', '--ignore-scripts')) return;
  const packed = (name) => brotliDecompressSync(readFileSync(join(fetched, 'node_modules/@sparticuz/chromium/bin', name)));
  const program = join(fetched, 'chromium');
  writeFileSync(program, packed('chromium.br'), { mode: 0o755 });
  const starts = (...before) => spawnSync('env', [...before, program, '--version'], { timeout: 60_000 }).status === 0;
  const libraries = `LD_LIBRARY_PATH=${join(fetched, 'lib')}`;
  const bare = !starts();
  if (bare) spawnSync('tar', ['-x', '-C', fetched], { input: packed('al2023.tar.br') });
  if (bare && !starts(libraries)) return;
  writeFileSync(`${starter}.new`, `#!/bin/sh\nexec env ${bare ? `'${libraries}' ` : ''}'${program}' "$@"\n`, { mode: 0o755 });
  renameSync(`${starter}.new`, starter);
};

/** As chromium(); where there is none, Debian's package is installed if this machine lets us, and else the one that npm ships. */
export const getChromium = () => {
  if (process.env.CHROMIUM !== undefined) return chromium();
  if (chromium() === undefined && mayInstall()) fromDebian();
  if (chromium() === undefined) fromNpm();
  return chromium();
};

/** Asks nothing of the network by itself, and runs in a container too. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// Run by itself it says what to launch, for those who cannot import it: { executablePath?, args }.
if (process.argv[1] && pathToFileURL(resolve(process.argv[1])).href === import.meta.url) {
  console.log(JSON.stringify({ executablePath: chromium(), args: chromiumArgs }));
}

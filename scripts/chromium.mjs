// A Chromium for what is tried and pictured in a browser. The product itself needs none.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

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

/** The path of a Chromium or Chrome on this machine, or undefined. CHROMIUM names one outright; empty, it says there is none. */
export const chromium = () => {
  const named = process.env.CHROMIUM;
  if (named !== undefined) return named !== '' && runs(named) ? named : undefined;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => (folder ? names.map((name) => join(folder, name)) : []));
  return [...fixed, ...onPath, ...cached()].find(runs);
};

const mayInstall = () => process.env.CHROMIUM === undefined && process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** As chromium(); where there is none and this is a Debian that lets us, its package is installed first, five minutes at most. */
export const getChromium = () => {
  const found = chromium();
  if (found !== undefined || !mayInstall()) return found;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const until = Date.now() + 300_000;
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: 'ignore', timeout: Math.max(1, until - Date.now()) }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium');
  if (!install() && apt('update')) install();
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

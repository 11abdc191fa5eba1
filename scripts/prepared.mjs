// What many tests need and none changes, made once for a whole run of jest: the built command line, add-on and local pages, and
// the sample workspace. test/prepare.cjs says in PREPARED where; whoever needs a thing first makes it, and the others wait.
// Run by itself it makes what its argument names and writes where it lies.
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './installed.mjs';

const makers = {
  cli: async (folder) => {
    const { buildCli } = await import('./build.mjs');
    await buildCli(folder);
  },
  'apps-script': async (folder) => {
    const { buildAddon } = await import('./build-addon.mjs');
    await buildAddon(folder);
  },
  local: async (folder) => {
    const { buildPlayground } = await import('./build-playground.mjs');
    await buildPlayground(folder);
  },
  sample: async (folder) => {
    const { makeSample } = await import('./sample.mjs');
    // Of its three thousand people a quarter is enough to see what happens, in less than half the time.
    makeSample(join(await prepared('cli'), 'delakultur.mjs'), folder, process.env.LONG ? '' : '6');
  },
};

/** Whether nobody has begun: a folder can be made once. */
const begins = (mark) => {
  try {
    mkdirSync(mark);
    return true;
  } catch {
    return false;
  }
};

/** The folder that holds `what`: 'cli', 'apps-script', 'local' or 'sample'. To be read and copied, never changed. */
export const prepared = async (what) => {
  const all = process.env.PREPARED;
  if (!all) throw new Error('PREPARED names no folder: jest sets it (test/prepare.cjs).');
  const folder = join(all, what);
  const done = join(all, `${what}.done`);
  mkdirSync(all, { recursive: true });
  if (begins(join(all, `${what}.begun`))) {
    // The Google packages are outside the bundle and found from where it lies.
    if (!existsSync(join(all, 'node_modules'))) symlinkSync(join(root, 'node_modules'), join(all, 'node_modules'), 'junction');
    const fault = await makers[what](folder).then(
      () => '',
      (error) => String(error?.stack ?? error),
    );
    writeFileSync(done, fault);
  }
  while (!existsSync(done)) await new Promise((later) => setTimeout(later, 50));
  const fault = readFileSync(done, 'utf8');
  if (fault !== '') throw new Error(`${what} could not be made: ${fault}`);
  return folder;
};

if (process.argv[1] && pathToFileURL(resolve(process.argv[1])).href === import.meta.url) {
  process.stdout.write(await prepared(process.argv[2]));
}

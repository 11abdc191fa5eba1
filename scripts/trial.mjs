// What `npm start` serves, in a folder of its own that goes away with it: for tests in a browser, and for the pictures of the
// documentation. Same seed, same day, hence the same people and dates each time.
// Run by itself it says where the product is and its folder, as one line of JSON, and ends with its standard input.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCli } from './build.mjs';
import { buildAddon } from './build-addon.mjs';
import { buildPlayground } from './build-playground.mjs';
import { root } from './installed.mjs';
import { prepared } from './prepared.mjs';
import { makeSample, trialDay } from './sample.mjs';

/** Builds, makes the sample and serves it on a free port. Answers `{ url, folder, stop }`; the folder holds all that was made. Throws with the command line's own words. */
export const startTrial = async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-trial-')));
  let server;
  const stop = async () => {
    if (server && server.exitCode === null) {
      const ended = new Promise((settle) => server.once('exit', settle));
      server.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const cli = join(folder, 'cli', 'delakultur.mjs');
    if (process.env.PREPARED) {
      const parts = { cli: 'cli', 'apps-script': 'apps-script', local: 'local', workspace: 'sample' };
      for (const [part, what] of Object.entries(parts)) cpSync(await prepared(what), join(folder, part), { recursive: true });
    } else {
      await buildCli(join(folder, 'cli'));
      await buildAddon(join(folder, 'apps-script'));
      await buildPlayground(join(folder, 'local'));
      makeSample(cli, join(folder, 'workspace'));
    }
    const workspace = ['--workspace', join(folder, 'workspace'), '--now', trialDay];
    // Each execution of the add-on has a context of its own: what V8 optimises for it is soon thrown away, at half of all the cost.
    server = spawn(process.execPath, ['--no-opt', cli, 'serve', '--port', '0', '--json', ...workspace], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const url = await new Promise((settle, fail) => {
      let [out, err] = ['', ''];
      server.stdout.setEncoding('utf8').on('data', (text) => {
        out += text;
        const found = /"url":\s*"([^"]+)"/.exec(out)?.[1];
        if (found) settle(`${found}/`);
      });
      server.stderr.setEncoding('utf8').on('data', (text) => {
        err += text;
      });
      server.once('exit', (code) => fail(new Error(err || `serve ended with ${code}`)));
    });
    return { url, folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

if (process.argv[1] && pathToFileURL(resolve(process.argv[1])).href === import.meta.url) {
  try {
    const { url, folder, stop } = await startTrial();
    console.log(JSON.stringify({ url, folder }));
    process.stdin.resume().once('end', () => void stop());
    process.once('SIGTERM', () => void stop().then(() => process.exit(0)));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

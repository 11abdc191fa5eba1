// npm start: the whole product on this machine, without an account. Installs and builds what is missing, makes the sample
// workspace the first time, and serves it until Ctrl-C. PORT says where (8787); npm start -- --edition NAME which Google it is.
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { install, requireNode, root } from './installed.mjs';

const host = '127.0.0.1';
const workspace = join(root, '.delakultur');

const usage = `npm start                       hela produkten på den här datorn, tills Ctrl-C / the whole product on this machine, until Ctrl-C
npm start -- --edition NAME     vilken Google det är / which Google it is: build/cli/delakultur.mjs init --help
PORT=8788 npm start             en annan port / another port`;

/** `--edition NAME`, handed on to init and serve, which say what is wrong with the name. */
const editionIn = (args) => {
  const [flag = '', name] = args;
  if (args.length === 0 || (args.length === 1 && flag.startsWith('--edition='))) return args;
  if (args.length === 2 && flag === '--edition') return args;
  const what = flag === '--edition' && name === undefined ? '--edition NAME' : args.join(' ');
  throw new Error(`${what}: så kan det inte startas. / It can’t be started so.\n\n${usage}`);
};

/** The port that PORT names. */
const wantedPort = () => {
  const port = Number(process.env.PORT || 8787);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Error(`PORT=${process.env.PORT}: en port är ett heltal mellan 1 och 65535. / A port is a whole number from 1 to 65535.`);
};

/** Takes the port and lets it go again, so that nobody waits for a build only to learn that it is taken. */
const tryPort = (port) =>
  new Promise((free, taken) => {
    const trial = createServer();
    trial.once('error', ({ code }) => {
      const next = `PORT=${port === 65535 ? 8787 : port + 1} npm start`;
      if (code === 'EADDRINUSE') taken(new Error(`Port ${port} används redan. Prova: ${next} / Port ${port} is in use. Try: ${next}`));
      else taken(new Error(`Port ${port} går inte att använda (${code}). Prova: ${next} / Port ${port} cannot be used. Try: ${next}`));
    });
    trial.listen(port, host, () => trial.close(() => free()));
  });

/** Makes the sample beside its place and moves it there when it is whole: one cut short never passes for the real one. */
const makeSample = (cli, edition) => {
  if (existsSync(workspace)) return;
  const unfinished = join(root, 'build', 'sample-workspace');
  rmSync(unfinished, { recursive: true, force: true });
  console.log('Skapar exempelarbetsytan … / Making the sample workspace …');
  const settings = ['--domain', 'delaby.example', '--coordinator', 'maryam.lindqvist@delaby.example', '--sample'];
  const done = spawnSync(process.execPath, [cli, 'init', ...settings, ...edition, '--workspace', unfinished], {
    cwd: root,
    stdio: ['inherit', 'ignore', 'inherit'], // What init says in the end names the place that the workspace is moved from.
  });
  if (done.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error('Exempelarbetsytan gick inte att skapa; se ovan. / The sample workspace could not be made; see above.');
  }
  renameSync(unfinished, workspace);
};

/** Which workspace this is, and how to be rid of it. */
const tellOfWorkspace = () => {
  console.log(`Arbetsytan ligger i ${workspace}. Börja om: knappen på sidan, eller avsluta, ta bort mappen och kör npm start igen.`);
  console.log(
    `The workspace lies in ${workspace}. To begin anew: the button on the page, or end this, delete the folder and run npm start again.`,
  );
};

/** Whether the page that is told of is there. */
const answers = (port) =>
  fetch(`http://${host}:${port}/`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Says where to go once the page is there; gives up without a word when the server has ended by itself. */
const greet = async (port) => {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await answers(port)) {
      const [address, plan] = [`http://${host}:${port}/`, 'node build/cli/delakultur.mjs plan'];
      console.log(`\nDelakultur finns på ${address} – öppna sidan, eller prova i ett annat fönster: ${plan}. Avsluta med Ctrl-C.`);
      console.log(`Delakultur is at ${address} – open it, or try in another terminal: ${plan} --lang en. Ctrl-C ends it.`);
      return;
    }
    await pause(200, undefined, { ref: false });
  }
};

const start = async (edition) => {
  requireNode();
  const port = wantedPort();
  await tryPort(port);
  install();
  const { build } = await import('./build.mjs');
  const [cli] = await build();
  makeSample(cli, edition);
  tellOfWorkspace();
  // Served in this very process, so that Ctrl-C reaches the server alone and at once.
  process.chdir(root);
  process.argv = [process.execPath, cli, 'serve', '--port', String(port), ...edition];
  greet(port);
  await import(pathToFileURL(cli).href);
};

try {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) console.log(usage);
  else await start(editionIn(args));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

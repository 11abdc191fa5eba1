// npm run deploy: builds the add-on and puts it in Apps Script: sign in, create or choose the project, push, version.
// Which project it is stands in build/.clasp.json, never in what Git tracks: clasp wants it above what it pushes. Google is reached through clasp alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import { buildAppsScript } from './build-apps-script.mjs';
import { install, requireNode, root } from './installed.mjs';

export const projectFile = join(root, 'build/.clasp.json');
const clasp = join(root, 'node_modules/@google/clasp/build/src/index.js');

/** Names the script project for clasp. `rootDir` is seen from the project file. */
export const writeProject = (scriptId, file = projectFile, folder = join(root, 'build/apps-script')) => {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ scriptId, rootDir: relative(join(file, '..'), folder) }, null, 2)}\n`);
};

/** Runs clasp on our project; its words go to the terminal unless `quiet`. Answers its exit code and output. */
export const runClasp = (args, { quiet = false, project = projectFile } = {}) => {
  const done = spawnSync(process.execPath, [clasp, '--project', project, ...args], {
    cwd: root,
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
  });
  return { code: done.status ?? 1, output: `${done.stdout ?? ''}${done.stderr ?? ''}` };
};

const must = (args, what) => {
  if (runClasp(args).code !== 0) throw new Error(`${what} gick inte. / ${what} failed. Kör igen: npm run deploy / Run again.`);
};

const chooseProject = async () => {
  if (existsSync(projectFile)) return JSON.parse(readFileSync(projectFile, 'utf8')).scriptId;
  const ask = createInterface({ input: process.stdin, output: process.stdout });
  const said = (
    await ask.question(
      'Skript-id för ett projekt som finns, eller tomt för att skapa ett nytt / Script id of an existing project, or empty to create one: ',
    )
  ).trim();
  ask.close();
  if (said !== '') {
    writeProject(said);
    return said;
  }
  const made = runClasp(['create-script', '--type', 'standalone', '--title', 'Delakultur', '--rootDir', join(root, 'build/apps-script')], {
    quiet: true,
  });
  const id = /script\.google\.com\/(?:u\/\d+\/)?(?:home\/projects|d)\/([\w-]+)/.exec(made.output)?.[1];
  if (made.code !== 0 || !id) throw new Error(`Projektet kunde inte skapas. / The project could not be created.\n${made.output}`);
  writeProject(id);
  return id;
};

/** What to click next: clasp can't do these. */
export const nextSteps = (scriptId) => `
Uppladdat. Gör så här / Uploaded. Next:
 1. Öppna / Open  https://script.google.com/home/projects/${scriptId}/settings
    Google Cloud Platform-projekt: välj samma standardprojekt som kommandoraden använder.
    Choose the same standard Cloud project that the command line uses.
 2. Distribuera > Testa distributioner > Installera / Deploy > Test deployments > Install.
    Öppna sedan ett Kalkylark, ett Drive-fönster eller Kalendern: Delakultur står i högerkanten.
 3. För hela kommunen: Google Workspace Marketplace SDK i Cloud-projektet, synlighet Privat.
    For the whole municipality: the Marketplace SDK in the Cloud project, visibility private.
Varför varje behörighet behövs / Why each scope: docs/google.md
`;

const deploy = async () => {
  requireNode();
  install();
  if (runClasp(['show-authorized-user'], { quiet: true }).output.match(/not logged in|no credentials|unauthorized/i))
    must(['login'], 'Inloggningen');
  const scriptId = await chooseProject();
  await buildAppsScript(); // After: creating a project fetches Google's own first manifest into the folder.
  must(['push', '--force'], 'Uppladdningen');
  must(['create-version', `Delakultur ${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version}`], 'Versionen');
  console.log(nextSteps(scriptId));
};

if (process.argv[1] && pathToFileURL(resolve(process.argv[1])).href === import.meta.url) {
  try {
    await deploy();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

// npm run deploy: builds the add-on and puts it in Apps Script: sign in, create or choose the project, push, publish.
// Which project it is stands in build/.clasp.json, never in what Git tracks: clasp wants it above what it pushes. Google is reached through clasp alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import { buildAddon } from './build-addon.mjs';
import { install, requireNode, root } from './installed.mjs';

export const projectFile = join(root, 'build/.clasp.json');
const built = join(root, 'build/apps-script');
const claspProgram = join(root, 'node_modules/@google/clasp/build/src/index.js');

/** Names the script project for clasp. `rootDir` is seen from the project file. */
export const writeProject = (scriptId, file = projectFile, folder = built) => {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ scriptId, rootDir: relative(join(file, '..'), folder) }, null, 2)}\n`);
};

/**
 * Runs clasp on a project file, or without one: then from an empty folder, since clasp looks for a project upwards. Its words
 * go to the terminal unless `quiet`. Answers its exit code, and what it said if `quiet`.
 */
export const runClasp = (args, { quiet = false, project } = {}) => {
  const empty = project ? undefined : mkdtempSync(join(tmpdir(), 'delakultur-'));
  const named = project ? ['--project', project] : [];
  const { status, stdout, stderr } = spawnSync(process.execPath, [claspProgram, ...named, ...args], {
    cwd: empty ?? root,
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
  });
  if (empty) rmSync(empty, { recursive: true, force: true });
  return { code: status ?? 1, stdout: stdout ?? '', output: `${stdout ?? ''}${stderr ?? ''}` };
};

const failed = (what, output = '') =>
  new Error(`${what} gick inte. Kör igen: npm run deploy / ${what} failed. Run again.${output.trim() === '' ? '' : `\n${output.trim()}`}`);

/** What clasp answers as JSON. Throws with clasp's own words. */
const asked = (what, args, project) => {
  const { code, stdout, output } = runClasp(['--json', ...args], { quiet: true, project });
  if (code !== 0) throw failed(what, output);
  try {
    return JSON.parse(stdout);
  } catch {
    throw failed(what, output);
  }
};

/** Signed in as whom; asks in the browser where nobody is. */
const signIn = () => {
  const who = () => asked('Inloggningen / Signing in', ['show-authorized-user']);
  let found = who();
  if (!found.loggedIn) {
    if (runClasp(['login']).code !== 0) throw failed('Inloggningen / Signing in');
    found = who();
  }
  return found.email ?? '';
};

const chooseProject = async (ask, project, folder) => {
  if (existsSync(project)) return JSON.parse(readFileSync(project, 'utf8')).scriptId;
  const said = (
    await ask(
      'Skript-id för ett projekt som finns, eller tomt för att skapa ett nytt / Script id of an existing project, or empty to create one: ',
    )
  ).trim();
  const create = ['create-script', '--type', 'standalone', '--title', 'Delakultur'];
  const scriptId = said === '' ? asked('Att skapa projektet / Creating the project', create).scriptId : said;
  writeProject(scriptId, project, folder);
  return scriptId;
};

/** One deployment is kept and moved to each new version, so that the staff page's address stays. The @HEAD one has no version. */
const publish = (project, description) => {
  const what = 'Distributionen / Deploying';
  const kept = asked(what, ['list-deployments'], project).find(({ versionNumber }) => versionNumber);
  const args = kept ? ['update-deployment', kept.deploymentId] : ['create-deployment'];
  return asked(what, [...args, '--description', description], project);
};

/** What to click next: clasp can't do these. */
const nextSteps = ({ scriptId, deploymentId, versionNumber }, email) => `
Uppladdat som ${email}, version ${versionNumber}. / Uploaded as ${email}, version ${versionNumber}.
Personalsidan / The staff page:  https://script.google.com/macros/s/${deploymentId}/exec

Första gången / The first time (docs/deploy.md):
 1. https://script.google.com/home/projects/${scriptId}/settings
    Google Cloud Platform-projekt: skriv numret på ert standardprojekt. / Enter the number of your standard Cloud project.
 2. https://script.google.com/home/projects/${scriptId}/edit
    Distribuera > Testa distributioner > Installera. / Deploy > Test deployments > Install.
 3. För hela kommunen, i Marketplace SDK / For the whole municipality, in the Marketplace SDK:
    skript-id / script id  ${scriptId}
    version                ${versionNumber}
    deployment id          ${deploymentId}
`;

/**
 * Signs in, chooses the project, builds it into `folder`, pushes, publishes a version, and says what to do next. `project`
 * is clasp's project file; `ask` puts a question to whoever deploys. Throws an Error in both languages, with clasp's words,
 * at the first step that fails: running it again goes on from there.
 */
export const deploy = async ({ project = projectFile, folder = built, ask = askHere } = {}) => {
  const email = signIn();
  const scriptId = await chooseProject(ask, project, folder);
  await buildAddon(folder);
  // Google keeps the Apps Script API off until each account turns it on; clasp's words then say where.
  if (runClasp(['push', '--force'], { project }).code !== 0) throw failed('Uppladdningen / Pushing');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  console.log(nextSteps({ scriptId, ...publish(project, `Delakultur ${version}`) }, email));
};

const askHere = async (question) => {
  const here = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await here.question(question);
  } finally {
    here.close();
  }
};

if (process.argv[1] && pathToFileURL(resolve(process.argv[1])).href === import.meta.url) {
  try {
    requireNode();
    install();
    await deploy();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

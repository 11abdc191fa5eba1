/** `npm run deploy` with the real clasp, and a stand-in for Google. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { module } from '../addon/built-add-on.ts';
import { type AppsScript, openAppsScript } from './apps-script-api.ts';

jest.setTimeout(120_000);
let google: AppsScript;
let where: string;
beforeEach(async () => {
  google = await openAppsScript('drift@delaby.example');
  where = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-deploy-')));
});
afterEach(() => {
  google.close();
  rmSync(where, { recursive: true, force: true });
});

/** Deploys from a folder of its own; `answer` is what whoever deploys answers when asked for a script id. */
function deploy(answer = ''): Promise<{ code: number; said: string }> {
  const script = `import { deploy } from ${module('deploy.mjs')};
    const [where, answer] = process.argv.slice(1);
    const ask = async () => { console.log('ASKED'); return answer; };
    await deploy({ project: where + '/build/.clasp.json', folder: where + '/build/apps-script', ask })
      .catch((error) => { console.log(error.message); process.exitCode = 1; });`;
  return new Promise((ended) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script, '--', where, answer], {
      env: { ...process.env, ...google.env },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        said += String(data);
      });
    child.on('close', (code) => ended({ code: code ?? 1, said }));
  });
}

const folder = () => join(where, 'build/apps-script');
/** The names that Google gives the built files: without their endings. */
const built = () =>
  (readdirSync(folder(), { recursive: true }) as string[])
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => name.replace(/\.\w+$/, ''))
    .sort();

it('creates the project, pushes the add-on and publishes it; the next time the same deployment gets the new version', async () => {
  const first = await deploy();
  expect(first).toMatchObject({ code: 0 });
  expect([...google.content.keys()].sort()).toEqual(built());
  expect(google.content.get('staff')).toBe(readFileSync(join(folder(), 'staff.html'), 'utf8'));
  expect(google.content.get('appsscript')).toContain('USER_DEPLOYING');
  expect([...google.deployments]).toEqual([
    ['head', undefined],
    ['made-1', 1],
  ]);
  expect(first.said).toContain('drift@delaby.example');
  expect(first.said).toContain('https://script.google.com/macros/s/made-1/exec');
  expect(first.said).toContain('https://script.google.com/home/projects/script-1/settings');

  const second = await deploy();
  expect(second).toMatchObject({ code: 0 });
  expect(second.said).not.toContain('ASKED');
  expect([...google.deployments]).toEqual([
    ['head', undefined],
    ['made-1', 2],
  ]);
  expect(google.requests.filter((one) => one === 'POST script.googleapis.com/v1/projects')).toHaveLength(1);
  expectGooglesOwn(google.requests);
});

it('says where to turn the Apps Script API on, publishes nothing, and goes on from there when run again', async () => {
  google.off = true;
  for (const answer of ['', 'script-1']) {
    const { code, said } = await deploy(answer);
    expect(code).toBe(1);
    expect(said).toContain('https://script.google.com/home/usersettings');
    expect(said).toContain('npm run deploy');
  }
  expect(google.deployments.size).toBe(1);
  google.off = false;
  // The second answer named a project that exists: that one is taken, and none is made.
  expect(await deploy()).toMatchObject({ code: 0, said: expect.not.stringContaining('ASKED') });
  expect(google.requests.filter((one) => one === 'POST script.googleapis.com/v1/projects')).toHaveLength(1);
  expect(google.content.size).toBe(built().length);
});

/** The paths and methods are in Google's description; where that is absent, nothing is said of them. */
function expectGooglesOwn(requests: readonly string[]): void {
  const description = join(__dirname, '../../../shared/discovery/script.v1.json');
  if (!existsSync(description)) {
    console.log('skipped: no ../shared/discovery to hold the requests against');
    return;
  }
  const { resources } = JSON.parse(readFileSync(description, 'utf8')) as { resources: Resources };
  const known = methodsOf(resources).map(
    ({ httpMethod, path }) => `${httpMethod} script.googleapis.com/${path.replace(/\{\+?\w+\}/g, '*')}`,
  );
  const used = requests.filter((one) => one.includes('script.googleapis.com')).map((one) => one.replace(/script-1|made-1/g, '*'));
  expect(used.length).toBeGreaterThan(6);
  for (const one of used) expect(known).toContain(one);
}

interface Resources {
  [name: string]: { methods?: Record<string, { httpMethod: string; path: string }>; resources?: Resources };
}

const methodsOf = (resources: Resources): { httpMethod: string; path: string }[] =>
  Object.values(resources).flatMap((one) => [...Object.values(one.methods ?? {}), ...methodsOf(one.resources ?? {})]);

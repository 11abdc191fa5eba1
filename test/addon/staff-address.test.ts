/** Which address of the staff page the product tells others: never that of a test deployment. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Overview } from '../../src/contract/api.ts';
import type { Host } from '../../src/tools/script-host/host.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { hosts, resultOf } from '../tools/playground/built.ts';
import { apply, ELIF, JO, set, type Town, town } from '../workflows/town.ts';
import { MARYAM, NOW } from '../workflows/workspace.ts';
import { buildAddOn } from './built-add-on.ts';
import { reads } from './open-add-on.ts';

const createHost = hosts();
jest.setTimeout(60_000);
const folder = buildAddOn();
const store = mkdtempSync(join(tmpdir(), 'staff-address-'));
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  for (const made of [folder, store]) rmSync(made, { recursive: true, force: true });
});

const EXEC = 'https://script.google.com/a/macros/delaby.example/s/AKfy1/exec';

let where: Town;
let test: Host;
beforeAll(async () => {
  where = town();
  set(where, 'settings', 'coordinators', 'value', `${MARYAM}, ${JO}`);
  apply(where);
  const server = await serve(where.emulator, { port: 0 });
  closing.push(server.close);
  const rootUrl = `http://127.0.0.1:${server.port}`;
  test = createHost({ folder, rootUrl, now: () => NOW, deployer: MARYAM, serviceUrl: EXEC, testDeployment: true, store });
});

const overview = async (user: string) => {
  const container = { spreadsheetId: where.ref.spreadsheetId };
  return (await resultOf(test.call('uiRead', [reads.overview, true], { user, surface: 'client', page: 'editor', container }))) as Overview;
};

describe('Run from a test deployment, the add-on', () => {
  it('tells of no staff page until somebody has opened it, and then of the address that colleagues can open', async () => {
    expect((await overview(MARYAM)).staffPage).toBe('');
    expect(await overview(JO)).toMatchObject({ state: { kind: 'elsewhere' }, staffPage: '' });
    await resultOf(test.call('doGet', [{ parameter: {} }], { user: ELIF, surface: 'webapp' }));
    expect((await overview(MARYAM)).staffPage).toBe(EXEC);
    expect(await overview(JO)).toMatchObject({ state: { kind: 'elsewhere' }, staffPage: EXEC });
  });

  it('keeps the address with the script, and never that of the test', () => {
    const kept = readFileSync(join(store, 'script.json'), 'utf8');
    expect(kept).toContain(EXEC);
    expect(kept).not.toContain('/dev');
  });
});

/** Whose workbook the operating account works for: its own, and of these the one that it has said. */
import { rmSync } from 'node:fs';
import { call } from '../../src/google/call.ts';
import type { Execution } from '../../src/tools/script-host/host.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { initWorkspace } from '../../src/workflows/setup/init.ts';
import { hosts } from '../tools/playground/built.ts';
import { claimed, EVE, MALLORY } from '../workflows/mallory.ts';
import { AINO, apply, ELIF, fileOf, GUEST, set, type Town, town, watches } from '../workflows/town.ts';
import { MARYAM, NOW, run, wanted } from '../workflows/workspace.ts';
import { buildAddOn } from './built-add-on.ts';
import { dos, reads } from './open-add-on.ts';

const createHost = hosts();
const folder = buildAddOn();
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  rmSync(folder, { recursive: true, force: true });
});

/** One host for all workbooks of an account: what it remembers is the same in each. */
async function hosting(where: Town) {
  const server = await serve(where.emulator, { port: 0 });
  closing.push(server.close);
  const host = createHost({ folder, rootUrl: `http://127.0.0.1:${server.port}`, now: () => NOW, deployer: MARYAM });
  const beside = async (spreadsheetId: string, fn: string, args: unknown[], user = MARYAM) =>
    answerOf(await host.handleRun({ fn, args, page: { from: 'editor', user } }, { user, container: { spreadsheetId }, locale: 'sv' }));
  return {
    host,
    beside,
    staff: async (user: string) =>
      answerOf(await host.handleRun({ fn: 'staffRead', args: [{ kind: 'catalogue' }], page: { from: 'webapp', user } }, { user })),
    hourly: () => host.fireTrigger(host.triggers()[0]?.id ?? ''),
  };
}

function answerOf(done: Execution) {
  if (!done.ok) throw new Error(`${done.error.message}\n${done.error.stack}`);
  return done.value as { problem?: { sv: string }; setUp?: { name: string; done: boolean }[]; hash?: string };
}

/** The real town, applied, its sidebar opened and its hourly run turned on. */
async function running() {
  const where = town();
  apply(where);
  const account = await hosting(where);
  const own = where.ref.spreadsheetId;
  await account.beside(own, 'uiRead', [reads.overview]);
  await account.beside(own, 'uiDo', [dos.setUp]);
  return { where, own, ...account };
}

describe('a colleague’s workbook, opened by the operating account', () => {
  it('does not rule the real rooms by the hourly run', async () => {
    const { where, beside, hourly } = await running();
    const film = fileOf(where, 'F-1');
    await beside(claimed(where).ref.spreadsheetId, 'uiRead', [reads.overview]);
    await hourly();
    expect(watches(where, EVE, film)).toBe(404);
    expect(watches(where, AINO, film)).toBe(200);
  });

  it('takes the hourly run, cards and staff page away from nobody', async () => {
    const { where, beside, hourly, staff } = await running();
    await beside(claimed(where).ref.spreadsheetId, 'uiRead', [reads.overview]);
    expect(await staff(AINO)).not.toHaveProperty('problem.sv');
    set(where, 'mandates', 'U-1', 'to', '2026-11-15');
    expect(await hourly()).toMatchObject({ ok: true });
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(404);
  });

  it('can’t be applied from its own sidebar either, by no button', async () => {
    const { where, beside } = await running();
    const hers = claimed(where);
    const { hash } = await beside(hers.ref.spreadsheetId, 'uiRead', [reads.plan]);
    for (const request of [{ kind: 'apply', hash }, dos.withdraw, dos.beginUpload]) {
      const answer = await beside(hers.ref.spreadsheetId, 'uiDo', [request]);
      expect(answer.problem?.sv).toMatch(/\S/);
    }
    expect(watches(where, EVE, fileOf(where, 'F-1'))).toBe(404);
  });
});

describe('the workbook that an account works for', () => {
  it('is a copy never, and stays what it was when one is opened', async () => {
    const { where, own, beside, staff, hourly } = await running();
    const copy = copyOf(where);
    expect((await beside(copy, 'uiRead', [reads.overview])).problem?.sv).toMatch(/kopia/);
    expect(await staff(AINO)).not.toHaveProperty('problem.sv');
    expect(await hourly()).toMatchObject({ ok: true });
    expect(await beside(own, 'uiRead', [reads.overview])).toMatchObject({ setUp: [] });
  });

  it('is another of its own only when whoever sits there says so, and is told what follows', async () => {
    const { where, own, beside, staff } = await running();
    const second = secondOf(where);
    const seen = await beside(second.ref.spreadsheetId, 'uiRead', [reads.overview]);
    expect(seen.setUp).toMatchObject([{ name: 'use', done: false, title: { sv: '1. Använd den här arbetsboken' } }]);
    expect(await staff(AINO)).not.toHaveProperty('problem.sv');
    await beside(second.ref.spreadsheetId, 'uiDo', [{ kind: 'setUp', step: 'use' }]);
    expect(await beside(second.ref.spreadsheetId, 'uiRead', [reads.overview])).toMatchObject({ setUp: [] });
    expect(await staff(AINO)).toMatchObject({ films: [] });
    expect(await beside(own, 'uiRead', [reads.overview])).toMatchObject({ setUp: [{ name: 'use' }] });
  });

  it('is none of several by being opened first: anyone in the municipality could have made the account own theirs', async () => {
    const where = town();
    apply(where);
    const second = secondOf(where);
    const { beside, staff } = await hosting(where);
    const seen = await beside(second.ref.spreadsheetId, 'uiRead', [reads.overview]);
    expect(seen.setUp).toMatchObject([{ name: 'use' }, { name: 'hourly' }]);
    expect((await staff(AINO)).problem?.sv).toMatch(/inte färdig/);
    expect((await beside(second.ref.spreadsheetId, 'uiDo', [dos.setUp])).problem?.sv).toMatch(/Välj Använd/);
    await beside(where.ref.spreadsheetId, 'uiDo', [{ kind: 'setUp', step: 'use' }]);
    const asked: string[] = [];
    where.emulator.onRequest = ({ method }) => asked.push(method);
    expect((await staff(GUEST)).problem?.sv).toMatch(/kommunens medarbetare/);
    expect(asked).toEqual([]);
    expect(await staff(AINO)).not.toHaveProperty('problem.sv');
  });

  it('is never another’s, though they ask for it by name', async () => {
    const { where, beside, staff } = await running();
    const hers = claimed(where).ref.spreadsheetId;
    expect((await beside(hers, 'uiDo', [{ kind: 'setUp', step: 'use' }])).problem?.sv).toContain(MALLORY);
    expect((await beside(hers, 'uiRead', [reads.overview])).setUp?.some(({ name }) => name === 'use')).toBe(false);
    expect(await staff(AINO)).not.toHaveProperty('problem.sv');
  });

  it('is not let go of because another workspace is taken away', async () => {
    const { where, beside, staff } = await running();
    const second = secondOf(where);
    await beside(second.ref.spreadsheetId, 'uiDo', [{ kind: 'undoSetUp', step: 'workspace' }]);
    expect(await staff(AINO)).not.toHaveProperty('problem.sv');
  });

  it('is missed in words, on the staff page, where it lies in the bin', async () => {
    const { where, own, staff } = await running();
    run(where.emulator, call('drive.files.update', { fileId: own, requestBody: { trashed: true } }));
    expect((await staff(ELIF)).problem?.sv).toMatch(/papperskorgen.*Använd den här arbetsboken/);
  });
});

/** What *Make a copy* in Sheets does. */
function copyOf(where: Town): string {
  const answer = where.emulator.handle({
    method: 'POST',
    url: `/drive/v3/files/${where.ref.spreadsheetId}/copy`,
    headers: { authorization: `Bearer local:${MARYAM}`, 'content-type': 'application/json' },
    body: { text: '{}' },
  });
  return JSON.parse(String(answer.body)).id as string;
}

/** A second, empty workspace of the operating account's own, made while its first lay aside. */
function secondOf({ emulator, ref: { rootFolder } }: Town): Town {
  const mark = (dk: string) => run(emulator, call('drive.files.update', { fileId: rootFolder, requestBody: { appProperties: { dk } } }));
  mark('aside');
  const ref = run(emulator, initWorkspace({ ...wanted, workspaceId: 'ws-2' }));
  mark('root');
  return { emulator, ref };
}

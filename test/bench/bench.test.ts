import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { model, rowsOf, small } from './municipality.ts';
import { pageOf, textOf } from './page.ts';
import { atMost, both, type Row, row, timesLess } from './row.ts';
import { measure } from './sharing.ts';

const root = join(__dirname, '../..');
/** As `npm run bench`; but for the long run, on what is built already. */
const { PREPARED, ...others } = process.env;
const env = process.env.LONG ? others : { ...others, PREPARED };
const bench = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts/bench.mjs'), ...args], { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 26 });

describe('npm run bench', () => {
  it('measures everything in one run and prints its rows as JSON, and nothing else', () => {
    const { status, stdout, stderr } = bench('--quick', '--json');
    expect(status === 0 ? '' : stderr).toBe('');
    const rows = JSON.parse(stdout) as Row[];
    for (const one of rows) {
      expect(Object.keys(one)).toEqual(['name', 'ours', 'other', 'ratio', 'target', 'met', 'unit']);
      expect([one.name, one.unit]).not.toContain('');
      expect(Number.isFinite(one.ours)).toBe(true);
      expect(one.other === null).toBe(one.ratio === null);
      expect(one.target === null).toBe(one.met === null);
    }
    const names = rows.map(({ name }) => name.replace(/[:,].*/, '').replace(/ of .*/, ''));
    expect([...new Set(names)]).toEqual([
      'First run',
      'Nothing to do',
      'One person replaced',
      'Open the sidebar',
      'Appoint',
      'Save an answer',
      'Open the staff page',
      'Staff page',
      'Comparison',
      'Bundle',
      'Sidebar',
      'CLI',
      'Upload',
    ]);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  }, 300_000);

  it('says what may be asked for, and writes no page of a part of the table', () => {
    expect(bench('--only', 'kaffe').stderr).toMatch(/sharing, clicks, staff-load, comparison, start-up, upload/);
    const { status, stderr } = bench('--quick', '--write');
    expect(status).toBe(1);
    expect(stderr).toMatch(/--write takes the whole run/);
  }, 60_000);
});

describe('The municipality that costs are counted on', () => {
  it('has the sizes that the figures are quoted for', () => {
    const rows = rowsOf(model);
    const count = (table: keyof typeof rows) => rows[table]?.length;
    expect([count('units'), count('people'), count('recordings'), count('rooms'), count('meetings')]).toEqual([120, 4001, 300, 40, 90]);
    const members = (rows.networks ?? []).flatMap(({ add }) => String(add).split(', '));
    expect(members).toHaveLength(264);
  });
});

describe('The ordinary script', () => {
  it('leads to the same readers of each room as the product does, or the two could not be compared', async () => {
    const { syncEverything } = await import('./ordinary/sync.ts');
    const { wireTo } = await import('./ordinary/wire.ts');
    const { build, OPERATOR, person } = await import('./municipality.ts');
    const where = build(small);
    syncEverything(wireTo(where.emulator, OPERATOR), where.ref);
    const ask = wireTo(where.emulator, OPERATOR);
    const readersOf = (name: string): string[] => {
      const [folder] = ask('GET', '/drive/v3/files', { q: `name = '${name}'`, fields: 'files(id)' }).files;
      const { permissions } = ask('GET', `/drive/v3/files/${folder.id}/permissions`, {
        pageSize: '100',
        fields: 'permissions(emailAddress)',
      });
      return (permissions as { emailAddress: string }[])
        .map(({ emailAddress }) => emailAddress)
        .filter((email) => email !== OPERATOR)
        .sort();
    };
    expect(readersOf('Alla')).toHaveLength(small.people);
    expect(readersOf('Område 1')).toHaveLength(small.people / small.areas);
    expect(readersOf('Rum 1')).toEqual([person(0), person(1), person(2)]);
    where.emulator.close();
  });

  it('costs the same each time when it does nothing but what it is told', () => {
    const costs = measure(small, () => {});
    expect(costs).toEqual({
      first: { requests: 0, operations: 0, seconds: 0 },
      nothing: { requests: 0, operations: 0, seconds: 0 },
      replaced: { requests: 0, operations: 0, seconds: 0 },
    });
  });
});

describe('A row', () => {
  it('tells how many times better ours is, and whether that is enough', () => {
    expect(row('a', 's', { ours: 2, other: 20 }, timesLess(10))).toMatchObject({ ratio: 10, met: true });
    expect(row('a', 's', { ours: 2.1, other: 20 }, timesLess(10))).toMatchObject({ met: false });
    expect(row('a', 'KB', { ours: 101 }, atMost(100, 'KB'))).toMatchObject({ other: null, ratio: null, met: false });
    expect(row('a', 's', { ours: 9, other: 90 }, both(atMost(10, 's'), timesLess(11)))).toMatchObject({ met: false });
    expect(row('a', 's', { ours: 9, other: 90 })).toMatchObject({ target: null, met: null });
  });

  it('stands in the table and on the page, with what stands in the way of a target that is not met', () => {
    const rows = [
      row('CLI: --help', 'ms', { ours: 196 }, atMost(100, 'ms')),
      row('First run: operations', 'operations', { ours: 5, other: 50 }),
    ];
    expect(textOf(rows).split('\n')[1]).toMatch(/^CLI: --help +ms +196 +– +– +at most 100 ms +not met$/);
    const page = pageOf(rows);
    expect(page).toContain('| CLI: --help | ms | 196 | – | – | at most 100 ms | not met |');
    expect(page).toMatch(/- \*\*CLI: --help\.\*\* .{40}/);
    expect(page).not.toMatch(/20\d\d-\d\d/);
  });
});

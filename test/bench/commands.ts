/** What commands cost: starting, a plan, and a small upload in a large workspace. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TableName, tableOf } from '../../src/domain/workbook/tables.ts';
import { OPERATOR, rowsOf, type Size } from './municipality.ts';
import { alternate, atMost, median, type Row, row } from './row.ts';

/** Runs Node once and answers the milliseconds until it has ended. @throws Error with what it wrote, unless it ends with one of `codes` */
function timed(args: readonly string[], codes: readonly number[] = [0]): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const ms = performance.now() - begun;
  if (status === null || !codes.includes(status)) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return ms;
}

/** `cli`: the command line's main file. */
export function commandRows(cli: string, size: Size, times: number): Row[] {
  const help = alternate(
    times,
    () => timed([cli, '--help']),
    () => timed(['-e', '0']),
  );
  const few = Math.min(times, 5);
  const large = { ...size, people: Math.min(size.people, 3_000) };
  return [
    row('CLI: --help, against an empty program', 'ms', help, atMost(150, 'ms')),
    inWorkspace(cli, size, (where) => planRow(cli, size, few, where)),
    ...inWorkspace(cli, large, (where, folder) => uploadRows(cli, large.people, few, where, folder)),
  ];
}

/** A workspace on disk whose rows came by init and import, for as long as `work` takes. `where`: the flags that say so. */
function inWorkspace<T>(cli: string, size: Size, work: (where: readonly string[], folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'delakultur-bench-'));
  try {
    const where = ['--workspace', join(folder, 'workspace'), '--now', '2026-11-16T08:00:00Z'];
    timed([cli, 'init', '--domain', 'delaby.example', '--coordinator', OPERATOR, '--seed', '1', ...where]);
    for (const [table, rows] of Object.entries(rowsOf(size))) {
      const file = join(folder, `${table}.csv`);
      writeFileSync(file, csvOf(table as TableName, rows));
      timed([cli, 'import', table, file, ...where]);
    }
    return work(where, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function planRow(cli: string, size: Size, times: number, where: readonly string[]): Row {
  const found = Array.from({ length: times }, () => timed([cli, 'plan', '--json', ...where], [2]) / 1000);
  const name = `CLI: plan of ${size.units.toLocaleString('en')} units and ${size.people.toLocaleString('en')} people`;
  return row(name, 's', { ours: Math.min(...found) }, atMost(2, 's'));
}

/** In the workspace as it was made, and once all rooms are shared: then everyone's memberships, invitations and the log are in it, too. */
function uploadRows(cli: string, people: number, times: number, where: readonly string[], folder: string): Row[] {
  const film = join(folder, 'film.mp4');
  writeFileSync(film, randomBytes(1_000_000));
  const upload = (title: string): Cost =>
    costOf([cli, 'upload', film, '--title', title, '--children', 'nej', '--room', 'rum-alla', ...where], folder);
  const rows = (name: string): Row[] => {
    upload(`${name}: a journal that is due is written out first`);
    const costs = Array.from({ length: times }, (_, n) => upload(`${name} ${n}`));
    return [
      row(`${name}: processor time`, 's', { ours: Math.min(...costs.map(({ seconds }) => seconds)) }, atMost(0.7, 's')),
      row(`${name}: peak of memory`, 'MB', { ours: median(costs.map(({ megabytes }) => megabytes)) }, atMost(100, 'MB')),
    ];
  };
  const made = rows(`CLI: upload of 1 MB into a workspace of ${people.toLocaleString('en')} people`);
  timed([cli, 'apply', '--yes', ...where]);
  return [...made, ...rows('CLI: the same where all rooms are shared')];
}

interface Cost {
  seconds: number;
  megabytes: number;
}

/** Runs Node once; what the process says of itself as it ends. */
function costOf(args: readonly string[], folder: string): Cost {
  const [teller, told] = [join(folder, 'teller.cjs'), join(folder, 'told.json')];
  writeFileSync(
    teller,
    `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeFileSync(${JSON.stringify(told)}, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
});`,
  );
  timed(['--require', teller, ...args]);
  return JSON.parse(readFileSync(told, 'utf8'));
}

function csvOf(table: TableName, rows: readonly Readonly<Record<string, unknown>>[]): string {
  const fields = [...new Set(rows.flatMap((one) => Object.keys(one)))];
  const quoted = (cell: unknown) => `"${String(cell ?? '').replace(/"/g, '""')}"`;
  const lines = [fields.map((field) => tableOf(table).fields[field]?.header), ...rows.map((one) => fields.map((field) => one[field]))];
  return `${lines.map((line) => line.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** What starting costs: the add-on's bundle at each execution, the sidebar's page, the command line, and a plan on this machine. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type TableName, tableOf } from '../../src/domain/workbook/tables.ts';
import { OPERATOR, rowsOf, type Size } from './municipality.ts';
import { atMost, type Row, row } from './row.ts';

/** Where the product was built for this run. */
export interface Built {
  /** The command line's main file. */
  cli: string;
  /** The folder that clasp would push. */
  appsScript: string;
}

/** Runs Node once and answers the milliseconds until it has ended. @throws Error with what it wrote, unless it ends with one of `codes` */
function timed(args: readonly string[], codes: readonly number[] = [0]): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const ms = performance.now() - begun;
  if (status === null || !codes.includes(status)) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return ms;
}

/** Evaluates a script once, in a process and a bare context of its own as Apps Script does, and prints the milliseconds. */
const evaluation = `
const vm = require('node:vm');
const [file] = process.argv.slice(1);
const code = file === undefined ? '' : require('node:fs').readFileSync(file, 'utf8');
const context = vm.createContext({});
const begun = performance.now();
new vm.Script(code).runInContext(context);
process.stdout.write(String(performance.now() - begun));`;

function evaluated(...file: readonly string[]): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', evaluation, ...file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The bundle does not run in a bare context: ${stderr}`);
  return Number(stdout);
}

/** Both sides turn by turn, and the fastest of each: what else the machine does can only add. */
function alternate(times: number, ours: () => number, other: () => number): { ours: number; other: number } {
  const found = { ours: [] as number[], other: [] as number[] };
  for (let n = 0; n < times; n++) {
    found.ours.push(ours());
    found.other.push(other());
  }
  return { ours: Math.min(...found.ours), other: Math.min(...found.other) };
}

export function bundleRows({ appsScript }: Built, times: number): Row[] {
  const code = join(appsScript, 'Code.js');
  const kilobytes = (file: string) => readFileSync(file).length / 1000;
  const page = gzipSync(readFileSync(join(appsScript, 'sidebar.html'))).length;
  const reading = alternate(
    times,
    () => evaluated(code),
    () => evaluated(),
  );
  return [
    row('Bundle: weight of Code.js, names kept', 'KB', { ours: kilobytes(code) }),
    row('Bundle: evaluation of Code.js, against an empty script', 'ms', reading, atMost(15, 'ms')),
    row('Sidebar: weight, gzipped', 'KB', { ours: page / 1000 }, atMost(80, 'KB')),
  ];
}

export function commandRows({ cli }: Built, size: Size, times: number): Row[] {
  const help = alternate(
    times,
    () => timed([cli, '--help']),
    () => timed(['-e', '0']),
  );
  return [row('CLI: --help, against an empty program', 'ms', help, atMost(150, 'ms')), planRow(cli, size, Math.min(times, 5))];
}

/** `delakultur plan` in a new workspace whose rows came by init and import. */
function planRow(cli: string, size: Size, times: number): Row {
  const folder = mkdtempSync(join(tmpdir(), 'delakultur-bench-'));
  try {
    const where = ['--workspace', join(folder, 'workspace'), '--now', '2026-11-16T08:00:00Z'];
    timed([cli, 'init', '--domain', 'delaby.example', '--coordinator', OPERATOR, '--seed', '1', ...where]);
    for (const [table, rows] of Object.entries(rowsOf(size))) {
      const file = join(folder, `${table}.csv`);
      writeFileSync(file, csvOf(table as TableName, rows));
      timed([cli, 'import', table, file, ...where]);
    }
    const found = Array.from({ length: times }, () => timed([cli, 'plan', '--json', ...where], [2]) / 1000);
    const name = `CLI: plan of ${size.units.toLocaleString('en')} units and ${size.people.toLocaleString('en')} people`;
    return row(name, 's', { ours: Math.min(...found) }, atMost(2, 's'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function csvOf(table: TableName, rows: readonly Readonly<Record<string, unknown>>[]): string {
  const fields = [...new Set(rows.flatMap((one) => Object.keys(one)))];
  const quoted = (cell: unknown) => `"${String(cell ?? '').replace(/"/g, '""')}"`;
  const lines = [fields.map((field) => tableOf(table).fields[field]?.header), ...rows.map((one) => fields.map((field) => one[field]))];
  return `${lines.map((line) => line.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** `npm run bench`: see scripts/bench.mjs, which builds the product and this, and starts it. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Comparison } from './comparison.ts';
import type { Row } from './row.ts';
import type { Sent } from './upload.ts';

export interface BenchOptions {
  /** Small sizes and few rounds: that it works, not how fast. */
  quick: boolean;
  /** Of the file to upload. */
  megabytes: number;
  /** The groups to measure, of `groups`; all if empty. */
  only: readonly string[];
  cli: string;
  appsScript: string;
  /** The folder with the script host's own files. */
  local: string;
  /** Told what is being measured. */
  progress(words: string): void;
}

export const groups = ['sharing', 'clicks', 'staff-load', 'comparison', 'start-up', 'upload'] as const;

/** Runs this same program for one measurement that must not share a process with another. */
function inner<T>(args: readonly string[], node: readonly string[] = []): T {
  const self = process.argv[1] ?? '';
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, self, '--inner', ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

export async function measureAll(options: BenchOptions): Promise<Row[]> {
  const { quick, cli, appsScript, local, progress } = options;
  const wanted = (group: (typeof groups)[number]) => options.only.length === 0 || options.only.includes(group);
  const { model, small } = await import('./municipality.ts');
  const size = quick ? small : model;
  const rows: Row[] = [];
  if (wanted('sharing')) {
    progress('Sharing, both sides …');
    rows.push(...(await import('./sharing.ts')).sharingRows(size));
  }
  if (wanted('clicks')) {
    progress('Clicking …');
    rows.push(...(await (await import('./clicks.ts')).clickRows({ appsScript, local }, size)));
  }
  if (wanted('staff-load')) {
    const visitors = quick ? 60 : 3_000;
    progress(`${visitors.toLocaleString('en')} open the staff page …`);
    const { staffLoadRows } = await import('./staff-load.ts');
    const load = { visitors, minutes: quick ? 1 : 10, proposals: quick ? 1 : 2, seed: 1, appsScript, built: local };
    // Every visit is really run: the workbook names fewer people, and what the others would take is in the model.
    rows.push(...(await staffLoadRows({ ...load, size: quick ? small : { ...model, people: 1_000 } })));
  }
  if (wanted('comparison')) {
    progress('Comparing what is with what should be …');
    rows.push(...(await comparisonRows(quick ? 3_000 : 300_000, quick ? 1 : 3)));
  }
  if (wanted('start-up')) {
    progress('Starting …');
    const { bundleRows } = await import('./start-up.ts');
    const { commandRows } = await import('./commands.ts');
    rows.push(...bundleRows(appsScript, quick ? 1 : 15), ...commandRows(cli, size, quick ? 1 : 15));
  }
  if (wanted('upload')) {
    progress(`Uploading ${options.megabytes} MiB, both sides …`);
    const { uploadRows } = await import('./upload.ts');
    rows.push(...(await uploadRows(cli, options.megabytes, quick ? 1 : 3, (args) => inner<Sent>(['upload', ...args]))));
  }
  return rows;
}

async function comparisonRows(people: number, rounds: number): Promise<Row[]> {
  const { row, timesLess } = await import('./row.ts');
  const found = { ours: [] as Comparison[], other: [] as Comparison[] };
  for (let round = 0; round < rounds; round++) {
    for (const side of ['ours', 'other'] as const) {
      found[side].push(inner<Comparison>(['comparison', side, String(people)], ['--expose-gc', '--max-old-space-size=4096']));
    }
  }
  const of = (side: 'ours' | 'other', figure: 'ms' | 'heap') => Math.min(...found[side].map((one) => one[figure]));
  const [mine, theirs] = [found.ours[0]?.changes, found.other[0]?.changes];
  if (mine !== theirs) throw new Error(`One side found ${mine} changes, the other ${theirs}.`);
  const name = `Comparison, ${people.toLocaleString('en')} people in 6 groups`;
  return [
    row(`${name}: time, against a global Set`, 's', { ours: of('ours', 'ms') / 1000, other: of('other', 'ms') / 1000 }, timesLess(10)),
    row(`${name}: heap, against a global Set`, 'MB', { ours: of('ours', 'heap'), other: of('other', 'heap') }, timesLess(50)),
  ];
}

async function runInner([what, side, ...rest]: readonly string[]): Promise<unknown> {
  if (what === 'comparison') return (await import('./comparison.ts')).compare(side as 'ours', Number(rest[0]));
  const [rootUrl = '', file = ''] = rest;
  return (await import('./upload.ts')).send(side as 'ours', rootUrl, file);
}

async function main(): Promise<void> {
  if (process.argv[2] === '--inner') {
    process.stdout.write(JSON.stringify(await runInner(process.argv.slice(3))));
    return;
  }
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      write: { type: 'string' },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      mb: { type: 'string' },
      cli: { type: 'string', default: '' },
      'apps-script': { type: 'string', default: '' },
      local: { type: 'string', default: '' },
    },
  });
  const unknown = values.only.find((name) => !(groups as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: write one of ${groups.join(', ')}.`);
  if (values.mb !== undefined && !/^[1-9]\d*$/.test(values.mb)) throw new Error(`--mb ${values.mb}: write a whole number of MiB.`);
  const rows = await measureAll({
    quick: values.quick,
    megabytes: Number(values.mb ?? (values.quick ? 8 : 1024)),
    only: values.only,
    cli: values.cli,
    appsScript: values['apps-script'],
    local: values.local,
    progress: (words) => process.stderr.write(`${words}\n`),
  });
  const { pageOf, textOf } = await import('./page.ts');
  if (values.write !== undefined) writeFileSync(values.write, pageOf(rows));
  process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : textOf(rows));
}

await main();

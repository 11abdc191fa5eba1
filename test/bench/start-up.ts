/** What starting costs: the add-on's bundle at each execution, and the sidebar's page. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { alternate, atMost, atMostOver, type Row, row } from './row.ts';

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

/** `appsScript`: the folder that clasp would push. */
export function bundleRows(appsScript: string, times: number): Row[] {
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
    row('Bundle: evaluation of Code.js, against an empty script', 'ms', reading, atMostOver(15, 'ms')),
    row('Sidebar: weight, gzipped', 'KB', { ours: page / 1000 }, atMost(80, 'KB')),
  ];
}

/** `npm run simulate`: many seeds, and what came of them. */
import { EDITIONS, type Edition, isEdition } from '../../../src/tools/workspace/core/editions.ts';
import { KINDS, type Kind } from './executors.ts';
import { simulate } from './simulate.ts';
import type { Verdict } from './verdict.ts';
import { openWorkspace } from './workspace.ts';

export const COUNTERS = ['lost', 'duplicated', 'unpermitted', 'mailedTwice', 'unconverged'] as const;

export interface Report {
  readonly seeds: number;
  readonly edition: Edition;
  readonly calls: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly lost: number;
  readonly duplicated: number;
  readonly unpermitted: number;
  readonly mailedTwice: number;
  readonly unconverged: number;
  readonly seconds: number;
}

const USAGE = `Usage: npm run simulate -- [--seeds N] [--from SEED] [--edition ${EDITIONS.join('|')}] [--json]`;

export interface Asked {
  readonly seeds: number;
  readonly from: number;
  readonly json: boolean;
  readonly story: boolean;
  readonly edition: Edition;
}

/** What the arguments ask for, or what is wrong with them. */
export function asked(args: readonly string[]): Asked | { readonly wrong: string } {
  const found = { seeds: 50, from: 1, json: false, story: false, edition: 'education-plus' as Edition };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string;
    if (arg === '--json' || arg === '--story') found[arg === '--json' ? 'json' : 'story'] = true;
    else if (arg === '--edition') {
      const edition = args[++at] ?? '';
      if (!isEdition(edition)) return { wrong: `--edition takes one of ${EDITIONS.join(', ')}, not "${edition}".\n${USAGE}` };
      found.edition = edition;
    } else if (arg === '--seeds' || arg === '--from') {
      const value = args[++at] ?? '';
      const number = Number(value);
      const least = arg === '--seeds' ? 1 : 0;
      if (!/^\d+$/.test(value) || number < least || number > 2 ** 31)
        return { wrong: `${arg} takes a whole number from ${least}, not "${value}".\n${USAGE}` };
      found[arg === '--seeds' ? 'seeds' : 'from'] = number;
    } else return { wrong: `${arg} is not known.\n${USAGE}` };
  }
  return found;
}

/** Plays seeds one after another; `each` is told of every one. */
export function play(
  { seeds, from, edition }: Pick<Asked, 'seeds' | 'from' | 'edition'>,
  each: (verdict: Verdict, number: number) => void,
): Report {
  const begun = Date.now();
  const workspace = openWorkspace(edition);
  const faults = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  const sums = { lost: 0, duplicated: 0, unpermitted: 0, mailedTwice: 0, unconverged: 0 };
  let calls = 0;
  for (let n = 0; n < seeds; n++) {
    const verdict = simulate(from + n, workspace);
    calls += verdict.calls;
    for (const kind of KINDS) faults[kind] += verdict.faults[kind] ?? 0;
    for (const counter of COUNTERS) sums[counter] += verdict[counter].length;
    each(verdict, n + 1);
  }
  workspace.emulator.close();
  return { seeds, edition, calls, faults, ...sums, seconds: Math.round((Date.now() - begun) / 100) / 10 };
}

export const isGood = (verdict: Verdict | Report): boolean =>
  COUNTERS.every((counter) =>
    typeof verdict[counter] === 'number' ? verdict[counter] === 0 : (verdict[counter] as readonly string[]).length === 0,
  );

/** Answers the exit code. */
export function main(args: readonly string[]): number {
  const wanted = asked(args);
  if ('wrong' in wanted) {
    process.stderr.write(`${wanted.wrong}\n`);
    return 2;
  }
  let failed = 0;
  const report = play(wanted, (verdict, number) => {
    if (process.stderr.isTTY || number % 50 === 0)
      process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${number} of ${wanted.seeds} seeds${process.stderr.isTTY ? '' : '\n'}`);
    if (wanted.story) process.stderr.write(`${verdict.story.join('\n')}\n`);
    if (isGood(verdict)) return;
    failed++;
    process.stderr.write(
      `\nSeed ${verdict.seed} went wrong. Replay it with: npm run simulate -- --seeds 1 --from ${verdict.seed}${wanted.edition === 'education-plus' ? '' : ` --edition ${wanted.edition}`}\n`,
    );
    for (const counter of COUNTERS) for (const line of verdict[counter].slice(0, 8)) process.stderr.write(`  ${counter}: ${line}\n`);
  });
  process.stderr.write('\n');
  if (wanted.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else process.stdout.write(inWords(report, failed));
  return isGood(report) ? 0 : 1;
}

function inWords(report: Report, failed: number): string {
  const kinds = Object.entries(report.faults).map(([kind, hits]) => `  ${kind.padEnd(24)}${hits}`);
  const counters = COUNTERS.map((counter) => `  ${counter.padEnd(24)}${report[counter]}`);
  const outcome = failed === 0 ? 'Nothing went wrong.' : `${failed} of them went wrong.`;
  return `${report.seeds} seeds, ${report.calls} calls, ${report.seconds} s. ${outcome}\n\nTroubles met:\n${kinds.join('\n')}\n\nFound:\n${counters.join('\n')}\n`;
}

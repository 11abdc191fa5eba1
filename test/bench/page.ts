/** The table for a terminal, and docs/performance.md. */
import { availableParallelism, totalmem } from 'node:os';
import { FETCH_WRITES } from '../../src/google/drivers.ts';
import { DRIVE_BATCH, GROUP_BATCH } from '../../src/quotas/google.ts';
import { googleLatencies } from '../../src/tools/workspace/core/latency.ts';
import { googleRates } from '../../src/tools/workspace/core/rates.ts';
import { usualTakes } from '../tools/script-host/model-clock.ts';
import type { Row } from './row.ts';

const figure = (value: number | null): string => (value === null ? '–' : value.toLocaleString('en', { maximumFractionDigits: 3 }));
const verdict = ({ met }: Row): string => (met === null ? '' : met ? 'met' : 'not met');

const headers = ['measure', 'unit', 'ours', 'ordinary', 'ratio', 'target', 'verdict'];
const cellsOf = (row: Row): string[] => [
  row.name,
  row.unit,
  figure(row.ours),
  figure(row.other),
  figure(row.ratio),
  row.target ?? '',
  verdict(row),
];

/** Columns in line, for reading in a terminal. */
export function textOf(rows: readonly Row[]): string {
  const lines = [headers, ...rows.map(cellsOf)];
  const widths = headers.map((_, column) => Math.max(...lines.map((cells) => (cells[column] ?? '').length)));
  const isNumber = (column: number) => column >= 2 && column <= 4;
  const pad = (cell: string, column: number) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0));
  return `${lines.map((cells) => cells.map(pad).join('  ').trimEnd()).join('\n')}\n`;
}

/** Why a target is not met, by the beginning of its row's name: what stands in the way, and what would take it away. */
const hindrances: readonly (readonly [row: string, why: string])[] = [
  [
    'First run: requests, against',
    'The workspace is read twice, once to show the plan and once under the lease, and the workbook twice more before anything is given. Before each send that writes, 400 steps at most, the stop flag is read, so that a withdrawal gets through at once. Ids are written down before things are made, so that a run that is killed makes nothing twice. And the last batch of each phase is seldom full.',
  ],
  [
    'One person replaced',
    'The workspace is read twice, once to show the plan and once under the lease, and the workbook once more before anything is given: some eighteen requests. The stop flag is read before each send that writes, so that a withdrawal gets through at once. A mail is written down before it is sent and again after, so that it goes once, and each time the place of its row is looked up first. None of this may go side by side with what it guards.',
  ],
  ['Nothing to do: requests', 'Ten requests at most are met. How many times fewer that is depends on the ordinary script alone.'],
  [
    'Open the sidebar',
    'Whoever opens it is shown what the plan would do, for which the members of each group are listed: here some two hundred groups, more than go in one batch, and by the model each takes its time. In a smaller municipality both targets are met.',
  ],
  ['CLI: --help', 'Starting Node takes most of it: see the empty program beside it.'],
  ['CLI: plan', 'Starting, opening the workspace’s journal and reading the workbook are in it.'],
  [
    'CLI: ',
    'Node and the modules take a fifth of it. The whole workspace is read before the film is sent – the workbook, files, groups and meetings – since the row that it gets must be sound, and whoever uploads is told who will see it; in the embedded workspace both sides of that are in the one process.',
  ],
  [
    'Upload',
    'The sender sums the file while it sends it, so that what Drive got can be held against it; on few cores that shares the processor with the server.',
  ],
  ['Comparison', 'The figure swings with what else the machine does: both sides are in one run, but not at one time.'],
];

function standing(rows: readonly Row[]): string {
  const missed = rows.filter(({ met }) => met === false);
  if (missed.length === 0) return 'Every target is met.';
  return missed
    .map(({ name }) => `- **${name}.** ${hindrances.find(([begin]) => name.startsWith(begin))?.[1] ?? 'Not yet looked into.'}`)
    .join('\n');
}

/** The whole page. It bears no date, and of the machine only what matters: figures compare within a run, not between runs. */
export function pageOf(rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 1e9)} GB of memory, Node ${process.versions.node.split('.')[0]}`;
  const rates = Object.values(googleRates).map(({ name, units }) => `${name} ${units.toLocaleString('en')}`);
  const { read, write, part, bytesPerMs } = googleLatencies;
  return `# What it costs

Written by \`npm run bench -- --write\`; do not edit. Measured on ${machine}.

Both sides are run in the same run. *Ratio* is how many times less ours is.

${line(headers)}
|---|---|--:|--:|--:|---|---|
${rows.map((row) => line(cellsOf(row))).join('\n')}

## What stands in the way

${standing(rows)}

## How it is measured

\`npm run bench\` prints the table, \`-- --json\` its rows as JSON, \`-- --only sharing\` (or \`clicks\`, \`staff-load\`, \`comparison\`, \`start-up\`, \`upload\`) a part of it, \`-- --mb 64\` uploads less, \`-- --quick\` shows in seconds that it all works.

**The municipality** is invented: 6 areas, 120 units, 264 network members, 4,000 people, 300 recordings in 40 rooms, 90 meetings (\`test/bench/municipality.ts\`). It is made by \`init\` and import in an embedded workspace, once for each side.

**Ours** is \`apply\`: reading, planning, applying, through the add-on's driver and the one door. A request is one HTTP request, so that a batch is one; an operation is one API call, so that a batch is as many as its parts. Batches are as large as the add-on sends them: ${FETCH_WRITES.drive} changes of Drive, ${FETCH_WRITES.calendar} of Calendar, ${GROUP_BATCH} of groups, ${DRIVE_BATCH} readings. *The fewest possible* are a call for each step of the plan, in batches that are full, and four requests to read. Nothing to do: the same again. One person replaced: somebody in the workbook leaves, and another comes to the same unit.

**A click** (\`test/bench/clicks.ts\`) is what the pages ask of the built add-on in the script host, in the workspace as the first run left it: requests are UrlFetchApp's, and whole plans are counted where they are made. *Open the sidebar* and *Open the staff page* keep nothing from before. *Appoint* is the unit's page, what the new ambassador would lead to, the saving, and the overview and the unit's page as they are then; *Save an answer* is the permit's page, the saving, and the overview and the permit's page again. Before each question said what it needs, by the same count, in a small municipality: opening the sidebar 9 requests and 1.8 s, appointing 43 requests, 17 reads of Sheets and 6 whole plans, saving an answer 36 requests, opening the staff page 9.

**The ordinary side** (\`test/bench/ordinary/sync.ts\`) is a script put together of what Google's samples and guides show, and it is run, not modelled: folders, files and events are looked up by name, everyone is given access by a permission of their own in a loop, every file's permissions are looked through, events are made one by one, and each run does it all again. The row *against a script that looks first* is against a better one, which gives a permission only to those who lack it. A real folder would not take 4,000 people one by one; the embedded one does.

**Modelled time** comes from the embedded workspace's model of Google, a clock that passes without anyone sleeping. Requests of one round go side by side, twenty at most, as the add-on sends them; the ordinary script's go one after the other, as it sends them. Calls wait for room in the quota on both sides.

- Quota (\`src/tools/workspace/core/rates.ts\`), units a minute and account: ${rates.join(', ')}. A batch of n counts n. Drive: reading 5 units, listing 100, changing 50.
- Latency (\`src/tools/workspace/core/latency.ts\`), ms: reading ${read.drive}, writing to Drive and Calendar ${write.drive}, to Sheets and groups ${write.sheets}; each further part of a batch ${part}; ${(bytesPerMs / 1000).toLocaleString('en')} MB a second both ways. They are there to compare by, and no promise.

**The staff page after a mail** (\`test/bench/staff-load.ts\`): everyone opens it within ten minutes, five a second on average, and two propose a link meanwhile, which drops the reading that all share. Each visit is a run of the built add-on in the script host, with thirty executions at once and Google's quotas, by a clock that nobody waits for: ${usualTakes.start} ms to start an execution, ${usualTakes.service} ms for each call of the cache, properties or locks, Google's answers as above, and the script's own work, 0.7 s to show what is kept and 1.7 s to read anew (measured for 4,000 people and doubled; the workbook itself names 1,000, so that three thousand runs end in minutes). The page asks again by itself where the server was too busy. At half as many again a second, just when nothing is kept, a few in three thousand met the thirty: then Google's own error page comes instead of ours, and one reloads.

**The comparison** is the product's own \`groupChanges\` against two Sets that hold every membership as a text. Both get the same 1.8 million memberships, which are not in the figures; each side runs in a process of its own, three times, and the best counts. Heap is what had been added when the answer was there, garbage included.

**Evaluation** runs Code.js once in a fresh process and a bare context, as each execution of the add-on does; of this, of \`--help\` and of the plan the fastest of several counts, since what else the machine does can only add. **The small upload** is a film of 1 MB that \`delakultur upload\` sends into an embedded workspace on disk, as import left it and then with all rooms shared, its groups filled and its meetings sent: processor time, of system and program, and memory are what the process tells of itself as it ends, the least and the median of several. **Upload** is a sparse file to \`delakultur serve\` in another process, three times each, turn by turn; the medians. On a machine that is busy with other things its ratio swings (0.65 to 1.1 has been seen): trust a quiet run only.
`;
}

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');

type Violation = { from: string; to: string; rule: { name: string } };
type Cruise = { summary: { violations: Violation[]; totalCruised: number } };

/** What the product's own fences say of the house in `folder`, as "rule: from -> to". */
function violationsIn(folder: string): string[] {
  const cruise = resolve(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = ['--config', resolve(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src'];
  const { stdout, stderr } = spawnSync(process.execPath, [cruise, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser did not report: ${stdout} ${stderr}`);
  const { summary } = JSON.parse(stdout) as Cruise;
  expect(summary.totalCruised).toBeGreaterThan(0);
  const short = (path: string): string => path.replace(/.*node_modules\//, '');
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${short(from)} -> ${short(to)}`).sort();
}

const { forbidden } = require(resolve(root, '.dependency-cruiser.cjs')) as { forbidden: { name: string; comment?: string }[] };
const shortName = (room: string): string =>
  room.replace(/^tools\//, '').replace(/^domain\/recordings\/video-facts\.ts$/, "how a film's length is read");

/** What each room may import of the others, by the fences. */
const allowed = Object.fromEntries(
  forbidden.flatMap(({ name, comment = '' }) => {
    const [, room] = /^(.+)-imports-only-its-own$/.exec(name) ?? [];
    if (room === undefined) return [];
    const may = [...comment.matchAll(/src\/([\w/.-]+)/g)].map(([, one = '']) => one).filter((one) => one !== room);
    return [[room, may.map(shortName).sort()]];
  }),
);

/** The rooms that a cell of a table names; `all of the above` are those of the rows before. */
const roomsIn = (cell: string, above: readonly string[]): string[] =>
  (cell.startsWith('all of the above')
    ? [...above]
    : cell.split(', ').filter((one) => !/^(nothing|itself|Node|Preact|`.*`)$/.test(one))
  ).sort();

describe('the fences between the rooms', () => {
  it('catch every planted import that crosses one, and let the allowed ones by', () => {
    expect(violationsIn(resolve(root, 'test/fixtures/violations'))).toEqual([
      'cli-imports-only-its-own: src/cli/knows-a-tool.ts -> src/tools/sample/hen.ts',
      'domain-imports-only-its-own: src/domain/knows-a-type.ts -> src/google/call.ts',
      'domain-imports-only-its-own: src/domain/knows-google.ts -> src/google/call.ts',
      'google-imports-only-its-own: src/google/takes-a-package.ts -> googleapis/build/src/index.js',
      'in-order: src/domain/workbook/: src/domain/workbook/leans-on-permits.ts -> src/domain/permits/verdict.ts',
      'in-order: src/domain: src/domain/guesses/without-a-place.ts -> src/domain/permits/verdict.ts',
      'no-cycles: src/tools/sample/egg.ts -> src/tools/sample/hen.ts',
      'no-dev-packages-in-the-product: src/cli/takes-a-dev-package.ts -> esbuild/lib/main.js',
      'no-unknown-room-alone: src/nowhere/alone.ts -> src/nowhere/alone.ts',
      'no-unknown-room-alone: src/utils/alone.ts -> src/utils/alone.ts',
      'no-unresolvable: src/cli/takes-a-dev-package.ts -> ./not-there.ts',
      'no-vague-names-alone: src/utils/alone.ts -> src/utils/alone.ts',
      'presenters-imports-only-its-own: src/presenters/reads-a-file.ts -> fs',
      'the-product-needs-no-tools: src/cli/knows-a-tool.ts -> src/tools/sample/hen.ts',
      'tools/workspace-imports-only-its-own: src/tools/workspace/knows-domain.ts -> src/domain/hashes.ts',
    ]);
  });

  it.each(['CONTRIBUTING.md', 'docs/architecture.md'])('are told in the table of %s, room by room', (document) => {
    const rows = [...readFileSync(resolve(root, document), 'utf8').matchAll(/^\| `src\/([\w/-]+)` \|.*\| ([^|]+) \|$/gm)];
    const told = Object.fromEntries(
      rows.map(([, room, may = '']) => [
        room,
        roomsIn(
          may,
          rows
            .slice(
              0,
              rows.findIndex((row) => row[1] === room),
            )
            .map((row) => row[1] ?? ''),
        ),
      ]),
    );
    expect(told).toEqual(allowed);
  });
});

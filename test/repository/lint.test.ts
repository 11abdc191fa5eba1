import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');
const planted = 'src/workflows/drops-calls.ts';

/** The lines of the planted file where our own rule speaks, under the product's own biome.json. */
function linesCaught(): number[] {
  // A copy of the configuration with the planted file where it would lie: the rule must also be aimed at the right room.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-lint-')));
  try {
    for (const path of ['biome.json', 'scripts/lint']) cpSync(join(root, path), join(folder, path), { recursive: true });
    cpSync(join(root, 'test/fixtures/violations', planted), join(folder, planted));
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const args = ['lint', '--only=plugin', '--reporter=github', '--max-diagnostics=none'];
    const { stdout, stderr } = spawnSync(process.execPath, [biome, ...args], { cwd: folder, encoding: 'utf8' });
    const found = [...stdout.matchAll(/drops-calls\.ts,line=(\d+),.*Write yield\*/g)].map((match) => Number(match[1]));
    if (found.length === 0) throw new Error(`biome found nothing:\n${stdout}\n${stderr}`);
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the lint of the programs', () => {
  it('catches every call that is not yielded, and no other line', () => {
    const lines = readFileSync(join(root, 'test/fixtures/violations', planted), 'utf8').split('\n');
    const dropped = lines.flatMap((line, index) => (line.endsWith('// dropped') ? [index + 1] : []));
    expect(dropped.length).toBeGreaterThan(5);
    expect(linesCaught()).toEqual(dropped);
  });
});

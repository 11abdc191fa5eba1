import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../../src/cli/fault.ts';
import { checkSavedPlan, readSavedPlan } from '../../src/cli/saved-plan.ts';
import { hashOfPlan } from '../../src/domain/plan/plan.ts';
import { type PlanJson, planJson } from '../../src/presenters/plan/json.ts';
import { closing, plan, sharing } from '../presenters/plans.ts';

describe('A plan in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'delakultur-plan-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'plan.json');
  const changes = [closing, sharing];
  const now = plan({ changes, hash: hashOfPlan(changes, '2026-11-16', 'ws-1') });
  const read = (text: string) => {
    writeFileSync(path, text);
    return readSavedPlan(path);
  };
  const exitOf = (act: () => unknown): number => {
    try {
      act();
    } catch (error) {
      if (error instanceof Fault) return error.exit;
      throw error;
    }
    return 0;
  };
  const check = (saved: PlanJson, present = now): number => exitOf(() => checkSavedPlan(read(JSON.stringify(saved)), present, path));
  const whole = planJson(now, 'sv');

  it('holds while the plan of now is the same, in either language and however it was laid out', () => {
    expect(check(whole)).toBe(0);
    expect(check(planJson(now, 'en'))).toBe(0);
    const reordered = Object.fromEntries(Object.entries(whole).reverse()) as unknown as PlanJson;
    expect(check({ ...reordered, changes: whole.changes.map((one) => Object.fromEntries(Object.entries(one).reverse()) as never) })).toBe(
      0,
    );
  });

  it('is stale, exit 4, once the plan, the day or the workspace is another', () => {
    expect(check(whole, plan({ changes: [sharing], hash: hashOfPlan([sharing], '2026-11-16', 'ws-1') }))).toBe(4);
    expect(check(whole, plan({ changes, date: '2026-11-17', hash: hashOfPlan(changes, '2026-11-17', 'ws-1') }))).toBe(4);
  });

  it.each<[string, (saved: PlanJson) => unknown]>([
    ['a change left out', (saved) => ({ ...saved, changes: saved.changes.slice(1) })],
    ['a change twice', (saved) => ({ ...saved, changes: [...saved.changes, saved.changes[0]] })],
    [
      'another result',
      (saved) => ({ ...saved, changes: saved.changes.map((one) => ({ ...one, after: { rooms: ['rum-alla', 'rum-city'] } })) }),
    ],
    ['fewer who gain', (saved) => ({ ...saved, changes: saved.changes.map((one) => ({ ...one, gains: [] })) })],
    ['fewer who lose', (saved) => ({ ...saved, changes: saved.changes.map((one) => ({ ...one, loses: one.loses.slice(1) })) })],
    ['another reason', (saved) => ({ ...saved, changes: saved.changes.map((one) => ({ ...one, reason: 'Inget särskilt.' })) })],
    ['another target', (saved) => ({ ...saved, changes: saved.changes.map((one) => ({ ...one, target: 'rooms/x' })) })],
    ['another hash', (saved) => ({ ...saved, hash: saved.hash.replace(/./, 'x') })],
    ['another day', (saved) => ({ ...saved, date: '2026-11-17' })],
    ['another workspace', (saved) => ({ ...saved, workspaceId: 'ws-2' })],
    ['a guard that tripped', (saved) => ({ ...saved, guard: { ...saved.guard, removals: 7 } })],
    ['no changes at all', ({ changes: _, ...saved }) => saved],
    ['changes of another shape', (saved) => ({ ...saved, changes: [1, 'x', null] })],
    ['a failed reading', (saved) => ({ ...saved, errored: true })],
  ])('is refused with exit 4 when altered: %s', (_, alter) => {
    expect(check(alter(whole) as PlanJson)).toBe(4);
  });

  it.each(['', 'inte json', '[]', 'null', '{}', '{"hash":1}'])('is refused with exit 4 when it is no plan: %s', (text) => {
    expect(exitOf(() => read(text))).toBe(4);
  });
});

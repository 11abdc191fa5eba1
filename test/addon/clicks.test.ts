/** What a click costs, and that it shows what is so. */
import { rmSync } from 'node:fs';
import type { Overview, Read, UnitView } from '../../src/contract/api.ts';
import type { Execution } from '../../src/tools/script-host/host.ts';
import { hosts } from '../tools/playground/built.ts';
import { AINO, apply, ELIF, set, town } from '../workflows/town.ts';
import { NOW } from '../workflows/workspace.ts';
import { buildAddOn } from './built-add-on.ts';
import { type AddOn, openAddOn } from './open-add-on.ts';

const createHost = hosts();
const folder = buildAddOn();
const where = town();
let addOn: AddOn;
let clock = NOW;
beforeAll(async () => {
  apply(where);
  addOn = await openAddOn(createHost, folder, where.emulator, where.ref.spreadsheetId, () => clock);
});
afterAll(async () => {
  await addOn.close();
  rmSync(folder, { recursive: true, force: true });
});

const asks = ({ effects }: Execution): number => effects.urlFetches.length;
const answerOf = <T>(done: Execution): T => {
  if (!done.ok) throw new Error(done.error.message);
  return done.value as T;
};
/** As the page asks while somebody stays in it; `true` after they have been elsewhere. */
const click = (query: Read, ...elsewhere: [true?]) => addOn.page('uiRead', [query, ...elsewhere]);
const unit = { kind: 'unit', id: 'u1' } as const;
const overview = { kind: 'overview' } as const;
const replace = { kind: 'replace', unit: 'u1', out: '', in: ELIF, date: '2026-11-16' } as const;

describe('Somebody who clicks their way through the sidebar', () => {
  it('waits for Google when they open it, and then not again', async () => {
    expect(asks(await click(overview, true))).toBeGreaterThan(3);
    expect(asks(await click(unit))).toBe(0);
    expect(asks(await click({ kind: 'person', email: ELIF }))).toBe(0);
    expect(asks(await click({ kind: 'whatIf', edits: [replace] }))).toBe(0);
  });

  it('sees what they typed in the sheet when they come back from it', async () => {
    await click(overview, true);
    set(where, 'units', 'u1', 'area', 'Team Väst');
    expect(answerOf<UnitView>(await click(unit, true)).area).toBe('Team Väst');
    expect(answerOf<UnitView>(await click(unit)).area).toBe('Team Väst');
  });

  it('sees what they saved, without Google being asked again', async () => {
    await click(overview, true);
    const saved = await addOn.page('uiDo', [{ kind: 'edit', edits: [replace] }]);
    expect(answerOf(saved)).toHaveProperty('undo');
    const [list, after] = [await click(overview), await click(unit)];
    expect([asks(list), asks(after)]).toEqual([0, 0]);
    expect(answerOf<UnitView>(after).ambassadors.map(({ email }) => email)).toContain(ELIF);
    expect(answerOf<Overview>(list).state.changes).toBeGreaterThan(0);
    // And it is so: read anew it says the same.
    expect(answerOf(await click(unit, true))).toEqual(answerOf(after));
  });

  it('is told with the answer what they look at, and what undoing it leads to', async () => {
    await click(overview, true);
    const before = answerOf<UnitView>(await click(unit));
    const show = [overview, unit];
    const edit = { kind: 'replace', unit: 'u1', out: ELIF, in: AINO, date: '2026-11-20' } as const;
    type Shown = { undo: never[]; shown: [Overview, UnitView] };
    const saved = answerOf<Shown>(await addOn.page('uiDo', [{ kind: 'edit', edits: [edit], show }]));
    expect(saved.shown).toEqual([answerOf(await click(overview)), answerOf(await click(unit))]);
    expect(saved.shown[1].ambassadors.find(({ email }) => email === ELIF)?.to).toBe('2026-11-19');
    const undone = answerOf<Shown>(await addOn.page('uiDo', [{ kind: 'undo', rows: saved.undo, show }]));
    expect(undone.shown[1]).toEqual(before);
    // And it is so: read anew it says the same.
    expect(answerOf(await click(unit, true))).toEqual(before);
  });

  it('is asked anew when they save: what others have typed meanwhile stands', async () => {
    await click(overview, true);
    set(where, 'people', ELIF, 'name', 'Elif Demir Ek');
    const edit = { kind: 'endMandate', mandate: 'U-1', date: '2026-12-31' } as const;
    expect(answerOf(await addOn.page('uiDo', [{ kind: 'edit', edits: [edit] }]))).toHaveProperty('undo');
    expect(answerOf<Overview>(await click(overview)).people.map(([, name]) => name)).toContain('Elif Demir Ek');
  });

  it('may think for some minutes before they save: of Google the workbook alone is read then', async () => {
    const renew = { kind: 'renew', permits: ['M-1'], to: '2027-12-31', evidence: 'FSN 2026/9' } as const;
    await click(overview, true);
    const whole = asks(await click({ kind: 'plan' }));
    clock += 5 * 60_000;
    expect(asks(await click({ kind: 'whatIf', edits: [renew] }))).toBe(0);
    const saved = await addOn.page('uiDo', [{ kind: 'edit', edits: [renew], show: [overview] }]);
    const { undo } = answerOf<{ undo: never[] }>(saved);
    expect(asks(saved)).toBeLessThan(whole);
    // What is looked up from now on is read anew: that was read some minutes ago.
    expect(asks(await click(unit))).toBeGreaterThan(3);
    expect(answerOf(await addOn.page('uiDo', [{ kind: 'undo', rows: undo }]))).toMatchObject({ done: true });
  });

  it('asks Google what it explains and what it is about to do', async () => {
    await click(overview, true);
    expect(asks(await click({ kind: 'plan' }))).toBeGreaterThan(3);
    expect(asks(await click({ kind: 'why', email: ELIF, target: 'F-1' }))).toBeGreaterThan(3);
  });
});

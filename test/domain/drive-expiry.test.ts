/** Where Drive lets no access end by itself (the setting *Slutdatum i Drive*), the hourly run is what ends it. */

import type { Change } from '../../src/domain/plan/change.ts';
import type { State } from '../../src/domain/plan/state.ts';
import { endOfDay } from '../../src/domain/time/dates.ts';
import { swedish } from '../messages/said.ts';
import { AINO, add, changeOf, DAY, drop, edit, filmOf, JO, NOW, planOf, roomsOf, settled, summary, town, untouched } from './fixture.ts';

const nej = add(town, 'settings', { name: 'driveExpiry', value: 'nej' });
const HOUR = 3_600_000;
const on = (state: State, now = NOW): State => ({ ...state, hourly: now - HOUR });
const off = ({ hourly: _gone, ...state }: State): State => state;
/** The day after F-1's permit ends, and F-2's does not. */
const AFTER = Date.parse('2027-07-01T08:00:00Z');
const AUDIENCE = 'rum-lar|2027-06-30';
const folder = (state: State) => [...state.items.values()].find((item) => item.row === AUDIENCE);
const grants = (changes: readonly Change[]) =>
  changes.flatMap((change) => change.steps.flatMap((step) => (step.kind === 'grant' ? [step] : [])));
const codes = (state: State, tables = nej, now = NOW) => planOf(tables, state, now).plan.diagnostics.map((one) => one.code);

describe('With an end day that Drive does not keep', () => {
  it('a film is shared without one while the hourly run is on, and the plan says what closes it', () => {
    const planned = planOf(nej, on(untouched(nej)));
    expect(filmOf(planned, 'F-1').audience).toEqual({ rooms: ['rum-lar'], until: '2027-06-30' });
    const grant = changeOf(planned, `folder:audiences/${AUDIENCE}:rum-rum-lar@delaby.example`);
    expect(grant.steps).toMatchObject([{ kind: 'grant', until: undefined }]);
    expect(swedish(grant.reason)).toContain('Drive sätter inget slutdatum här: körningen varje timme stänger efter 30 juni 2027.');
    expect(grant.after).toMatchObject({ endedByRun: '2027-06-30' });
    expect(grants(planned.plan.changes).every((step) => step.until === undefined)).toBe(true);
    expect(settled(nej, on(untouched(nej)))).toBeDefined(); // And then nothing is left to do.
  });

  it('a film stays closed while it is not, and row, plan and diagnostics say why; one without an end day is shared', () => {
    const waiting = off(untouched(nej));
    expect(roomsOf(nej, 'F-1', waiting)).toBeUndefined();
    expect(roomsOf(nej, 'F-2', waiting)).toEqual(['rum-alla']);
    const planned = planOf(nej, waiting);
    expect(filmOf(planned, 'F-1').verdict?.why).toBe('nothingEnds');
    const said = planned.plan.diagnostics.find((one) => one.code === 'heldWithoutEnd');
    expect(said).toMatchObject({ table: 'settings', field: 'driveExpiry', severity: 'warning' });
    expect(swedish(said?.message)).toMatch(/^1 film med slutdag .*körningen varje timme är inte på.*Håll det uppdaterat/);
    expect(planned.plan.changes.some((change) => change.target.includes('2027-06-30'))).toBe(false);
  });

  it('the hourly run is on while it has come to its end within a day', () => {
    const at = (hours: number) => roomsOf(nej, 'F-1', { ...untouched(nej), hourly: NOW - hours * HOUR });
    expect(at(23)).toEqual(['rum-lar']);
    expect(at(24)).toBeUndefined();
    expect(at(-30)).toBeUndefined(); // A time that has not been: somebody wrote there.
  });

  it('a film that is shown stays where it is when the run stops, comes nowhere new and lasts no longer, and that is told', () => {
    const shown = settled(nej, on(untouched(nej)));
    const wider = edit(edit(nej, 'permits', 'M-1', { audience: 'rum-lar, rum-city', to: '2027-12-31' }), 'recordings', 'F-1', {
      rooms: 'rum-lar, rum-city',
    });
    expect(summary(planOf(nej, off(shown)))).toEqual([]);
    expect(codes(off(shown))).toContain('shownWithoutEnd');
    expect(codes(on(shown))).not.toContain('shownWithoutEnd');
    expect(filmOf(planOf(wider, off(shown)), 'F-1').audience).toEqual({ rooms: ['rum-lar'], until: '2027-06-30' });
    expect(filmOf(planOf(wider, off(shown)), 'F-1').verdict?.closed.get('rum-city')).toBe('nothingEnds');
    expect(filmOf(planOf(wider, on(shown)), 'F-1').audience).toEqual({ rooms: ['rum-city', 'rum-lar'], until: '2027-12-31' });
  });

  it.each([
    ['on', true],
    ['off', false],
  ])('a film is closed when the day is over, and its folder lets nobody in, with the run %s', (_name, isOn) => {
    const shown = settled(nej, on(untouched(nej)));
    const planned = planOf(nej, isOn ? on(shown, AFTER) : off(shown), AFTER);
    expect(changeOf(planned, 'recording:F-1')).toMatchObject({ action: 'close', always: true, review: false });
    const away = planned.plan.changes.filter((change) => change.target === `audiences/${AUDIENCE}`);
    expect(away.map((change) => [change.action, change.always, change.steps[0]?.phase])).toEqual([['revoke', true, 'withdraw']]);
    expect(folder(settled(nej, on(shown, AFTER), AFTER))?.grants).toEqual([]);
  });

  it('also where its row is gone and the guard trips: the day was stated when it was shown', () => {
    const shown = settled(nej, on(untouched(nej)));
    const lost = drop(drop(nej, 'recordings', 'F-1'), 'mandates', 'U-1', 'U-2');
    const planned = planOf(lost, on(shown, AFTER), AFTER);
    expect(planned.plan.guard.tripped).toBe(true);
    expect(changeOf(planned, 'recording:F-1')).toMatchObject({ action: 'close', always: true });
  });

  it('withdrawing closes in the same way', () => {
    const shown = settled(nej, on(untouched(nej)));
    const withdrawn = edit(nej, 'permits', 'M-1', { withdrawn: '2026-11-16' });
    for (const state of [on(shown), off(shown)]) {
      const change = changeOf(planOf(withdrawn, state), 'recording:F-1');
      expect(change).toMatchObject({ action: 'close', always: true, loses: [AINO, JO] });
    }
  });

  it('grants get their end when the edition becomes one that keeps it, before anyone is given anything', () => {
    const shown = settled(nej, on(untouched(nej)));
    const planned = planOf(town, shown);
    const changes = planned.plan.changes.filter((change) => change.target === `audiences/${AUDIENCE}`);
    const end = endOfDay('2027-06-30', 'Europe/Stockholm');
    expect(changes.map((change) => change.steps)).toEqual([[expect.objectContaining({ kind: 'renew', phase: 'revoke', until: end })]]);
  });

  it('grants that have an end keep it when the edition becomes one without, as long as they may', () => {
    const far = edit(town, 'permits', 'M-1', { to: '2028-06-30' });
    const farNej = add(far, 'settings', { name: 'driveExpiry', value: 'nej' });
    const shown = settled(far);
    expect(summary(planOf(farNej, on(shown)))).toEqual([]);
    // Drive takes a year at most: what was to be extended loses its end, if the run will close it.
    const later = NOW + 320 * DAY;
    const planned = planOf(farNej, on(shown, later), later);
    const renewed = planned.plan.changes.filter((change) => change.action === 'renew');
    expect(renewed.map((change) => change.steps)).toEqual([[expect.objectContaining({ until: undefined })]]);
    expect(swedish(renewed[0]?.reason)).toContain('körningen varje timme stänger efter 30 juni 2028');
    expect(planOf(farNej, off(shown), later).plan.changes.filter((change) => change.action === 'renew')).toEqual([]);
  });
});

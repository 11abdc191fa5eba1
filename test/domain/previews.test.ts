/** A lecturer who asked to see the film first can watch it, until they have answered or two weeks have gone; nobody else ever. */

import { previewersOf, previewIn } from '../../src/domain/plan/access/previews.ts';
import type { State } from '../../src/domain/plan/state.ts';
import { endOfDay } from '../../src/domain/time/dates.ts';
import { swedish } from '../messages/said.ts';
import {
  AINO,
  add,
  type Cells,
  changeOf,
  DAY,
  edit,
  filmOf,
  grant,
  JO,
  KARIN,
  NOW,
  OLA,
  planOf,
  settled,
  summary,
  type Tables,
  town,
  untouched,
  withItem,
} from './fixture.ts';

const asked = (more: Cells = {}, tables: Tables = town) => edit(tables, 'permits', 'M-1', { preview: 'ja', lecturerEmail: OLA, ...more });
/** Karin is in none of F-1's rooms. */
const first = asked({ lecturerEmail: KARIN });
const end = (day: string) => endOfDay(day, 'Europe/Stockholm');
const onFilm = (state: State) => (state.items.get('film-F-1')?.grants ?? []).map(({ email, until }) => [email, until]);
const previewing = (tables: Tables, state = untouched(tables), now = NOW) => {
  const planned = planOf(tables, state, now);
  return previewersOf(planned.desired, previewIn(planned.desired, filmOf(planned, 'F-1')));
};

describe('A lecturer who asked to see the film first', () => {
  it('is let in to the film itself, once a person has looked, until two weeks have gone', () => {
    const planned = planOf(first, settled(asked({ preview: '', answer: 'väntar' })));
    expect(summary(planned)).toEqual([`grant preview:F-1:${KARIN}`]);
    const change = changeOf(planned, `preview:F-1:${KARIN}`);
    expect(change).toMatchObject({ review: true, gains: [KARIN], loses: [] });
    expect(change.steps).toEqual([
      { phase: 'grant', kind: 'grant', on: { id: 'film-F-1' }, type: 'user', email: KARIN, role: 'reader', until: end('2026-11-30') },
    ]);
    expect(swedish(change.reason)).toMatch(/Ann-Sofi Dahl vill se filmen först.*Ingen annan ser den/);
  });
  it('is not let in for longer than the yes holds', () => {
    expect(onFilm(settled(asked({ to: '2026-11-20' })))).toEqual([[OLA, end('2026-11-20')]]);
    const late = settled(first);
    const cut = settled(asked({ lecturerEmail: KARIN, to: '2026-11-20' }), late);
    expect(onFilm(cut)).toEqual([[KARIN, end('2026-11-20')]]);
  });
  it('is left in peace day by day, and let in anew only by a person, when the time is over', () => {
    const state = settled(first);
    expect(summary(planOf(first, state, NOW + 5 * DAY))).toEqual([]);
    expect(changeOf(planOf(first, state, NOW + 16 * DAY), `preview:F-1:${KARIN}`).review).toBe(true);
  });
  it.each<[string, Cells]>([
    ['approves', { approved: 'ja' }],
    ['no longer wants to', { preview: '' }],
    ['says no', { answer: 'nej' }],
    ['takes the yes back', { withdrawn: '2026-11-16' }],
    ['has another address', { lecturerEmail: AINO }],
  ])('loses it when the lecturer %s', (_, cells) => {
    const after = edit(first, 'permits', 'M-1', cells);
    expect(onFilm(settled(after, settled(first))).map(([email]) => email)).not.toContain(KARIN);
  });
  it('keeps it while their own row can’t be read, and gains nothing then', () => {
    const faulty = edit(first, 'people', KARIN, { unit: 'finns inte' });
    expect(summary(planOf(faulty, settled(first))).filter((one) => one.includes('film-F-1') || one.includes('preview'))).toEqual([]);
    expect(previewing(faulty)).toEqual([]);
  });
});

describe('Nobody else is let in', () => {
  const others: [string, Tables][] = [
    ['where the film waits for another reason too', asked({ answer: 'väntar' })],
    ['where children are seen without a consent', edit(asked(), 'recordings', 'F-1', { children: 'ja' })],
    ['where another lecturer has not been asked', edit(asked(), 'recordings', 'F-1', { lecturer: 'Ann-Sofi Dahl, Lena Ek' })],
    [
      'where another lecturer has not answered',
      edit(add(asked(), 'permits', { id: 'M-9', lecturer: 'Lena Ek', recordings: 'F-1', answer: 'väntar' }), 'recordings', 'F-1', {
        permit: 'M-1, M-9',
      }),
    ],
    ['by a permit of another’s film', edit(asked({ lecturer: 'Lena Ek' }), 'recordings', 'F-1', { lecturer: 'Ann-Sofi Dahl' })],
    ['whose address is not among the people', asked({ lecturerEmail: 'okand@delaby.example' })],
    ['who has left', edit(asked(), 'people', OLA, { to: '2026-11-01' })],
    ['who stands outside sync', edit(asked(), 'people', OLA, { protected: 'ja' })],
    ['of a row that can’t be read', edit(asked(), 'recordings', 'F-1', { children: 'kanske' })],
  ];
  it.each(others)('%s', (_, tables) => {
    expect(previewing(tables)).toEqual([]);
    expect(summary(planOf(tables, untouched(tables))).filter((one) => one.includes('preview'))).toEqual([]);
  });
  it('of two lecturers only the one who asked', () => {
    const both = add(first, 'permits', {
      id: 'M-9',
      lecturer: 'Lena Ek',
      lecturerEmail: OLA,
      recordings: 'F-1',
      answer: 'ja',
      audience: 'rum-lar',
    });
    const tables = edit(both, 'recordings', 'F-1', { lecturer: 'Ann-Sofi Dahl, Lena Ek', permit: 'M-1, M-9' });
    expect(previewing(tables)).toEqual([KARIN]);
  });
  it('and what somebody shared by hand is taken away', () => {
    const hand = withItem(settled(first), 'film-F-1', { grants: [grant(JO), grant(KARIN, 'user', 'writer')] });
    const planned = planOf(first, hand);
    expect(summary(planned)).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`revoke item:film-F-1:${JO}`),
        expect.stringContaining(`revoke item:film-F-1:${KARIN}`),
      ]),
    );
    expect(onFilm(settled(first, hand))).toEqual([[KARIN, end('2026-11-30')]]);
  });
  it('where Drive ends nothing and the hourly run, which would, is off', () => {
    const nej = add(first, 'settings', { name: 'driveExpiry', value: 'nej' });
    expect(summary(planOf(nej, untouched(nej))).filter((one) => one.includes('preview'))).toEqual([]);
    const on = { ...untouched(nej), hourly: NOW - 3_600_000 };
    expect(onFilm(settled(nej, on))).toEqual([[KARIN, undefined]]);
  });
  it('and the plan says what to do for a lecturer whom it can’t let in', () => {
    const said = (tables: Tables) => planOf(tables, untouched(tables)).plan.diagnostics.find((one) => one.code === 'preview.unknown');
    expect(said(asked({ lecturerEmail: 'gast@annan.example' }))).toMatchObject({
      table: 'permits',
      field: 'lecturerEmail',
      severity: 'info',
    });
    expect(swedish(said(asked({ lecturerEmail: '' }))?.message)).toMatch(/Skriv E-post/);
    expect(said(first)).toBeUndefined();
  });
});

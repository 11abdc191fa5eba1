/** How a plan is shown, as text, as a page and as JSON, in both languages, held still. */
import type { State } from '../../src/domain/plan/state.ts';
import { planJson } from '../../src/presenters/plan/json.ts';
import { planViewOf } from '../../src/presenters/plan/page.ts';
import { planText, summary } from '../../src/presenters/plan/text.ts';
import {
  add,
  crowd,
  drop,
  ELIF,
  edit,
  grant,
  JO,
  KARIN,
  planOf,
  settled,
  type Tables,
  town,
  untouched,
  withItem,
} from '../domain/fixture.ts';

const state = settled(town);
const FILMS = 'folder-audiences-rum-lar|2027-06-30';
const cases: Record<string, [Tables, State]> = {
  'a new town': [town, untouched(town)],
  nothing: [town, state],
  'a film taken back': [edit(town, 'permits', 'M-1', { withdrawn: '2026-11-16' }), state],
  'another room': [edit(edit(town, 'permits', 'M-1', { audience: 'rum-city' }), 'recordings', 'F-1', { rooms: 'rum-city' }), state],
  'another day': [edit(town, 'permits', 'M-1', { to: '2027-03-31' }), state],
  'people come and go': [
    add(edit(edit(town, 'people', JO, { to: '2026-11-15' }), 'networks', 'N-1', { add: `${ELIF}, ${KARIN}` }), 'people', {
      email: 'x@y',
      name: 'X',
    }),
    state,
  ],
  meetings: [edit(town, 'meetings', 'T-1', { start: '2026-12-02 14:00', title: 'Annat' }), state],
  'a meeting called off': [edit(town, 'meetings', 'T-1', { status: 'inställd' }), state],
  'a meeting gone': [drop(town, 'meetings', 'T-1'), state],
  'renamed, shared and protected': [
    edit(town, 'rooms', 'rum-city', { name: 'Centrum' }),
    withItem(withItem(state, 'film-F-1', { copyable: true, grants: [grant(ELIF)] }), FILMS, { grants: [grant(ELIF)] }),
  ],
  'captions beside': [town, withItem(state, 'c-1', { kind: 'captions', row: 'F-1', parent: 'waiting' })],
  'a stray file': [town, withItem(state, 's-1', { parent: 'folder-rooms-rum-lar' })],
  'the guard': [crowd(town, 1), settled(crowd(town, 40))],
  'nobody left, and halted': [drop(town, 'rooms', 'rum-lar'), { ...state, conflicts: new Map([['rooms/rum-city', 'moved' as const]]) }],
};

describe('A plan is shown', () => {
  it.each(Object.entries(cases))('of %s', (_, [tables, from]) => {
    const planned = planOf(tables, from);
    const nameOf = (email: string) => `<${email}>`;
    expect({
      sv: planText(planned.plan, { lang: 'sv', nameOf }).split('\n'),
      en: planText(planned.plan, { lang: 'en', nameOf }).split('\n'),
      summary: [summary(planned.plan.changes, 'sv'), summary(planned.plan.changes, 'en')],
    }).toMatchSnapshot('text');
    const { changes, diagnostics, guard, mails } = planViewOf(planned, true);
    const lines = changes.map(({ id, sign, kind, section, text, reason, gains, loses }) =>
      [id, sign, kind, section.id, section.kind, section.title.sv, section.title.en, text.sv, text.en, reason.sv, gains, loses].join(' | '),
    );
    expect({ lines, diagnostics, guard, mails }).toMatchSnapshot('page');
    const json = planJson(planned.plan, 'en');
    expect({ ...json, hash: '', changes: json.changes.map((one) => `${one.id} | ${one.action} | ${one.reason}`) }).toMatchSnapshot('json');
  });
});

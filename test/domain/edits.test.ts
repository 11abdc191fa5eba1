import { type Edit, rowsFor } from '../../src/domain/edits/edits.ts';
import { problemIn } from '../messages/said.ts';
import { AINO, configOf, ELIF, town } from './fixture.ts';

const today = '2026-11-16';
const said = (edit: Edit): string => problemIn(rowsFor(configOf(town), edit, today));

describe('ending a mandate', () => {
  it('is refused before its first day, which is told', () => {
    expect(said({ kind: 'endMandate', mandate: 'U-1', date: '2026-07-31' })).toBe(
      'Uppdraget började 1 augusti 2026. Välj den dagen eller en senare.',
    );
  });

  it('is done on its very first day, and on any later', () => {
    for (const date of ['2026-08-01', '2027-01-31'])
      expect(rowsFor(configOf(town), { kind: 'endMandate', mandate: 'U-1', date }, today)).toHaveProperty('rows');
  });

  it('by a replacement leaves a day to whoever ends', () => {
    const replace = { kind: 'replace', unit: 'u1', out: AINO, in: ELIF } as const;
    expect(said({ ...replace, date: '2026-08-01' })).toBe('Den som slutar började 1 augusti 2026. Välj en senare dag.');
    expect(rowsFor(configOf(town), { ...replace, date: '2026-08-02' }, today)).toHaveProperty('rows');
  });
});

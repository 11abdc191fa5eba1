/** A cell as it is typed: what is wrong with it is said at once, and its mark goes when it is mended. */
import type { Field } from '../../src/domain/workbook/tables/field.ts';
import { tables } from '../../src/domain/workbook/tables.ts';
import { knownBy, markFor, NO_GROUND, WRONG_GROUND, wrongIn } from '../../src/domain/workbook/typed-cell.ts';
import { swedish } from '../messages/said.ts';

const people = knownBy([
  { key: 'johan.akesson@delaby.example', name: 'Johan Åkesson' },
  { key: 'aino.bergstrom@delaby.example', name: 'Aino Bergström' },
]);
const wrong = (field: Field, cell: unknown) => swedish(wrongIn(field, cell, (target) => (target === 'people' ? people : undefined)));
const { mandates, networks, recordings } = tables;

describe('A cell that has just been typed', () => {
  it('is right where it can be read, or holds nothing yet', () => {
    expect([wrong(mandates.fields.from, '2026-08-18'), wrong(mandates.fields.from, 46252), wrong(mandates.fields.person, '')]).toEqual([
      '',
      '',
      '',
    ]);
  });

  it('says what it can’t be, and what to write', () => {
    expect(wrong(mandates.fields.from, 'igår')).toMatch(/^Från kan inte vara ”igår”. Skriv ett datum som/);
    expect(wrong(mandates.fields.role, 'huvudlarspridare')).toMatch(/huvudlärspridare/);
  });

  it('that names nobody says who may be meant', () => {
    expect(wrong(mandates.fields.person, 'johan.akeson@delaby.example')).toMatch(/Menar du ”johan.akesson@delaby.example”/);
    expect(wrong(networks.fields.leaders, 'aino.bergstrom@delaby.example, johan.akeson@delaby.example')).toMatch(/Menar du/);
  });

  it('is not judged by a tab that can’t be read', () => {
    expect(wrong(recordings.fields.rooms, 'rum-ala')).toBe('');
  });
});

describe('The mark of a cell', () => {
  const bare = { note: '', background: NO_GROUND };

  it('comes with what is wrong, and goes when that is mended', () => {
    const marked = markFor('Från kan inte vara igår.', bare);
    expect(marked).toEqual({ note: 'Delakultur: Från kan inte vara igår.', background: WRONG_GROUND });
    expect(markFor('', marked)).toEqual(bare);
  });

  it('leaves somebody’s own note and colour as they are', () => {
    const own = { note: 'Fråga Karin', background: '#ffff00' };
    expect(markFor('', own)).toEqual(own);
    expect(markFor('Fel.', own).note).toBe('Fråga Karin');
  });
});

import { rowsFor } from '../../src/domain/edits/edits.ts';
import { somebodyElses } from '../../src/domain/workbook/lecturers.ts';
import { parseWorkbook, sheetOf } from '../../src/domain/workbook/parse.ts';
import { checkReferences } from '../../src/domain/workbook/references.ts';
import { swedish } from '../messages/said.ts';

type Rows = Record<string, unknown>[];
const read = (recordings: Rows, permits: Rows, people: Rows = []) =>
  checkReferences(
    parseWorkbook({
      settings: sheetOf('settings', [{ name: 'domains', value: 'delaby.example' }]),
      rooms: sheetOf('rooms', [{ id: 'r', name: 'R', everyone: 'ja' }]),
      people: sheetOf('people', people),
      recordings: sheetOf('recordings', recordings),
      permits: sheetOf('permits', permits),
    }),
  );
const film = (lecturer: string, permit = '') => [{ id: 'F-1', title: 'Vatten', lecturer, rooms: 'r', permit }];
const lecturers = (lecturer: string, permits: Rows, people: Rows = []) =>
  read(film(lecturer), permits, people).tables.recordings.rows[0]?.lecturer;
const told = (config: ReturnType<typeof read>) => config.diagnostics.map(({ code, message }) => [code, swedish(message)]);
const lena = { id: 'M-1', lecturer: 'Lena Ek' };

describe('Ek, Lena in Föreläsare', () => {
  it('is one lecturer where a permit or a person has that name, in either order', () => {
    expect(lecturers('Ek, Lena', [lena])).toEqual(['Lena Ek']);
    expect(lecturers('Ek, Lena', [{ id: 'M-1', lecturer: 'Ek, Lena' }])).toEqual(['Lena Ek']);
    expect(lecturers('von Essen, Åsa', [], [{ email: 'asa@delaby.example', name: 'Åsa von Essen' }])).toEqual(['Åsa von Essen']);
    expect(lecturers('Ek, Lena, Lund, Bo', [lena, { id: 'M-2', lecturer: 'Bo Lund' }])).toEqual(['Lena Ek', 'Bo Lund']);
  });

  it('is two where that is not certain, and the plan says so and how to write', () => {
    expect(lecturers('Ek, Lena', [lena, { id: 'M-2', lecturer: 'Ek' }])).toEqual(['Ek', 'Lena']);
    const config = read(film('Ek, Lena'), []);
    expect(config.tables.recordings.rows[0]?.lecturer).toEqual(['Ek', 'Lena']);
    expect(told(config)).toEqual([
      ['namesByComma', expect.stringContaining('läses som 2 föreläsare: ”Ek” och ”Lena”. Skriv förnamnet först: ”Lena Ek”')],
    ]);
    expect(told(read(film('Lena Ek, Bo Lund'), []))).toEqual([]);
    expect(told(read(film('Lena Ek, Madonna'), []))).toEqual([]);
  });

  it('is one person between semicolons', () => {
    expect(lecturers('Ek, Lena; Lund, Bo', [])).toEqual(['Lena Ek', 'Bo Lund']);
    expect(lecturers('Lena Ek; Bo Lund', [])).toEqual(['Lena Ek', 'Bo Lund']);
    expect(lecturers('Lena Ek, Bo Lund; Cia Å', [])).toEqual(['Lena Ek', 'Bo Lund', 'Cia Å']);
  });
});

describe('Another lecturer’s permit', () => {
  const bo = { id: 'M-2', lecturer: 'Bo Lund', lecturerEmail: 'bo@delaby.example', recordings: 'alla', answer: 'ja', audience: 'r' };

  it('is told of by the plan where somebody has typed it', () => {
    expect(told(read(film('Lena Ek', 'M-2'), [lena, bo]))).toEqual([
      ['somebodyElses', expect.stringContaining('Medgivandet M-2 är från Bo Lund, men filmens föreläsare är Lena Ek')],
    ]);
  });

  it('is nobody else’s under a shorter, longer or turned name, or where the address says who it is', () => {
    const people = [{ email: 'bo@delaby.example', name: 'Bosse Lundström' }];
    for (const name of ['Bo Lund', 'bo  lund', 'Lund, Bo', 'Bo Arvid Lund', 'Bo', 'Bosse Lundström'])
      expect([name, somebodyElses(read([], [bo], people), [name], ['M-2'])]).toEqual([name, undefined]);
    expect(somebodyElses(read([], [bo]), ['Cia Ek', 'Bo Lund'], ['M-2'])).toBeUndefined();
    expect(somebodyElses(read([], [bo]), ['Bodil Lund'], ['M-2'])?.id).toBe('M-2');
  });

  it('says nothing where a side names nobody', () => {
    expect(somebodyElses(read([], [bo]), [], ['M-2'])).toBeUndefined();
    expect(somebodyElses(read([], [{ id: 'M-3' }]), ['Lena Ek'], ['M-3'])).toBeUndefined();
  });

  it('can’t be given to a film in a form; what stands there already does not stop other edits', () => {
    const config = read(film('Lena Ek'), [lena, bo]);
    const give = (permit: string, of = config, more = {}) =>
      rowsFor(of, { kind: 'recording', recording: 'F-1', isNew: false, cells: { permit, ...more } }, '2026-11-16');
    expect(give('M-2')).toMatchObject({
      problem: { code: 'somebodyElses', facts: { from: 'Bo Lund' } },
    });
    expect(give('M-1')).toHaveProperty('rows');
    expect(give('M-2', config, { lecturer: 'Bo Lund' })).toHaveProperty('rows');
    expect(give('M-2', read(film('Lena Ek', 'M-2'), [lena, bo]), { title: 'Is' })).toHaveProperty('rows');
  });
});

/** What is said of the workbook's rows, of files and of edits, in both languages, held still. */

import { type Edit, rowsFor } from '../../src/domain/edits/edits.ts';
import { capped } from '../../src/domain/permits/letter-cap.ts';
import { splitPermit } from '../../src/domain/permits/split.ts';
import { mergeRows } from '../../src/domain/workbook/import/importing.ts';
import type { Where } from '../../src/domain/workbook/import/lines.ts';
import { parseWorkbook, sheetOf } from '../../src/domain/workbook/parse.ts';
import { unwritable } from '../../src/domain/workbook/row-edit.ts';
import type { TableName } from '../../src/domain/workbook/tables.ts';
import { AINO, add, type Cells, configOf, ELIF, edit, GUEST, JO, type Tables, town } from '../domain/fixture.ts';
import { firstSaid, said } from './said.ts';

const inRows = (tables: Tables): string[] => configOf(tables).diagnostics.map(said);
const person = (cells: Cells) => inRows(edit(town, 'people', ELIF, cells));
const row = (table: TableName, cells: Cells) => inRows(add(town, table, cells));
const setting = (name: string, value: unknown) => inRows(add(town, 'settings', { name, value }));

describe('The workbook is told', () => {
  it('what can’t be read in a cell, and what to do', () => {
    expect(
      firstSaid({
        nothing: () => inRows(town),
        'a formula': () => person({ unit: '#REF!', from: '#N/A' }),
        'a date': () => person({ from: 'i höst' }),
        'a date and a time': () => row('meetings', { id: 'T-9', network: 'N-1', start: '2026-11-16' }),
        'a time': () => row('networks', { id: 'N-9', name: 'X', time: 'kl 13' }),
        'yes or no': () => person({ external: 'kanske' }),
        'a number': () => row('networks', { id: 'N-9', name: 'X', minutes: 'många' }),
        thousands: () => row('networks', { id: 'N-9', name: 'X', minutes: '1.234' }),
        'a negative number': () => row('networks', { id: 'N-9', name: 'X', minutes: -1 }),
        'a whole number': () => setting('minimumAnswers', 2.5),
        'a number that is too large': () => setting('removalShare', 0.5),
        'a word': () => row('rooms', { id: 'r', name: 'X', sharing: 'gruppp' }),
        'another word': () => row('rooms', { id: 'r', name: 'X', sharing: 'xyzzy' }),
        'words of several': () => row('units', { id: 'u9', name: 'X', schoolForm: 'särskola' }),
        'an address': () => person({ inviteEmail: 'elif' }),
        'a Cyrillic address': () => person({ inviteEmail: 'аino@delaby.example' }),
        addresses: () => row('networks', { id: 'N-9', name: 'X', add: `${ELIF}, x` }),
        'a foreign domain': () => person({ inviteEmail: GUEST }),
        'a domain like ours': () => person({ inviteEmail: 'elif@de1aby.example' }),
        'links of a meeting': () => inRows(edit(town, 'meetings', 'T-1', { links: 'http://x', online: 'zoom' })),
        evidence: () => inRows(edit(town, 'permits', 'M-1', { evidence: 'http://x' })),
        'a unit’s code': () => row('units', { id: 'u9', name: 'X', unitCode: '12' }),
        'a prefix': () => setting('groupPrefix', 'ÅÄÖ'),
        'a school year': () => setting('schoolYear', 'nu'),
        'a time zone': () => setting('timeZone', 'Mars/Olympus'),
        'an unknown setting': () => setting('Färg', 'röd'),
        'no domains': () => inRows({ ...town, settings: [] }),
        'coordinators elsewhere': () => inRows(edit(town, 'settings', 'coordinators', { value: `${GUEST}, x@de1aby.example` })),
        'from after to': () => person({ from: '2026-02-01', to: '2026-01-01' }),
        'start after end': () => row('meetings', { id: 'T-9', network: 'N-1', start: '2026-11-16 13:00', end: '2026-11-16 12:00' }),
        'no name': () => row('rooms', { id: 'r' }),
        'no key': () => row('rooms', { name: 'X' }),
        'equal keys': () => inRows(add(town, 'rooms', { id: 'rum-city', name: 'X' })),
        'many equal keys': () => inRows(add(town, 'rooms', ...Array.from({ length: 8 }, () => ({ id: 'rum-city', name: 'X' })))),
        'a column twice': () => {
          const sheet = sheetOf('rooms', town.rooms ?? []);
          return parseWorkbook({ rooms: { ...sheet, columns: [...sheet.columns, 'name'] } }).diagnostics.map(said);
        },
        'no column': () => {
          const sheet = sheetOf('rooms', town.rooms ?? []);
          return parseWorkbook({
            rooms: { ...sheet, columns: sheet.columns.map((code) => (code === 'name' ? undefined : code)) },
          }).diagnostics.map(said);
        },
      }),
    ).toMatchSnapshot();
  });

  it('what leads nowhere', () => {
    expect(
      firstSaid({
        'an unknown unit': () => person({ unit: 'Skogen' }),
        'a unit spelt nearly': () => person({ unit: 'Förskolan Blåsipan' }),
        'one of two units': () => {
          const two = add(town, 'units', { id: 'u4', name: 'Åkerskolan', area: 'Team City' });
          return inRows(edit(two, 'people', ELIF, { unit: 'Åkerskolan' }));
        },
        'an unknown area': () => row('networks', { id: 'N-9', name: 'X', areas: 'Syd' }),
        'an area spelt nearly': () => row('networks', { id: 'N-9', name: 'X', areas: 'Team Cty' }),
        'a faulty unit': () => inRows(edit(edit(town, 'units', 'u1', { staff: 'många' }), 'people', ELIF, { unit: 'u1' })),
        'a series': () => inRows(edit(town, 'permits', 'M-1', { recordings: 'serie:Matte' })),
        'a series spelt nearly': () => inRows(edit(town, 'permits', 'M-1', { recordings: 'serie:Sprk' })),
        'somebody else’s permit': () => inRows(edit(town, 'recordings', 'F-1', { lecturer: 'Bo Ek' })),
        'of two somebody else’s permit': () => inRows(edit(town, 'recordings', 'F-1', { lecturer: 'Bo Ek, Lena Alm' })),
        'names by comma': () => inRows(edit(town, 'recordings', 'F-1', { lecturer: 'Dahl, Sofi' })),
        'more names by comma': () => inRows(edit(town, 'recordings', 'F-1', { lecturer: 'Dahl, Sofi, Ek' })),
      }),
    ).toMatchSnapshot();
  });

  it('what is wrong with a file', () => {
    const file = (table: TableName, text: string, where: readonly Where[] = [], standing: readonly Cells[] = []): string[] => {
      const [headers = [], ...rows] = text.split('\n').map((line) => line.split(';'));
      const merge = mergeRows(table, sheetOf(table, standing), { headers, rows }, { where });
      return [...(merge.stop ? [merge.stop] : []), ...merge.diagnostics, ...merge.refused].map(said);
    };
    const people = (text: string, ...where: Where[]) => file('people', text, where);
    expect(
      firstSaid({
        fine: () => people('E-post;Namn\na@delaby.example;A'),
        'a near column': () => people('E-post;Utanför synkk\na@delaby.example;ja'),
        'a column twice that protects': () => people('E-post;Utanför synk;Utanför synk\na@delaby.example;ja;nej'),
        'a column twice': () => people('E-post;Namn;Namn\na@delaby.example;A;B'),
        'no key column': () => people('Adress;Namn\na@delaby.example;A'),
        'no key column, a near one': () => people('E-mejl 2;Namn\na@delaby.example;A'),
        'many columns': () => people(`${Array.from({ length: 25 }, (_, n) => `K${n}`).join(';')}\n1`),
        'a header again': () => people('E-post;Namn\na@delaby.example;A\nE-post;Namn'),
        'a system column': () => file('rooms', 'Id;Namn;Mapp\nr;R;x'),
        'another word for a mark': () => people('E-post;Skyddade personuppgifter\na@delaby.example;sekretess'),
        'another word for a mark that says nothing': () => people('E-post;Skyddad identitet\na@delaby.example;hemlig'),
        'where, no column': () => people('E-post;Namn\na@delaby.example;A', { column: 'Nam', value: 'x' }),
        'where, no column at all': () => people('E-post;Namn\na@delaby.example;A', { column: 'Färg', value: 'x' }),
        'where, a near value': () => people('E-post;Namn\na@delaby.example;Anders', { column: 'Namn', value: 'Andrs' }),
        'where, a few values': () => people('E-post;Namn\na@delaby.example;A\nb@delaby.example;B', { column: 'Namn', value: 'xyzzyx' }),
        'where, many values': () =>
          people(`E-post;Namn\n${Array.from({ length: 14 }, (_, n) => `a${n}@delaby.example;A${n}`).join('\n')}`, {
            column: 'Namn',
            value: 'xyzzyx',
          }),
        'where, nothing at once': () =>
          people(
            'E-post;Namn\na@delaby.example;A\nb@delaby.example;B',
            { column: 'Namn', value: 'A' },
            { column: 'E-post', value: 'b@delaby.example' },
          ),
        'a long cell': () => people(`E-post;Namn\na@delaby.example;${'x'.repeat(50_001)}`),
        'a column that the tab lacks': () => {
          const sheet = { columns: ['email'], rows: [], firstRow: 2 };
          return mergeRows('people', sheet, { headers: ['E-post', 'Namn'], rows: [['a@delaby.example', 'A']] }).diagnostics.map(said);
        },
        'no key': () => people('E-post;Namn\n;A'),
        'a faulty value': () => people('E-post;Namn;Från\na@delaby.example;A;nyss'),
        'a setting of the system': () => file('settings', 'Inställning;Värde\nArbetsytans id;x\nschema;1\nRotmapp;x\ntimeZone;UTC'),
        'equal keys': () => people('E-post;Namn\na@delaby.example;A\na@delaby.example;B'),
        'equal keys, there too': () =>
          file('people', 'E-post;Namn\na@delaby.example;A\na@delaby.example;B', [], [{ email: 'a@delaby.example', name: 'C' }]),
        ambiguous: () =>
          file(
            'people',
            'E-post;Namn\na@delaby.example;A',
            [],
            Array.from({ length: 7 }, (_, n) => ({ email: 'a@delaby.example', name: `C${n}` })),
          ),
        'a name turned': () => people('E-post;Namn\nanna.ek@delaby.example;Ek, Anna'),
        'names turned': () => people('E-post;Namn\nanna.ek@delaby.example;Ek, Anna\nbo.lund@delaby.example;Lund, Bo'),
        'a name with a comma': () => people('E-post;Namn\nx1@delaby.example;Ek, Anna'),
        'names with commas': () => people('E-post;Namn\nx1@delaby.example;Ek, Anna\nx2@delaby.example;Lund, Bo'),
      }),
    ).toMatchSnapshot();
  });

  it('what an edit can’t do', () => {
    const config = configOf(
      add(
        town,
        'permits',
        { id: 'M-3', lecturer: 'Bo Ek', recordings: 'F-1', answer: 'väntar', audience: 'rum-lar' },
        { id: 'M-4', lecturer: 'Bo Ek', recordings: 'F-1', answer: 'ja', audience: 'rum-lar', withdrawn: '2026-11-01' },
      ),
    );
    const edited = (one: Edit): string[] => {
      const rows = rowsFor(config, one, '2026-11-16');
      return 'problem' in rows ? [said(rows.problem)] : [];
    };
    const replace = { kind: 'replace', unit: 'u1', out: AINO, in: ELIF, date: '2026-11-16' } as const;
    const film = (cells: Record<string, string>, recording = 'F-1', isNew = false) =>
      edited({ kind: 'recording', recording, isNew, cells });
    const meeting = {
      kind: 'meeting',
      network: 'N-1',
      title: '',
      start: '2026-12-01T13:00',
      end: '2026-12-01T14:00',
      place: '',
      agenda: '',
      online: false,
    } as const;
    const ask = {
      kind: 'permit',
      recording: 'F-1',
      lecturers: [{ name: 'Bo', email: '' }],
      audience: ['rum-lar'],
      basis: 'avtal',
      asked: '2026-11-16',
    } as const;
    const answer = { kind: 'answer', permit: 'M-3', answer: 'ja', answered: '2026-11-16' } as const;
    const renew = { kind: 'renew', permits: ['M-1'], to: '2027-12-31', evidence: 'dnr 1' } as const;
    const cell = (code: string, text: string) => {
      const why = unwritable({ table: 'people', key: ELIF, isNew: false, cells: { [code]: text } });
      return why ? [said(why)] : [];
    };
    const split = (permit: string, films: string | string[], tables: Tables = town) => {
      const found = splitPermit(configOf(tables), permit, [films].flat(), '2026-11-16');
      return 'problem' in found ? [said(found.problem)] : [];
    };
    expect(
      firstSaid({
        'no unit': () => edited({ ...replace, unit: 'u9' }),
        'no person': () => edited({ ...replace, in: GUEST }),
        'no date': () => edited({ ...replace, date: 'snart' }),
        'the same one': () => edited({ ...replace, out: ELIF }),
        'no mandate that day': () => edited({ ...replace, out: JO, date: '2026-01-01' }),
        'no mandate': () => edited({ kind: 'endMandate', mandate: 'U-9', date: '2026-11-16' }),
        'no recording': () => film({}, 'F-9'),
        'a recording that is there': () => film({}, 'F-1', true),
        'no field': () => film({ colour: 'red' }),
        'a bad cell': () => film({ date: 'nyss' }),
        'no room': () => film({ rooms: 'rum-x' }),
        'no permit': () => film({ permit: 'M-9' }),
        'another’s permit': () => film({ permit: 'M-3' }),
        'no title': () => film({ title: '' }),
        'no network': () => edited({ ...meeting, network: 'N-9' }),
        'end before start': () => edited({ ...meeting, end: meeting.start }),
        'nobody to ask': () => edited({ ...ask, lecturers: [] }),
        'no address': () => edited({ ...ask, lecturers: [{ name: 'Bo', email: 'bo' }] }),
        'asked ahead': () => edited({ ...ask, asked: '2026-12-01' }),
        'nobody may see': () => edited({ ...ask, audience: [] }),
        'no such room': () => edited({ ...ask, audience: ['rum-x'] }),
        'no basis': () => edited({ ...ask, basis: 'x' }),
        'an end that has been': () => edited({ ...ask, to: '2026-01-01' }),
        'no permit to answer': () => edited({ ...answer, permit: 'M-9' }),
        'answered ahead': () => edited({ ...answer, answered: '2027-01-01' }),
        withdrawn: () => edited({ ...answer, permit: 'M-4' }),
        'unreadable evidence': () => edited({ ...answer, evidence: 'http://x' }),
        'nothing to renew': () => edited({ ...renew, permits: [] }),
        'renewed without a word': () => edited({ ...renew, evidence: '' }),
        'renewed without a yes': () => edited({ ...renew, permits: ['M-3'] }),
        'too many letters': () => {
          const sent = Array.from({ length: 3 }, () => ({ matter: 'm', to: JO, at: 1 }));
          const why = capped(sent, 'm', JO, 2);
          return why ? [said(why)] : [];
        },
        'a film taken back': () => split('M-9', 'F-1'),
        'of a faulty permit': () => split('M-1', ['F-1'], edit(town, 'permits', 'M-1', { to: '?' })),
        'another’s film': () => split('M-1', ['F-2']),
        'nobody’s film': () => split('M-1', ['F-1', 'F-2'], edit(town, 'permits', 'M-1', { recordings: 'F-9' })),
        'a film on two rows': () => {
          const two = add(edit(town, 'permits', 'M-1', { recordings: 'F-1, F-2' }), 'recordings', ...(town.recordings ?? []).slice(0, 1));
          return split('M-1', ['F-1'], two);
        },
        'a hidden sign': () => cell('name', 'a\u202Eb'),
        'a long text': () => cell('name', 'x'.repeat(50_001)),
        'an unreadable cell': () => cell('from', 'nyss'),
      }),
    ).toMatchSnapshot();
  });
});

import {
  askedFile,
  type Card,
  formInputs,
  navigated,
  notificationOf,
  routeOf,
} from '../../../src/tools/playground/page/addon/card-json.ts';
import { type DriveFile, kindOf, pathTo, treeOf } from '../../../src/tools/playground/page/places/drive-files.ts';
import { moved, rowsInView, scrollTo } from '../../../src/tools/playground/page/sheet/grid-window.ts';
import { letters, protectionOf, quoted, recordsOf, spotOf, type Tab } from '../../../src/tools/playground/page/sheet/workbook.ts';

describe('the grid', () => {
  it('draws the rows in view and a few beyond, of three thousand', () => {
    expect(rowsInView(3000, 0, 600, 30)).toEqual({ from: 0, to: 28 });
    expect(rowsInView(3000, 30_000, 600, 30)).toEqual({ from: 992, to: 1028 });
    expect(rowsInView(3000, 89_400, 600, 30)).toEqual({ from: 2972, to: 3000 });
    expect(rowsInView(0, 500, 600, 30)).toEqual({ from: 0, to: 0 });
  });

  it('scrolls no further than is needed to show a row whole', () => {
    expect(scrollTo(5, 0, 330, 30, 30)).toBe(0);
    expect(scrollTo(12, 0, 330, 30, 30)).toBe(90);
    expect(scrollTo(2, 300, 330, 30, 30)).toBe(60);
  });

  it('moves with the keys, never outside', () => {
    const size = { rows: 10, columns: 4 };
    const from = { row: 3, column: 1 };
    const to = (key: string, control = false) => moved(from, key, control, size, 5);
    expect(to('ArrowDown')).toEqual({ row: 4, column: 1 });
    expect(to('ArrowLeft')).toEqual({ row: 3, column: 0 });
    expect(to('ArrowUp', true)).toEqual({ row: 0, column: 1 });
    expect(to('PageDown')).toEqual({ row: 8, column: 1 });
    expect(to('PageUp')).toEqual({ row: 0, column: 1 });
    expect(to('End')).toEqual({ row: 3, column: 3 });
    expect(to('End', true)).toEqual({ row: 9, column: 3 });
    expect(to('Home', true)).toEqual({ row: 0, column: 0 });
    expect(to('a')).toBeUndefined();
    expect(moved({ row: 9, column: 3 }, 'ArrowDown', false, size, 5)).toEqual({ row: 9, column: 3 });
  });
});

describe('the workbook', () => {
  it('names columns and finds cells as A1 notation does', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
    expect(spotOf('B7')).toEqual({ row: 6, column: 1 });
    expect(spotOf("'Börja här'!$AA$10:AB12")).toEqual({ row: 9, column: 26 });
    expect(spotOf('rad 3')).toBeUndefined();
    expect(quoted("Sara's flik")).toBe("'Sara''s flik'");
  });

  it('knows which cells are protected, from whom, and which are left open', () => {
    const tab = (protections: Tab['protections']): Tab => ({
      sheetId: 6,
      title: 'Inspelningar',
      table: 'recordings',
      index: 0,
      rows: 10,
      columns: 5,
      frozenRows: 1,
      frozenColumns: 2,
      protections,
    });
    const status = {
      range: { startColumnIndex: 3, endColumnIndex: 4 },
      description: 'Skrivs av Delakultur.',
      requestingUserCanEdit: false,
    };
    expect(protectionOf(tab([status]), 5, 3)).toEqual({ description: 'Skrivs av Delakultur.', mayEdit: false });
    expect(protectionOf(tab([status]), 5, 4)).toBeUndefined();
    expect(protectionOf(tab([{ ...status, requestingUserCanEdit: true }]), 5, 3)?.mayEdit).toBe(true);
    expect(protectionOf(tab([{ range: {}, unprotectedRanges: [{ startRowIndex: 5, endRowIndex: 6 }] }]), 5, 3)).toBeUndefined();
  });

  it('reads rows by their headers, with the number each has in the sheet', () => {
    expect(recordsOf([['Id', 'Titel'], ['F-001'], [], ['F-003', 'Ute']])).toEqual([
      { row: 2, cells: { Id: 'F-001', Titel: '' } },
      { row: 3, cells: { Id: '', Titel: '' } },
      { row: 4, cells: { Id: 'F-003', Titel: 'Ute' } },
    ]);
  });
});

describe('Drive', () => {
  const file = (id: string, parent?: string, mimeType = 'application/vnd.google-apps.folder'): DriveFile => ({
    id,
    name: id,
    mimeType,
    ...(parent && { parents: [parent] }),
  });
  const files = [file('rum', 'root-not-seen'), file('serie', 'rum'), file('film', 'serie', 'video/mp4'), file('ensam')];

  it('is a tree of what the person sees; what lies in a hidden folder stands on top', () => {
    const tree = treeOf(files);
    expect(tree.get('')?.map(({ id }) => id)).toEqual(['rum', 'ensam']);
    expect(tree.get('serie')?.map(({ id }) => id)).toEqual(['film']);
    expect(pathTo(files, 'film').map(({ id }) => id)).toEqual(['rum', 'serie', 'film']);
    expect(pathTo(files, 'nowhere')).toEqual([]);
  });

  it('tells films, captions, folders and shortcuts apart', () => {
    const kinds = [
      'video/mp4',
      'text/vtt',
      'application/vnd.google-apps.folder',
      'application/vnd.google-apps.shortcut',
      'application/pdf',
    ];
    expect(kinds.map((mimeType) => kindOf({ mimeType }))).toEqual(['film', 'captions', 'folder', 'shortcut', 'other']);
  });
});

describe('cards', () => {
  const card = (title: string): Card => ({ header: { title } });
  const names = (cards: readonly Card[]) => cards.map(({ header }) => header?.title);
  const stack = [card('hem'), card('film')];

  it('lie on each other as the script navigates', () => {
    const then = (...navigations: object[]) => names(navigated(stack, { renderActions: { action: { navigations } } }));
    expect(names(navigated([], { action: { navigations: [{ pushCard: card('hem') }] } }))).toEqual(['hem']);
    expect(then({ pushCard: card('kvitto') })).toEqual(['hem', 'film', 'kvitto']);
    expect(then({ updateCard: card('ny') })).toEqual(['hem', 'ny']);
    expect(then({ popToRoot: true })).toEqual(['hem']);
    expect(names(navigated(stack, {}))).toEqual(['hem', 'film']);
  });

  it('say what the script says, and send form fields as Google does', () => {
    expect(notificationOf({ renderActions: { action: { notification: { text: 'Klart' } } } })).toBe('Klart');
    expect(formInputs(undefined, { svar: ['ja'] })).toEqual({ svar: { stringInputs: { value: ['ja'] } } });
  });

  it('send fields that nobody touched as they were shown, days as days, and nothing for empty ones', () => {
    const items = [
      { text: 'Nej', value: 'nej' },
      { text: 'Ja', value: 'ja' },
    ];
    const form: Card = {
      sections: [
        {
          widgets: [
            { textInput: { name: 'titel', value: 'Vatten och is' } },
            { textInput: { name: 'tema', value: '' } },
            { dateTimePicker: { name: 'dag', valueMsEpoch: String(Date.UTC(2026, 10, 10)) } },
            { selectionInput: { name: 'barn', type: 'RADIO_BUTTON', items } },
            { selectionInput: { name: 'rad', type: 'DROPDOWN', items } },
          ],
        },
      ],
    };
    const shown = { titel: { stringInputs: { value: ['Vatten och is'] } }, rad: { stringInputs: { value: ['nej'] } } };
    expect(formInputs(form, {})).toEqual({ ...shown, dag: { dateInput: { msSinceEpoch: Date.UTC(2026, 10, 10) } } });
    expect(formInputs(form, { titel: [''], barn: ['ja'], dag: ['2026-11-11'] })).toEqual({
      rad: shown.rad,
      barn: { stringInputs: { value: ['ja'] } },
      dag: { dateInput: { msSinceEpoch: Date.UTC(2026, 10, 11) } },
    });
  });

  it('lead to the add-on’s own pages, and to a file that it asks for', () => {
    expect(routeOf('http://127.0.0.1:8787/local/app?sida=plan')).toEqual(['personal', 'sida', 'plan']);
    expect(askedFile({ renderActions: { hostAppAction: { driveAction: { requestFileScope: { itemId: '1abc' } } } } })).toBe('1abc');
    expect(askedFile({ action: {} })).toBeUndefined();
  });

  it('follow Google’s addresses to the shell’s own places, and no others', () => {
    expect(routeOf('https://docs.google.com/spreadsheets/d/1abc/edit#gid=6')).toEqual(['ark', '6']);
    expect(routeOf('https://drive.google.com/file/d/1film-X_/view')).toEqual(['drive', '1film-X_']);
    expect(routeOf('https://drive.google.com/drive/folders/1mapp')).toEqual(['drive', '1mapp']);
    expect(routeOf('https://example.com/')).toBeUndefined();
  });
});

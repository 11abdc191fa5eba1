import { settingFields } from '../../src/domain/workbook/tables/settings.ts';
import { tableNames, tables } from '../../src/domain/workbook/tables.ts';
import { call } from '../../src/google/call.ts';
import { throughDoor } from '../../src/google/door.ts';
import type { Emulator } from '../../src/tools/workspace/core/emulator.ts';
import { literal } from '../../src/workflows/read/drive-query.ts';
import { checkOwnership } from '../../src/workflows/read/ownership.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { initWorkspace } from '../../src/workflows/setup/init.ts';
import { begin, edit, JOHAN, MARYAM, marked, open, run, runCounting, values, wanted } from './workspace.ts';

const calendars = (emulator: Emulator) =>
  run(emulator, call('calendar.calendarList.list', { minAccessRole: 'owner' })).items?.filter((one) =>
    one.description?.includes('[delakultur'),
  ) ?? [];

/** What must be true of a finished workspace, however it came about. */
function expectOneWorkspace(emulator: Emulator): void {
  const files = marked(emulator);
  expect(files.map((file) => file.appProperties?.dk).sort()).toEqual(['root', 'waiting', 'workbook']);
  const of = (kind: string) => files.find((file) => file.appProperties?.dk === kind);
  expect(of('waiting')?.parents).toEqual([of('root')?.id]);
  expect(of('workbook')?.parents).toEqual([of('root')?.id]);
  expect(of('root')?.appProperties?.workbook).toBe(of('workbook')?.id);
  expect(calendars(emulator).map((one) => one.id)).toEqual([of('root')?.appProperties?.calendar]);
  const workbook = run(emulator, readWorkbook(of('workbook')?.id ?? ''));
  expect(workbook.problems).toEqual([]);
  expect(workbook.workspaceId).toBe(of('root')?.appProperties?.dkws);
  expect(run(emulator, checkOwnership(workbook))).toMatchObject({ rootFolder: of('root')?.id, waitingRoom: of('waiting')?.id });
}

describe('init', () => {
  it('makes a root folder with a waiting room and a workbook in it, and a calendar', () => {
    const { emulator, ref } = begin();
    expectOneWorkspace(emulator);
    const files = marked(emulator);
    const name = (id: string) => files.find((file) => file.id === id)?.name;
    expect([name(ref.rootFolder), name(ref.waitingRoom), name(ref.spreadsheetId)]).toEqual(['Delakultur', 'Väntrummet', 'Delakultur']);
  });

  it('takes few requests, and one when everything is there', () => {
    const emulator = open();
    expect(runCounting(emulator, initWorkspace(wanted)).requests).toBeLessThanOrEqual(7);
    expect(runCounting(emulator, initWorkspace(wanted)).requests).toBe(1);
  });

  it('changes nothing the second time, and says so', () => {
    const emulator = open();
    const { made, ...first } = run(emulator, initWorkspace(wanted));
    expect(made).toBe(true);
    const again = runCounting(emulator, initWorkspace({ ...wanted, workspaceId: 'another', municipality: 'Annan' }));
    expect(again.result).toEqual({ ...first, made: false });
    expect(again.sends).toEqual([['drive.files.list', 'drive.files.generateIds']]);
    expectOneWorkspace(emulator);
  });

  it('shares nothing with anybody but the coordinators, and mails nobody', () => {
    const emulator = open();
    run(emulator, initWorkspace({ ...wanted, coordinator: JOHAN }));
    const root = marked(emulator).find((file) => file.appProperties?.dk === 'root');
    expect(root?.permissions?.map(({ role, emailAddress }) => [role, emailAddress]).sort()).toEqual([
      ['owner', MARYAM],
      ['reader', JOHAN],
    ]);
    const book = marked(emulator).find((file) => file.appProperties?.dk === 'workbook');
    expect(book?.permissions?.map(({ role, emailAddress }) => [role, emailAddress]).sort()).toEqual([
      ['owner', MARYAM],
      ['writer', JOHAN],
    ]);
    const fields = (file: typeof root) => run(emulator, call('drive.files.get', { fileId: file?.id ?? '', fields: 'writersCanShare' }));
    expect([root, book].map((file) => fields(file).writersCanShare)).toEqual([false, false]);
    expect(emulator.mailbox()).toEqual([]);
  });

  it('grants nothing when the coordinator is the operating account', () => {
    const emulator = open();
    expect(runCounting(emulator, initWorkspace(wanted)).sends.flat()).not.toContain('drive.permissions.create');
  });

  it('ends the same though killed before any of its calls', () => {
    const calls = countCalls();
    expect(calls).toBeGreaterThan(6);
    for (let at = 1; at <= calls; at++) {
      const emulator = open();
      expect(killed(emulator, (number) => number === at)).toBe(true);
      run(emulator, initWorkspace({ ...wanted, workspaceId: `later-${at}` }));
      expectOneWorkspace(emulator);
      emulator.close();
    }
  });

  it('ends the same though killed after any of its calls, the answer unread', () => {
    const calls = countCalls();
    for (let at = 1; at <= calls; at++) {
      const emulator = open();
      killed(
        emulator,
        (number) => number > at,
        (number) => number === at,
      );
      run(emulator, initWorkspace(wanted));
      expectOneWorkspace(emulator);
      emulator.close();
    }
  });

  it('goes on by itself, and makes nothing twice, when the answer to any one call is lost', () => {
    const calls = countCalls(JOHAN);
    for (let at = 1; at <= calls; at++) {
      const emulator = open();
      const first = counter(emulator);
      emulator.faults = (api) => (api.number === first + at ? { kind: 'after', answer: unavailable } : undefined);
      run(emulator, throughDoor(initWorkspace({ ...wanted, coordinator: JOHAN }), { now: () => 0, random: () => 0.5 }));
      emulator.faults = undefined;
      expectOneWorkspace(emulator);
      emulator.close();
    }
  });

  it('writes what is known into Inställningar', () => {
    const { emulator, ref } = begin();
    const rows = new Map(values(emulator, ref.spreadsheetId, "'Inställningar'!A2:B").map(([name, value]) => [name, value]));
    expect([...rows.keys()]).toEqual(Object.values(settingFields).map((field) => field.header));
    expect(rows.get('Domäner')).toBe('delaby.example');
    expect(rows.get('Samordnare')).toBe(MARYAM);
    expect(rows.get('Rotmapp')).toBe(ref.rootFolder);
    expect(rows.get('Kalender')).toBe(ref.calendarId);
    expect(rows.get('Spärr per grupp')).toBe(0.2);
  });

  it('gives every table a tab with its Swedish headers, and hides the system’s own', () => {
    const { emulator, ref } = begin();
    const spreadsheet = run(emulator, call('sheets.spreadsheets.get', { spreadsheetId: ref.spreadsheetId }));
    const tabs = (spreadsheet.sheets ?? []).map(({ properties }) => properties);
    expect(tabs.map((tab) => tab?.title)).toEqual(['Börja här', ...tableNames.map((name) => tables[name].title)]);
    expect(tabs.filter((tab) => tab?.hidden).map((tab) => tab?.title)).toEqual(['_ids', '_approved', '_outbox']);
    for (const name of tableNames) {
      const headers = values(emulator, ref.spreadsheetId, `'${tables[name].title}'!1:1`)[0];
      expect(headers).toEqual(Object.values(tables[name].fields).map((field) => field.header));
    }
  });

  it('locks what the system writes, headers and the coordinators’ row, to all but those named', () => {
    const emulator = open();
    const ref = run(emulator, initWorkspace({ ...wanted, coordinator: JOHAN }));
    const elin = 'elin.nord@delaby.example';
    const requestBody = { type: 'user' as const, role: 'writer' as const, emailAddress: elin };
    run(emulator, call('drive.permissions.create', { fileId: ref.rootFolder, sendNotificationEmail: false, requestBody }));
    const write = (actor: string, sheet: string, row: number, column: number) => () => {
      const sheetId = run(emulator, readWorkbook(ref.spreadsheetId)).sheets[sheet as 'people'].sheetId;
      const start = { sheetId, rowIndex: row - 1, columnIndex: column };
      edit(
        emulator,
        ref.spreadsheetId,
        [{ updateCells: { start, rows: [{ values: [{ userEnteredValue: { stringValue: 'x' } }] }], fields: 'userEnteredValue' } }],
        actor,
      );
    };
    const coordinatorsRow = Object.keys(settingFields).indexOf('coordinators') + 2;
    const rootRow = Object.keys(settingFields).indexOf('rootFolder') + 2;
    const fileColumn = Object.keys(tables.recordings.fields).indexOf('file');
    expect(write(JOHAN, 'people', 2, 1)).not.toThrow();
    expect(write(JOHAN, 'people', 1, 1)).toThrow(/protected/);
    expect(write(JOHAN, 'recordings', 2, fileColumn)).toThrow(/protected/);
    expect(write(JOHAN, 'recordings', 2, fileColumn - 1)).not.toThrow();
    expect(write(JOHAN, 'log', 2, 0)).toThrow(/protected/);
    for (const hidden of ['_ids', '_approved', '_outbox']) expect(write(JOHAN, hidden, 2, 0)).toThrow(/protected/);
    expect(write(JOHAN, 'settings', coordinatorsRow, 1)).not.toThrow();
    expect(write(elin, 'settings', coordinatorsRow, 1)).toThrow(/protected/);
    expect(write(JOHAN, 'settings', rootRow, 1)).toThrow(/protected/);
    expect(write(MARYAM, 'log', 2, 0)).not.toThrow();
  });

  it('searches Drive with every quote and backslash escaped', () => {
    expect(literal("O'Hara\\")).toBe("'O\\'Hara\\\\'");
  });
});

class Killed extends Error {}

const unavailable = {
  status: 503,
  headers: { 'content-type': 'application/json' },
  body: '{"error":{"code":503,"message":"unavailable","errors":[{"reason":"backendError"}]}}',
};

/** The number of the latest API call. */
function counter(emulator: Emulator): number {
  let number = 0;
  emulator.faults = (api) => {
    number = api.number;
    return undefined;
  };
  run(emulator, call('drive.files.generateIds', { count: 1 }));
  return number;
}

/** Runs init until it is killed; its calls are numbered from 1. Whether it was. */
function killed(emulator: Emulator, kill: (number: number) => boolean, lose: (number: number) => boolean = () => false): boolean {
  const first = counter(emulator);
  emulator.faults = (api) => {
    if (kill(api.number - first)) throw new Killed();
    return lose(api.number - first) ? { kind: 'after', answer: unavailable } : undefined;
  };
  let died = false;
  try {
    run(emulator, initWorkspace(wanted));
  } catch (error) {
    died = error instanceof Killed;
  }
  emulator.faults = undefined;
  return died;
}

/** How many API calls an undisturbed init takes, a batch's parts each for itself. */
function countCalls(coordinator = MARYAM): number {
  const emulator = open();
  const first = counter(emulator);
  run(emulator, initWorkspace({ ...wanted, coordinator }));
  return counter(emulator) - first - 1;
}

/** What keeps a program from its work, in both languages, held still: each sentence by what leads to it in a workspace. */
import { createHash } from 'node:crypto';
import { tables as schema, type TableName } from '../../src/domain/workbook/tables.ts';
import { call, type Program } from '../../src/google/call.ts';
import type { SheetRequest } from '../../src/google/types.ts';
import { handOver, PRODUCT_APP } from '../../src/tools/workspace/oauth/scopes.ts';
import { applyPlan } from '../../src/workflows/apply/apply.ts';
import { acquireLease } from '../../src/workflows/apply/lease.ts';
import { undo, edit as writeEdit, writeEdits } from '../../src/workflows/edit/edit.ts';
import { writeCells, writeRows } from '../../src/workflows/edit/write.ts';
import { METADATA_ID } from '../../src/workflows/read/metadata.ts';
import { checkOwnership, requireOwner } from '../../src/workflows/read/ownership.ts';
import { listDrive, readState } from '../../src/workflows/read/state.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { sentFile } from '../../src/workflows/recordings/examples.ts';
import { putBack, type TakeIn, takeIn, takeInAll } from '../../src/workflows/recordings/take-in.ts';
import { takeInCaptions } from '../../src/workflows/recordings/take-in-captions.ts';
import { endFilm } from '../../src/workflows/recordings/upload-end.ts';
import { beginCaptions } from '../../src/workflows/recordings/uploads.ts';
import { cannotUndo } from '../../src/workflows/withdraw/receipt.ts';
import { AINO, apply, applyOptions, ELIF, plan, set, town, write } from '../workflows/town.ts';
import { begin, edit, MARYAM, NOW, run } from '../workflows/workspace.ts';
import { firstSaid, said } from './said.ts';

type Heard = Parameters<typeof said>[0];
const told = (one: object): string[] => {
  const { problem, said: inside, message } = one as { problem?: Heard; said?: Heard; message?: Heard };
  const isHeard = typeof message === 'string' || 'sv' in one || 'facts' in one;
  const found = problem ?? inside ?? (isHeard ? (one as Heard) : message);
  return found ? [said(found)] : [];
};
/** What a program answers, or throws. */
const heard = (program: () => unknown): string[] => {
  try {
    return [program()].flat().flatMap((one) => told((one ?? {}) as object));
  } catch (error) {
    return told(error as object);
  }
};

const column = (table: TableName, field: string) => Object.keys(schema[table].fields).indexOf(field);
/** What is read, or done, in a new workbook that somebody has changed. */
function workbook(change: (sheet: (table: TableName) => number) => SheetRequest[]) {
  const { emulator, ref } = begin();
  const read = () => run(emulator, readWorkbook(ref.spreadsheetId));
  const { sheets } = read();
  edit(
    emulator,
    ref.spreadsheetId,
    change((table) => sheets[table].sheetId),
  );
  return heard(() => read().problems);
}
const without = (table: TableName, field: string) =>
  workbook((sheet) => [
    {
      deleteDimension: {
        range: { sheetId: sheet(table), dimension: 'COLUMNS', startIndex: column(table, field), endIndex: column(table, field) + 1 },
      },
    },
  ]);
const twice = (field: 'to' | 'interests', header: string) =>
  workbook((sheet) => {
    const end = Object.keys(schema.people.fields).length;
    const rows = [{ values: [{ userEnteredValue: { stringValue: header } }] }];
    return [
      { appendDimension: { sheetId: sheet('people'), dimension: 'COLUMNS', length: 1 } },
      { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataValue: `people.${field}` } } } },
      { updateCells: { start: { sheetId: sheet('people'), rowIndex: 0, columnIndex: end }, rows, fields: 'userEnteredValue' } },
    ];
  });
/** Of a new workspace, from which something has been taken. */
function owned(spoil: (where: ReturnType<typeof begin>) => void, spreadsheetId?: string): string[] {
  const where = begin();
  const before = run(where.emulator, readWorkbook(where.ref.spreadsheetId));
  spoil(where);
  return heard(() => run(where.emulator, checkOwnership({ ...before, ...(spreadsheetId && { spreadsheetId }) })));
}
const bin = ({ emulator }: ReturnType<typeof begin>, fileId: string) =>
  run(emulator, call('drive.files.update', { fileId, requestBody: { trashed: true } }));

const where = town();
apply(where);
const inTown = <T>(program: Program<T>) => heard(() => run(where.emulator, program));
function put(name: string, mimeType: string, by = MARYAM): string {
  const metadata = JSON.stringify({ name, mimeType });
  const text = `--f\r\nContent-Type: application/json\r\n\r\n${metadata}\r\n--f\r\nContent-Type: ${mimeType}\r\n\r\nbytes\r\n--f--\r\n`;
  const headers = { authorization: `Bearer local:${by}`, 'content-type': 'multipart/related; boundary=f' };
  const answer = where.emulator.handle({ method: 'POST', url: '/upload/drive/v3/files?uploadType=multipart', headers, body: { text } });
  const { id } = JSON.parse(answer.body as string) as { id: string };
  handOver(where.emulator.store, { app: PRODUCT_APP, user: MARYAM }, id);
  return id;
}
const film = (file: string, recording = ''): TakeIn => ({ file, recording, cells: { title: 'Vatten och is' } });
const takeFile = (name: string, mimeType: string) => inTown(takeIn(plan(where), film(put(name, mimeType))));
const row = (key: string, cells: Record<string, string>, isNew = false) => ({ table: 'units' as TableName, key, cells, isNew });

describe('What keeps a program from its work', () => {
  it('is said as ever', () => {
    expect(
      firstSaid({
        'a tab is gone': () => workbook((sheet) => [{ deleteSheet: { sheetId: sheet('permits') } }]),
        'two tabs are gone': () =>
          workbook((sheet) => [{ deleteSheet: { sheetId: sheet('permits') } }, { deleteSheet: { sheetId: sheet('rooms') } }]),
        'two tabs have its name': () =>
          workbook(() => [
            { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataValue: 'people' } } } },
            { addSheet: { properties: { title: 'people' } } },
          ]),
        'a tab came without headers': () =>
          workbook((sheet) => [{ updateCells: { range: { sheetId: sheet('people') }, fields: 'userEnteredValue' } }]),
        'a column that decides is gone': () => without('people', 'protected'),
        'a column is gone': () => without('people', 'interests'),
        'two columns decide': () => twice('to', schema.people.fields.to.header),
        'two columns have one header': () => twice('interests', schema.people.fields.interests.header),
        'no workbook': () =>
          inTown(
            (function* () {
              const other = yield* call('sheets.spreadsheets.create', { requestBody: { properties: { title: 'Annat' } } });
              return yield* readWorkbook(other.spreadsheetId ?? '');
            })(),
          ),
        'a copy': () => owned(() => {}, 'copy'),
        'its waiting room is in the bin': () => owned((made) => bin(made, made.ref.waitingRoom)),
        'its root is in the bin': () => owned((made) => bin(made, made.ref.rootFolder)),
        'it lies in the bin': () => owned((made) => bin(made, made.ref.spreadsheetId)),
        'a newer version made it': () => {
          const { emulator, ref } = begin();
          const dataFilters = [{ developerMetadataLookup: { metadataId: METADATA_ID.schema } }];
          edit(emulator, ref.spreadsheetId, [
            { updateDeveloperMetadata: { dataFilters, developerMetadata: { metadataValue: '99' }, fields: 'metadataValue' } },
          ]);
          return heard(() => run(emulator, checkOwnership(run(emulator, readWorkbook(ref.spreadsheetId)))));
        },
        'another owns it': () => heard(() => requireOwner({ ...plan(where).ref, mine: false, operator: MARYAM })),
        'nobody knows who owns it': () => heard(() => requireOwner({ ...plan(where).ref, mine: false, operator: '' })),
        'its folder went meanwhile': () => {
          const made = begin();
          bin(made, made.ref.waitingRoom);
          return heard(() =>
            run(
              made.emulator,
              (function* () {
                return yield* readState(made.ref, [], MARYAM, yield* listDrive());
              })(),
            ),
          );
        },
        'a row is gone, or stands twice': () => {
          write(where, 'units', [
            { id: 'a1', name: 'Norr' },
            { id: 'a1', name: 'Söder' },
          ]);
          const now = run(where.emulator, readWorkbook(where.ref.spreadsheetId));
          return ['nowhere', 'a1'].flatMap((key) => inTown(writeEdits(now, [row(key, { name: 'x' })])));
        },
        'a new row’s key stands already': () => {
          const before = run(where.emulator, readWorkbook(where.ref.spreadsheetId));
          write(where, 'units', [{ id: 'a9', name: 'Väster' }]);
          return inTown(writeEdits(before, [row('a9', { id: 'a9', name: 'Öster' }, true)]));
        },
        'a text is too long': () => {
          const now = run(where.emulator, readWorkbook(where.ref.spreadsheetId));
          return inTown(writeCells(now, [{ table: 'people', key: AINO, field: 'name', value: 'å'.repeat(50_001) }]));
        },
        'rows and columns were moved meanwhile': () => {
          const made = begin();
          const read = () => run(made.emulator, readWorkbook(made.ref.spreadsheetId));
          run(
            made.emulator,
            writeRows(read(), 'units', {
              updates: [],
              appends: [
                { id: 'u1', name: 'Solen' },
                { id: 'u2', name: 'Månen' },
              ],
            }),
          );
          const before = read();
          const { sheetId } = before.sheets.units;
          edit(made.emulator, made.ref.spreadsheetId, [
            { deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 1, endIndex: 2 } } },
          ]);
          const rows = heard(() =>
            run(made.emulator, writeRows(before, 'units', { updates: [{ row: 2, cells: { name: 'x' } }], appends: [] })),
          );
          const then = read();
          edit(made.emulator, made.ref.spreadsheetId, [
            { moveDimension: { source: { sheetId, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 }, destinationIndex: 0 } },
          ]);
          const columns = heard(() => run(made.emulator, writeCells(then, [{ table: 'units', key: 'u2', field: 'name', value: 'x' }])));
          return [...rows, ...columns];
        },
        'what is undone was changed since': () => {
          const edits = [{ kind: 'recording', recording: 'F-2', isNew: false, cells: { title: 'Ett' } }] as const;
          const done = run(where.emulator, writeEdit(plan(where), edits));
          if (!('undo' in done)) return told(done);
          set(where, 'recordings', 'F-2', 'title', 'Två');
          return inTown(undo(where.ref.spreadsheetId, done.undo));
        },
        'a file is no film': () => [
          ...takeFile('bild.png', 'image/png'),
          ...takeFile('mapp', 'application/vnd.google-apps.folder'),
          ...inTown(takeIn(plan(where), film('nothing'))),
        ],
        'a file lies in the bin': () => {
          const file = put('sopor.mp4', 'video/mp4');
          bin(where, file);
          return inTown(takeIn(plan(where), film(file)));
        },
        'a film is chosen twice, or stands already': () => {
          const [one, other] = [put('a.mp4', 'video/mp4'), put('b.mp4', 'video/mp4')];
          const first = inTown(takeInAll(plan(where), [film(one), film(one), film(other, 'F-1')]));
          return [...first, ...inTown(takeIn(plan(where), film(one)))];
        },
        'a film is not where it was taken in': () => {
          const file = put('c.mp4', 'video/mp4');
          const taken = run(where.emulator, takeIn(plan(where), film(file)));
          if ('problem' in taken) return told(taken);
          const log = { time: '2026-11-16 09:00', actor: MARYAM };
          const other = inTown(putBack(plan(where), { ...taken.undo, recording: 'F-1' }, log));
          run(
            where.emulator,
            call('drive.files.update', {
              fileId: file,
              addParents: where.ref.rootFolder,
              removeParents: where.ref.waitingRoom,
              requestBody: {},
            }),
          );
          return [...other, ...inTown(putBack(plan(where), taken.undo, log))];
        },
        'captions can’t be taken in': () => {
          const [text, more] = [put('a.vtt', 'text/vtt'), put('b.vtt', 'text/vtt')];
          return [
            ...inTown(takeInCaptions(plan(where), { file: put('d.mp4', 'video/mp4'), recording: 'F-1' })),
            ...inTown(takeInCaptions(plan(where), { file: text, recording: 'F-99' })),
            ...inTown(takeInCaptions(plan(where), { file: text, recording: 'F-1' })),
            ...inTown(takeInCaptions(plan(where), { file: more, recording: 'F-1' })),
          ];
        },
        'an upload’s row is gone': () => {
          const file = put('borta.mp4', 'video/mp4');
          const appProperties = { dk: 'upload', dkws: plan(where).ref.workspaceId, dkrow: 'F-404' };
          run(where.emulator, call('drive.files.update', { fileId: file, fields: 'id', requestBody: { appProperties } }));
          const sent = { recording: 'F-404', file, bytes: 5, md5: createHash('md5').update('bytes').digest('hex') };
          const upload = { recording: 'F-404', name: 'a.vtt', bytes: 5, mimeType: 'text/vtt', origin: 'http://localhost:1' };
          return [...inTown(beginCaptions(plan(where), upload)), ...inTown(endFilm(plan(where), sent, true))];
        },
        'a proposal is somebody else’s': () => inTown(sentFile(plan(where), ELIF, 'E-1', { file: 'x', bytes: 1, md5: '' }, '')),
        'another run is under way': () => {
          run(where.emulator, acquireLease(where.ref.spreadsheetId, { holder: 'another', now: NOW, ms: 60_000 }));
          return heard(() => apply(where));
        },
        'the plan is old': () => {
          const made = town();
          const old = plan(made);
          set(made, 'people', AINO, 'to', '2026-10-31');
          return heard(() => run(made.emulator, applyPlan(old, applyOptions())));
        },
        'a withdrawal reaches no copy': () => [said(cannotUndo as Heard)],
      }),
    ).toMatchSnapshot();
  });
});

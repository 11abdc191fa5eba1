/** A very small municipality in the embedded workspace, for tests that carry plans out. */
import type { TableName } from '../../src/domain/workbook/tables.ts';
import { call } from '../../src/google/call.ts';
import type { Emulator, EmulatorOptions } from '../../src/tools/workspace/core/emulator.ts';
import { applyPlan } from '../../src/workflows/apply/apply.ts';
import type { Applied, ApplyOptions } from '../../src/workflows/apply/options.ts';
import { appendIds, type Cells, writeCells, writeRows } from '../../src/workflows/edit/write.ts';
import type { WorkspaceRef } from '../../src/workflows/read/marked.ts';
import { planWorkspace, type Reading } from '../../src/workflows/read/plan.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { initWorkspace } from '../../src/workflows/setup/init.ts';
import { MARYAM, NOW, once, run, wanted } from './workspace.ts';

export interface Town {
  emulator: Emulator;
  ref: WorkspaceRef;
}

export const AINO = 'aino@delaby.example';
export const ELIF = 'elif@delaby.example';
export const JO = 'jo@delaby.example';
export const KARIN = 'karin@delaby.example';
export const GUEST = 'gast@annan.example';

/** Two units in two areas, four people, one network, two rooms, two films (one permitted), one meeting. */
export const tables: Partial<Record<TableName, Cells[]>> = {
  units: [
    { id: 'u1', name: 'Förskolan Blåsippan', area: 'Team City', schoolForm: 'förskola' },
    { id: 'u2', name: 'Förskolan Åkern', area: 'Team Norr', schoolForm: 'förskola' },
  ],
  people: [
    { email: MARYAM, name: 'Maryam Lindqvist', roles: 'samordnare' },
    { email: AINO, name: 'Aino Bergström', unit: 'u1' },
    { email: ELIF, name: 'Elif Demir', unit: 'Förskolan Blåsippan' },
    { email: JO, name: 'Johan Åkesson', unit: 'u2' },
    { email: KARIN, name: 'Karin Öberg', unit: 'u2', to: '2026-10-31' },
  ],
  mandates: [
    { id: 'U-1', person: AINO, role: 'lärspridare', from: '2026-08-01' },
    { id: 'U-2', person: JO, role: 'lärspridare', from: '2026-08-01' },
  ],
  networks: [{ id: 'N-1', name: 'Alla lärspridare', roles: 'lärspridare', minutes: 90 }],
  rooms: [
    { id: 'rum-alla', name: 'Alla', everyone: 'ja' },
    { id: 'rum-lar', name: 'Lärspridarnas rum', networks: 'N-1' },
  ],
  permits: [
    { id: 'M-1', lecturer: 'Ann-Sofi Dahl', recordings: 'F-1', answer: 'ja', audience: 'rum-lar', to: '2027-06-30' },
    { id: 'M-2', lecturer: 'Gunilla Sjöström', recordings: 'F-2', answer: 'väntar', audience: 'alla medarbetare' },
  ],
  recordings: [
    { id: 'F-1', title: 'Systematik som hjälper', lecturer: 'Ann-Sofi Dahl', rooms: 'rum-alla, rum-lar', permit: 'M-1' },
    { id: 'F-2', title: 'Flerspråkighet i vardagen', lecturer: 'Gunilla Sjöström', rooms: 'rum-alla', permit: 'M-2' },
  ],
  meetings: [{ id: 'T-1', network: 'N-1', title: 'Nätverksträff', start: '2026-12-02 13:00', place: 'Stadshuset' }],
};

export function town(options: EmulatorOptions = {}, rows = tables): Town {
  const { emulator, made } = once(options, JSON.stringify(rows), (one) => {
    const where: Town = { emulator: one, ref: run(one, initWorkspace(wanted)) };
    for (const [table, appends] of Object.entries(rows)) write(where, table as TableName, appends);
    for (const film of rows.recordings ?? []) addFilm(where, film.id as string);
    return where.ref;
  });
  return { emulator, ref: made };
}

export function write({ emulator, ref }: Town, table: TableName, appends: Cells[]): void {
  const workbook = run(emulator, readWorkbook(ref.spreadsheetId));
  run(emulator, writeRows(workbook, table, { updates: [], appends }));
}

/** What a person does in a cell. */
export function set({ emulator, ref }: Town, table: TableName, key: string, field: string, value: string): void {
  const workbook = run(emulator, readWorkbook(ref.spreadsheetId));
  const skipped = run(emulator, writeCells(workbook, [{ table, key, field, value }]));
  if (skipped.length > 0) throw new Error(`no cell ${table} ${key} ${field}`);
}

/** Puts a film in the waiting room, as an upload does. */
export function addFilm({ emulator, ref }: Town, recording: string): string {
  const workbook = run(emulator, readWorkbook(ref.spreadsheetId));
  const id = run(emulator, call('drive.files.generateIds', { count: 1 })).ids?.[0] as string;
  run(emulator, appendIds(workbook, [{ table: 'recordings', rowId: recording, kind: 'file', id }]));
  const metadata = {
    id,
    name: `${recording}.mp4`,
    parents: [ref.waitingRoom],
    copyRequiresWriterPermission: true,
    appProperties: { dk: 'recording', dkws: ref.workspaceId, dkrow: recording },
  };
  const text = [
    '--film',
    'Content-Type: application/json',
    '',
    JSON.stringify(metadata),
    '--film',
    'Content-Type: video/mp4',
    '',
    `film ${recording}`,
    '--film--',
    '',
  ].join('\r\n');
  const answer = emulator.handle({
    method: 'POST',
    url: '/upload/drive/v3/files?uploadType=multipart',
    headers: { authorization: `Bearer local:${MARYAM}`, 'content-type': 'multipart/related; boundary=film' },
    body: { text },
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  return id;
}

export function plan({ emulator, ref }: Town, now = NOW): Reading {
  return run(emulator, planWorkspace({ spreadsheetId: ref.spreadsheetId, operator: MARYAM, now }));
}

let runs = 0;
export function applyOptions(now = NOW): ApplyOptions {
  return { actor: MARYAM, holder: `test-${++runs}`, now: () => now, realNow: () => NOW };
}

export function apply(where: Town, options: Partial<ApplyOptions> = {}, now = NOW): Applied {
  return run(where.emulator, applyPlan(plan(where, now), { ...applyOptions(now), ...options }));
}

/** The HTTP status that someone gets who opens a film. */
export function watches({ emulator }: Town, email: string, file: string): number {
  const url = `/drive/v3/files/${file}?fields=id,name,webViewLink`;
  return emulator.handle({ method: 'GET', url, headers: { authorization: `Bearer local:${email}` } }).status;
}

/** The file of a recording, by the hidden tab. */
export function fileOf(where: Town, recording: string): string {
  return plan(where).state.ids.get(`recordings/${recording}/file`) as string;
}

export function summary(reading: Reading): string[] {
  return reading.planned.plan.changes.map((change) => `${change.action} ${change.id}`);
}

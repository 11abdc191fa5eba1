/**
 * The workbook's tables for the trial's own needs, found as the add-on finds them: tabs and columns by developer metadata, by their
 * titles where there is none. So a visitor may rename, move and sort them. Each column is called by the header that it was made with.
 */
import type { Emulator } from '../../workspace/core/emulator.ts';
import type { Book } from '../../workspace/sheets/model.ts';

/** Swedish title → the table's code name, and of the columns that the trial reads code name → Swedish header. */
const known = {
  Enheter: ['units', { id: 'Id', name: 'Namn', schoolForm: 'Skolform' }],
  Personer: ['people', { email: 'E-post', name: 'Namn', unit: 'Enhet', roles: 'Roller' }],
  Uppdrag: ['mandates', { id: 'Id', person: 'Person', role: 'Roll', units: 'Enheter', from: 'Från', to: 'Till' }],
  Rum: ['rooms', { id: 'Id', folder: 'Mapp' }],
  Inspelningar: ['recordings', { id: 'Id', file: 'Fil', status: 'Status' }],
  Medgivanden: ['permits', { id: 'Id', answer: 'Svar', withdrawn: 'Återkallat' }],
  Träffar: ['meetings', { id: 'Id', event: 'Kalenderhändelse' }],
  Inställningar: ['settings', {}],
} as const satisfies Record<string, readonly [table: string, headers: Record<string, string>]>;
export type TableTitle = keyof typeof known;

export const isTableTitle = (title: string): title is TableTitle => title in known;

/** A table's rows, its header first; empty where it is not there. Read over Google's own path as `actor`. */
export function readTable({ handle, store }: Pick<Emulator, 'handle' | 'store'>, actor: string, id: string, title: TableTitle): string[][] {
  const book = store.get<Book>('spreadsheet', id);
  const [table, headers] = known[title];
  const marked = book?.metadata.find(({ key, value, spot }) => key === 'delakultur.table' && value === table && spot.at === 'SHEET');
  const sheetId = marked && 'sheetId' in marked.spot ? marked.spot.sheetId : undefined;
  const tab = book?.tabs.find((one) => one.sheetId === sheetId) ?? book?.tabs.find((one) => one.title === title);
  if (!book || !tab) return [];
  const range = `'${tab.title.replaceAll("'", "''")}'`;
  const url = `/v4/spreadsheets/${id}/values/${encodeURIComponent(range)}`;
  const { status, body } = handle({ method: 'GET', url, headers: { authorization: `Bearer local:${actor}` } });
  if (status !== 200 || typeof body !== 'string') return [];
  const [written = [], ...rows] = (JSON.parse(body) as { values?: string[][] }).values ?? [];
  const called = new Map<number, string>();
  for (const { key, value = '', spot } of book.metadata) {
    const header = (headers as Record<string, string>)[value.slice(table.length + 1)];
    if (key === 'delakultur.field' && value.startsWith(`${table}.`) && spot.at === 'COLUMN' && spot.sheetId === tab.sheetId && header)
      called.set(spot.index, header);
  }
  const width = Math.max(written.length, ...[...called.keys()].map((column) => column + 1));
  return [Array.from({ length: width }, (_, column) => called.get(column) ?? written[column] ?? ''), ...rows];
}

/** The same as objects by header. */
export function recordsIn(...asked: Parameters<typeof readTable>): Record<string, string>[] {
  const [headers = [], ...rows] = readTable(...asked);
  return rows.map((cells) => Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ''])));
}

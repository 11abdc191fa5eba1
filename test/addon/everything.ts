/** Everything that can be called, tried as each kind of caller: the table of entries.ts, with an argument for each line. */
import { entries } from '../../src/addon/entries.ts';
import type { Who } from '../../src/contract/definition.ts';
import type { StaffDo, StaffRead } from '../../src/contract/staff.ts';
import type { Execution, Host, HostOptions } from '../../src/tools/script-host/host.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { AINO, apply, ELIF, fileOf, GUEST, JO, set, type Town, tables, town } from '../workflows/town.ts';
import { MARYAM, NOW } from '../workflows/workspace.ts';
import { dos, reads } from './open-add-on.ts';

/** Elif is of the municipality; Aino is her principal; Johan coordinates; Maryam's account runs the workspace. */
export const people = { nameless: '', stranger: GUEST, staff: ELIF, lead: AINO, coordinator: JO, operator: MARYAM } as const;
export type Role = keyof typeof people;
export const roles = Object.keys(people) as Role[];

export interface Place {
  close(): Promise<unknown>;
  where: Town;
  host: Host;
  asked: { method: string; as: string }[];
  web(user: string, fn: string, ...args: unknown[]): Promise<Execution>;
  sheet(user: string, fn: string, ...args: unknown[]): Promise<Execution>;
}

export async function open(createHost: (options: Partial<HostOptions>) => Host, folder: string): Promise<Place> {
  const [first, ...others] = tables.units ?? [];
  const where = town({}, { ...tables, units: [{ ...first, principal: AINO }, ...others] });
  set(where, 'settings', 'coordinators', 'value', `${MARYAM}, ${JO}`);
  apply(where);
  const server = await serve(where.emulator, { port: 0 });
  const host = createHost({ folder, rootUrl: `http://127.0.0.1:${server.port}`, now: () => NOW, deployer: MARYAM });
  const asked: Place['asked'] = [];
  where.emulator.onRequest = ({ method, request }) => {
    asked.push({ method, as: /^Bearer local:([^;]*)/.exec(String(request.headers.authorization))?.[1] ?? '' });
  };
  const container = { spreadsheetId: where.ref.spreadsheetId };
  const sheet: Place['sheet'] = (user, fn, ...args) =>
    host.handleRun({ fn, args, page: { from: 'editor', user } }, { user, container, locale: 'sv' });
  const web: Place['web'] = (user, fn, ...args) => host.handleRun({ fn, args, page: { from: 'webapp', user } }, { user, locale: 'sv' });
  // Maryam opens the sidebar once, and someone the staff page: from then on there is a reading at hand.
  answered(await sheet(MARYAM, 'uiRead', reads.overview));
  answered(await web(ELIF, 'staffRead', { kind: 'catalogue' }));
  return { where, host, asked, web, sheet, close: server.close };
}

/** Where the first call already fails, every test after it would fail for another reason than it says. */
export function answered(done: Execution): void {
  const said = JSON.stringify(done.ok ? done.value : done.error);
  if (!done.ok || /"problem"/.test(said)) throw new Error(`The workspace could not be opened: ${said.slice(0, 1000)}`);
}

export const staffReads: { [K in StaffRead['kind']]: Extract<StaffRead, { kind: K }> } = {
  catalogue: { kind: 'catalogue' },
  why: { kind: 'why', film: 'F-1', email: '' },
  deciding: { kind: 'deciding' },
  people: { kind: 'people' },
};
const staffDos: { [K in StaffDo['kind']]: Extract<StaffDo, { kind: K }> } = {
  propose: { kind: 'propose', title: 'Sagor', theme: '', text: 'Barnen berättar.', link: 'https://film.example/sagor', file: null },
  sent: { kind: 'sent', id: 'O-99', file: 'x', bytes: 1, md5: '0'.repeat(32) },
  ask: { kind: 'ask', session: 'https://www.googleapis.com/upload/drive/v3/files?upload_id=x', bytes: 1 },
  giveUp: { kind: 'giveUp', id: 'O-99' },
  reply: { kind: 'reply', id: 'O-99', text: 'Ja' },
  decide: { kind: 'decide', id: 'O-99', decision: 'avböjd', answer: 'Nej', rooms: [], consentUntil: '' },
  takeBack: { kind: 'takeBack', id: 'O-99' },
};
export const sent: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  uiRead: reads,
  uiDo: dos,
  staffRead: staffReads,
  staffDo: staffDos,
};

/** Everything that can be called, and who may: [what, entry point, argument, who]. */
export function everything(where: Town): [string, string, unknown, Who][] {
  return Object.entries(entries).flatMap(([fn, who]): [string, string, unknown, Who][] => {
    if (typeof who === 'string') return [[fn, fn, cardEvent(where, { permit: 'M-1' }), who]];
    return Object.entries(who).map(([kind, { who: one }]): [string, string, unknown, Who] => [
      `${fn} ${kind}`,
      fn,
      fn === 'cardDo' ? cardEvent(where, { act: kind, ...orders(fileOf(where, 'F-1')) }) : sent[fn]?.[kind],
      one,
    ]);
  });
}

const orders = (file: string) => ({ what: 'withdraw', files: file, file, permit: 'M-1', rooms: 'rum-alla', rows: '[]', undo: '{}' });
const cardEvent = (where: Town, parameters: Record<string, string>) => ({
  drive: { selectedItems: [{ id: fileOf(where, 'F-1'), title: 'F-1.mp4', mimeType: 'video/mp4', addonHasFileScopePermission: true }] },
  commonEventObject: { parameters },
});

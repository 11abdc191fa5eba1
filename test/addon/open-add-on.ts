/** The unmodified bundle, opened in a town's workbook: the host calls it, the embedded workspace answers over HTTP. */

import type { Answers, Do, Problem, Read, Results } from '../../src/contract/api.ts';
import type { Edit } from '../../src/domain/edits/edits.ts';
import type { Execution, Host, HostOptions } from '../../src/tools/script-host/host.ts';
import type { Emulator } from '../../src/tools/workspace/core/emulator.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { MARYAM, NOW } from '../workflows/workspace.ts';

export interface AddOn {
  host: Host;
  /** What the workspace was asked to change since the last `forget`: discovery ids. */
  written: () => string[];
  forget: () => void;
  /** Calls as a page beside the workbook does. */
  page(fn: string, args: unknown[], user?: string): Promise<Execution>;
  /** Throws what the script throws. */
  read<R extends Read>(query: R, user?: string): Promise<Answers[R['kind']] & Partial<Problem>>;
  does<D extends Do>(request: D, user?: string): Promise<Results[D['kind']] & Partial<Problem>>;
  card(fn: string, event?: Record<string, unknown>, user?: string, locale?: string): Promise<Execution>;
  close(): Promise<void>;
}

/** `spreadsheetId`: the spreadsheet that people have open. The script's clock stands at the town's own moment. */
export async function openAddOn(
  createHost: (options: Partial<HostOptions>) => Host,
  folder: string,
  emulator: Emulator,
  spreadsheetId: string,
  now = () => NOW,
): Promise<AddOn> {
  const server = await serve(emulator, { port: 0 });
  const host = createHost({ folder, rootUrl: `http://127.0.0.1:${server.port}`, now });
  const container = { spreadsheetId };
  let written: string[] = [];
  emulator.onRequest = ({ method, request }) => {
    // Searching in Sheets and asking for free times are POSTs that change nothing.
    if (request.method !== 'GET' && !/\.(search|query)$/.test(method)) written.push(method);
  };
  const page = (fn: string, args: unknown[], user = MARYAM) =>
    host.handleRun({ fn, args, page: { from: 'editor', user } }, { user, container, locale: 'sv' });
  const value = async (execution: Promise<Execution>) => {
    const done = await execution;
    if (!done.ok) throw new Error(`${done.error.message}\n${done.error.stack}`);
    return done.value as never;
  };
  return {
    host,
    page,
    written: () => written,
    forget: () => {
      written = [];
    },
    // Tests change the town behind the page's back: to the page somebody was elsewhere.
    read: (query, user) => value(page('uiRead', [query, true], user)),
    does: (request, user) => value(page('uiDo', [request], user)),
    card: (fn, event = {}, user = MARYAM, locale = 'sv') => host.cards(fn, event, { user, locale, container }),
    close: server.close,
  };
}

export const renewal: Edit = { kind: 'renew', permits: ['M-1'], to: '2027-12-31', evidence: 'FSN 2026/9' };

/** One of every kind that a page may ask to read; a kind that is forgotten here does not compile. */
export const reads: { [K in Read['kind']]: Extract<Read, { kind: K }> } = {
  overview: { kind: 'overview' },
  plan: { kind: 'plan' },
  person: { kind: 'person', email: 'aino@delaby.example' },
  network: { kind: 'network', id: 'N-1' },
  unit: { kind: 'unit', id: 'u1' },
  meeting: { kind: 'meeting', id: 'T-1' },
  times: { kind: 'times', network: 'N-1' },
  whatIf: { kind: 'whatIf', edits: [renewal] },
  why: { kind: 'why', email: 'aino@delaby.example', target: 'F-1' },
  permits: { kind: 'permits' },
  uploadSetting: { kind: 'uploadSetting' },
  uploadPreview: { kind: 'uploadPreview', recording: '', cells: { title: 'Lek', rooms: 'rum-alla' } },
  progress: { kind: 'progress' },
  permitList: { kind: 'permitList' },
  permit: { kind: 'permit', id: 'M-1' },
  asking: { kind: 'asking', recording: 'F-2' },
  letter: { kind: 'letter', permit: 'M-1', what: 'copy' },
  retention: { kind: 'retention' },
  captions: { kind: 'captions' },
  log: { kind: 'log', query: '', most: 50 },
  since: { kind: 'since', at: '2026-11-01 08:00' },
};

const sending = { name: 'lek.mp4', bytes: 3, mimeType: 'video/mp4', origin: 'http://localhost:1' };

/** One of every kind that a page may ask to have done, but setting up and taking it back, which come with a step. */
export const dos: { [K in Do['kind']]: Extract<Do, { kind: K }> } = {
  edit: { kind: 'edit', edits: [renewal], show: [{ kind: 'unit', id: 'u1' }] },
  undo: { kind: 'undo', rows: [{ table: 'permits', key: 'M-1', isNew: false, cells: { to: '2027-01-01' } }] },
  apply: { kind: 'apply', hash: '0' },
  stop: { kind: 'stop' },
  withdraw: { kind: 'withdraw', permit: 'M-1' },
  mailLetter: { kind: 'mailLetter', permit: 'M-1', what: 'copy', lang: 'sv', to: 'ann-sofi@delaby.example' },
  disposal: { kind: 'disposal', recording: 'F-1', decision: 'bevara', decider: 'Karin Öberg' },
  beginUpload: { kind: 'beginUpload', recording: '', cells: { title: 'Lek', children: 'nej' }, ...sending },
  beginCaptions: { kind: 'beginCaptions', recording: 'F-1', ...sending, name: 'lek.vtt', mimeType: 'text/vtt' },
  askUpload: { kind: 'askUpload', session: 'https://www.googleapis.com/upload/drive/v3/files?upload_id=a', bytes: 3 },
  endUpload: { kind: 'endUpload', part: 'film', recording: 'F-1', file: 'a', bytes: 3, md5: '0'.repeat(32) },
  cancelUpload: { kind: 'cancelUpload', recording: 'F-1', file: 'a', wasNew: true },
  goTo: { kind: 'goTo', table: 'people', row: 2, field: 'email' },
  setUp: { kind: 'setUp', step: 'hourly' },
  undoSetUp: { kind: 'undoSetUp', step: 'workspace' },
  check: { kind: 'check', step: 'begin', member: '', outsider: '', origin: 'http://localhost:1' },
};

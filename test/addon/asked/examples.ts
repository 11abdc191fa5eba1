/** One whole example of everything that a page or a card may ask, every optional field among them. */
import type { Do } from '../../../src/contract/api.ts';
import type { Edit } from '../../../src/domain/edits/edits.ts';
import { sent } from '../everything.ts';

const film = { recording: 'F-1', name: 'lek.mp4', bytes: 3, mimeType: 'video/mp4', origin: 'http://localhost:1' };

const edits: readonly Edit[] = [
  { kind: 'replace', unit: 'u1', out: 'a@delaby.example', in: 'b@delaby.example', date: '2027-01-01' },
  { kind: 'endMandate', mandate: 'U-1', date: '2027-01-01' },
  {
    kind: 'meeting',
    network: 'N-1',
    title: 'Träff',
    start: '2027-01-01 14:00',
    end: '2027-01-01 15:00',
    place: 'Här',
    agenda: 'Lek',
    online: true,
  },
  {
    kind: 'permit',
    recording: 'F-1',
    lecturers: [{ name: 'Ann', email: 'ann@delaby.example' }],
    audience: ['rum-alla'],
    basis: 'samtycke',
    asked: '2026-11-01',
    to: '2027-06-30',
  },
  { kind: 'askedAgain', permit: 'M-1', asked: '2026-11-01' },
  {
    kind: 'answer',
    permit: 'M-1',
    answer: 'ja',
    answered: '2026-11-01',
    to: '2027-06-30',
    evidence: 'brev',
    terms: { editing: 'ja' },
    without: ['rum-alla'],
  },
  { kind: 'renew', permits: ['M-1'], to: '2027-06-30', evidence: 'brev' },
];

const CELL = { mandates: 'to', meetings: 'title', permits: 'roomRule', people: 'name', settings: 'value' } as const;

const dos: readonly Do[] = [
  { kind: 'apply', hash: 'abc', allowRemovals: 3 },
  { kind: 'withdraw', permit: 'M-1', recordings: ['F-1'] },
  {
    kind: 'undo',
    rows: [{ table: 'recordings', key: 'F-1', isNew: false, cells: { id: '', title: 'Lek' }, wrote: { title: 'Sagor' } }],
  },
  ...(['mandates', 'meetings', 'permits', 'people', 'settings'] as const).map(
    (table): Do => ({ kind: 'undo', rows: [{ table, key: 'X-1', isNew: false, cells: { [CELL[table]]: '' } }] }),
  ),
  { kind: 'beginCaptions', ...film, name: 'lek.vtt', mimeType: 'text/vtt', seconds: 12 },
  { kind: 'setUp', step: 'use' },
  { kind: 'check', step: 'begin', member: 'a@delaby.example', outsider: '', origin: 'http://localhost:1' },
  { kind: 'check', step: 'next', read: true },
  { kind: 'check', step: 'end' },
];

const file = { name: 'lek.mp4', bytes: 3, mimeType: 'video/mp4', origin: 'http://localhost:1', children: true };
const undo = [{ table: 'recordings', key: 'F-1', isNew: false, cells: { id: '', title: 'Lek' }, wrote: { title: 'Sagor' } }];

const cardDos: readonly Record<string, string>[] = [
  { act: 'ask', what: 'fill', files: 'a,b' },
  { act: 'takeIn', files: 'a,b' },
  ...['question', 'fill', 'share', 'captions', 'close', 'handOver', 'putBack'].map((act) => ({ act, file: 'a' })),
  { act: 'mailQuestion', file: 'a', permit: 'M-1', to: 'a@delaby.example' },
  { act: 'saveRooms', file: 'a', rooms: 'rum-alla' },
  { act: 'withdraw', permit: 'M-1' },
  { act: 'undo', rows: JSON.stringify(undo) },
  { act: 'undo', rows: JSON.stringify([{ table: 'permits', key: 'M-1', isNew: false, cells: { id: '', lecturer: '' } }]) },
];

/** [entry point, what is sent]. A card's parameters stand for its event. */
export const examples: readonly (readonly [string, unknown])[] = [
  ...Object.entries(sent).flatMap(([fn, kinds]) => Object.values(kinds).map((one) => [fn, one] as const)),
  ...edits.flatMap((edit) => [['uiRead', { kind: 'whatIf', edits: [edit] }] as const, ['uiDo', { kind: 'edit', edits: [edit] }] as const]),
  ...dos.map((one) => ['uiDo', one] as const),
  ['staffDo', { kind: 'propose', title: 'Sagor', theme: 'Lek', text: 'Barnen berättar.', link: '', file }],
  ['staffDo', { kind: 'decide', id: 'O-1', decision: 'godkänd', answer: 'Ja', rooms: ['rum-alla'], consentUntil: '2027-01-01' }],
  ...cardDos.map((one) => ['cardDo', one] as const),
];

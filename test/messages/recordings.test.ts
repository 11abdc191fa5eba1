/** What is said of films, their files and captions, and colleagues' examples, in both languages, held still. */

import type { Edited } from '../../src/domain/edits/edits.ts';
import { captionsUnfit, parseCaptions, problemMessages, reencoded } from '../../src/domain/recordings/captions.ts';
import { filmsFor } from '../../src/domain/recordings/catalogue.ts';
import { wrongKind } from '../../src/domain/recordings/example-files.ts';
import {
  type Decision,
  givenUpRows,
  proposalRow,
  type Ruling,
  replyRows,
  rulingRows,
  takenBackRows,
} from '../../src/domain/recordings/examples.ts';
import { notCaptions, notFilm } from '../../src/domain/recordings/file-kinds.ts';
import { lineOf, makerOf, tooMany } from '../../src/domain/recordings/proposing.ts';
import {
  AINO,
  add,
  type Cells,
  configOf,
  ELIF,
  edit,
  GUEST,
  KARIN,
  MARYAM,
  OLA,
  planOf,
  settled,
  type Tables,
  town,
  untouched,
} from '../domain/fixture.ts';
import { firstSaid, said } from './said.ts';

type Words = Parameters<typeof said>[0];
const whether = (words: Words | undefined): string[] => (words ? [said(words)] : []);

describe('Of examples it is said', () => {
  const elif = { email: ELIF, name: 'Elif Demir', unit: 'u1' };
  const maryam = { email: MARYAM, name: 'Maryam Lindqvist', unit: '' };
  const proposal = { title: 'Sagor', theme: '', text: '', link: 'https://film.example/s' };
  const ruling = (decision: Decision, more: Partial<Ruling> = {}): Ruling => ({
    decision,
    answer: '',
    rooms: [],
    consentUntil: '',
    ...more,
  });
  const request = (cells: Cells): Cells => ({ id: 'O-1', unit: 'u1', from: ELIF, kind: 'exempel', title: 'Sagor', status: 'ny', ...cells });
  const linked = add(town, 'requests', request({ link: 'https://film.example/s' }));
  const filmed = add(add(town, 'requests', request({ recording: 'F-3' })), 'recordings', {
    id: 'F-3',
    title: 'Vår',
    lecturer: 'Elif Demir',
    children: 'ja',
  });
  const why = (edited: Edited): string[] => ('problem' in edited ? [said(edited.problem)] : []);
  const rule = (one: Ruling, tables = linked, from = untouched(tables)) => why(rulingRows(planOf(tables, from), maryam, 'O-1', one));
  const yes = ruling('godkänd', { rooms: ['rum-alla'] });

  it('why they can’t be sent or decided', () => {
    const wanted = (tables: Tables) => planOf(tables, untouched(tables)).desired;
    const many = (count: number, recording: string, day = '2026-11-16') =>
      Array.from({ length: count }, (_, n) => lineOf({ request: `O-${n}`, day, by: makerOf(ELIF), recording }));
    expect(
      firstSaid({
        'no title': () => why(proposalRow(configOf(town), elif, { ...proposal, title: '' }, '')),
        nothing: () => why(proposalRow(configOf(town), elif, { ...proposal, link: '' }, '')),
        'a bad link': () => why(proposalRow(configOf(town), elif, { ...proposal, link: 'http://x' }, '')),
        'none such': () => why(rulingRows(planOf(town, untouched(town)), maryam, 'O-1', yes)),
        decided: () => rule(yes, edit(linked, 'requests', 'O-1', { decision: 'godkänd' })),
        'no words': () => rule(ruling('avböjd')),
        'no room': () => rule(ruling('godkänd')),
        'no room of theirs': () => rule(ruling('godkänd', { rooms: ['rum-x'] })),
        'neither file nor link': () => rule(yes, edit(linked, 'requests', 'O-1', { link: '' })),
        'not arrived': () => rule(yes, filmed, untouched(town)),
        'has a permit': () => rule(yes, edit(filmed, 'recordings', 'F-3', { permit: 'M-1' })),
        'no consent': () => rule(yes, filmed),
        'no decision': () => why(takenBackRows(planOf(linked, untouched(linked)), maryam, 'O-1')),
        shown: () => {
          const shown = edit(edit(filmed, 'requests', 'O-1', { decision: 'godkänd', recording: 'F-1' }), 'recordings', 'F-3', {
            children: '',
          });
          return why(takenBackRows(planOf(shown, settled(shown)), maryam, 'O-1'));
        },
        'no question': () => why(replyRows(wanted(linked), ELIF, 'O-1', 'Ja')),
        'no answer': () => why(replyRows(wanted(edit(linked, 'requests', 'O-1', { decision: 'fråga' })), ELIF, 'O-1', ' ')),
        'not open': () => why(givenUpRows(wanted(edit(linked, 'requests', 'O-1', { decision: 'fråga' })), ELIF, 'O-1')),
        'many waiting': () => {
          const all = Array.from({ length: 20 }, (_, n) => request({ id: `O-${n + 10}` }));
          return whether(tooMany(wanted(add(town, 'requests', ...all)), [], ELIF, false));
        },
        'many today': () => whether(tooMany(wanted(town), many(20, ''), ELIF, false)),
        'many files': () => whether(tooMany(wanted(town), many(10, 'F-9'), ELIF, true)),
      }),
    ).toMatchSnapshot();
  });

  it('why a colleague sees a film', () => {
    const open = edit(town, 'permits', 'M-2', { external: 'ja' });
    const sees = (email: string, tables: Tables = town, from = settled(tables)) =>
      filmsFor(planOf(tables, from), email).films.map((film) => said(film.because));
    const roomOf = (cells: Cells) =>
      edit(edit(edit(open, 'rooms', 'rum-alla', { everyone: '', ...cells }), 'permits', 'M-1', { answer: 'nej' }), 'people', OLA, {
        unit: 'u1',
        roles: 'pedagog',
      });
    expect(
      firstSaid({
        coordinator: () => sees(MARYAM),
        member: () => sees(AINO),
        colleague: () => sees(KARIN),
        area: () => sees(ELIF, roomOf({ areas: 'Team City' })),
        form: () => sees(ELIF, roomOf({ schoolForms: 'förskola' })),
        role: () => sees(AINO, roomOf({ roles: 'pedagog' })),
        guest: () => {
          const visited = add(add(open, 'networks', { id: 'N-2', name: 'Gäster', add: GUEST }), 'people', { email: GUEST, external: 'ja' });
          return sees(GUEST, edit(visited, 'rooms', 'rum-alla', { networks: 'N-2' }));
        },
        'by hand': () => {
          const state = settled(town);
          const film = state.items.get('film-F-1');
          if (!film) throw new Error('no film');
          const grants = [{ permissionId: 'p', type: 'user' as const, role: 'reader', email: GUEST, until: undefined }];
          return sees(GUEST, town, { ...state, items: new Map(state.items).set(film.id, { ...film, grants }) });
        },
      }),
    ).toMatchSnapshot();
  });
});

describe('Of files and captions it is said', () => {
  it('why a file is no film, no captions, or of no kind', () => {
    const heads = [
      '%PDF-',
      'PK\x03\x04',
      '\xd0\xcf\x11\xe0',
      '{\\rtf',
      '\xff\xd8\xff',
      '\x89PNG',
      'GIF89a',
      '....ftypheic',
      'Rar!',
      '<html',
    ];
    const texts = [
      '[Script Info]',
      '<tt ',
      '<sami',
      '<?xml ',
      '0:00:01.000,0:00:02.000',
      '[INFORMATION]',
      '{1}{2}',
      '[ar:x][00:01]',
      'Scenarist_SCC',
      '{"',
    ];
    expect(
      firstSaid({
        'no film': () => heads.flatMap((head) => whether(notFilm('fil.x', head))),
        'a text': () => whether(notFilm('fil.ts', 'import')),
        'another name': () => whether(notFilm('fil', '....ftypmp42')),
        captions: () => whether(notFilm('fil.vtt', 'WEBVTT')),
        'no kind': () => whether(notFilm('fil.xyz', 'x')),
        'no captions': () => [...heads, ...texts, '....ftypmp42', 'a\0b'].flatMap((head) => whether(notCaptions(head))),
        'no example': () => [said(wrongKind)],
      }),
    ).toMatchSnapshot();
  });

  it('what is wrong with captions', () => {
    const vtt = (body: string) => problemMessages(parseCaptions(`WEBVTT\n\n${body}`).problems).map(said);
    const srt = (body: string) => problemMessages(parseCaptions(body).problems).map(said);
    expect(
      firstSaid({
        fine: () => vtt('00:01.000 --> 00:02.000\nHej'),
        'a signature too late': () => srt('\nWEBVTT\n'),
        'a small signature': () => srt('webvtt\n\n00:01.000 --> 00:02.000\nHej'),
        'no captions': () => [...vtt(''), ...srt('hej')],
        'nothing shown': () => [...vtt('00:01.000 --> 00:02.000\n'), ...srt('1\n00:00:03,000 --> 00:00:02,000\nHej')],
        'an end before its beginning': () => vtt('00:03.000 --> 00:02.000\nHej'),
        'out of order': () => vtt('00:03.000 --> 00:04.000\nHej\n\n00:01.000 --> 00:02.000\nDå'),
        'odd times': () => srt('1\n00:01:2,5 --> 00:01:5,0\nHej'),
        'no empty line': () => srt('1\n00:00:01,000 --> 00:00:02,000\nHej\n2\n00:00:03,000 --> 00:00:04,000\nDå'),
        'a sign that is lost': () => vtt('00:01.000 --> 00:02.000\nHej \ufffd'),
        'an unreadable time': () => [...vtt('00:01,000 --> 00:02,000\nHej'), ...srt('1\n1 --> 2\nHej')],
        'another arrow': () => [...srt('1\n00:00:01,000 -> 00:00:02,000\nHej'), ...vtt('00:01.000 -> 00:02.000\nHej')],
        'a lost text': () => [...vtt('00:01.000 --> 00:02.000\nHej\n\nDå'), ...srt('1\n00:00:01,000 --> 00:00:02,000\nHej\n\nDå')],
        'many faults': () => vtt(Array.from({ length: 20 }, () => '00:03.000 --> 00:02.000\nHej').join('\n\n')),
        'another encoding': () => [said(reencoded)],
        'longer than the film': () => whether(captionsUnfit(700, 600)),
        'shorter than the film': () => [...whether(captionsUnfit(300, 600)), ...whether(captionsUnfit(3000, 7200))],
      }),
    ).toMatchSnapshot();
  });
});

/** The dialog's films without a page: what is suggested, what is asked of the server and in which order, what is kept to go on with. */

import type { UploadDo, UploadSetting } from '../../src/contract/uploads.ts';
import { leftText, lengthText, percentOf, sizeText, speedText } from '../../src/messages/films/transfer.ts';
import { lacking } from '../../src/pages/upload/films.ts';
import { fingerprintOf, md5Of } from '../../src/pages/upload/hash.ts';
import type { Noted } from '../../src/pages/upload/journal.ts';
import { captionsMisfit, captionsOf } from '../../src/pages/upload/look.ts';
import { createPreviews } from '../../src/pages/upload/previews.ts';
import { filmFor, permitsOf, suggest } from '../../src/pages/upload/suggest.ts';
import { createUploads, type Outside } from '../../src/pages/upload/uploads.ts';

const both = (text: string) => ({ sv: text, en: text });
const permit = { rooms: [] as string[], to: '' };
const setting: UploadSetting = {
  mayUpload: true,
  operator: 'maryam@delaby.example',
  staffPage: '',
  language: 'sv',
  today: '2026-11-16',
  rooms: [
    { id: 'rum-alla', name: 'Alla', people: 243 },
    { id: 'rum-lar', name: 'Lärspridarna', people: 12 },
  ],
  permits: [
    { ...permit, id: 'M-1', lecturer: 'Gunilla Sjöström', state: 'waiting', covers: ['alla'], rooms: ['rum-alla'] },
    { ...permit, id: 'M-2', lecturer: 'Anders Thorell', state: 'yes', covers: ['serie:Systematik'], rooms: ['rum-lar'] },
    { ...permit, id: 'M-3', lecturer: 'Anders Thorell', state: 'no', covers: ['F-9'] },
  ],
  lecturers: ['Anders Thorell', 'Gunilla Sjöström'],
  themes: [],
  series: [],
  languages: ['svenska'],
  planned: [
    { id: 'F-9', cells: { title: 'Leken som motor', lecturer: 'Anders Thorell', rooms: 'rum-alla', permit: 'M-3', children: 'nej' } },
  ],
};

describe('what is suggested for a film', () => {
  it('is title, day and lecturer from its name, and the lecturer’s permit with its rooms', () => {
    expect(suggest('gunilla-sjöström-flerspråkighet-2026-11-10.mp4', '2026-11-12', setting)).toMatchObject({
      recording: '',
      cells: {
        title: 'Flerspråkighet',
        date: '2026-11-10',
        lecturer: 'Gunilla Sjöström',
        permit: 'M-1',
        rooms: 'rum-alla',
        language: 'svenska',
      },
    });
  });

  it('is the file’s own day where its name has none, unless that lies ahead', () => {
    expect(suggest('lek.mp4', '2026-11-12', setting).cells.date).toBe('2026-11-12');
    expect(suggest('lek.mp4', '2026-12-24', setting).cells.date).toBe('');
  });

  it('is the planned row with its title – but never whether children are seen', () => {
    const found = suggest('leken-som-motor.mp4', '', setting);
    expect(found).toMatchObject({ recording: 'F-9', cells: { title: 'Leken som motor', permit: 'M-3', rooms: 'rum-alla' } });
    expect(found.cells.children).toBe('');
  });

  it('is no permit that is for other recordings', () => {
    expect(permitsOf('Anders Thorell', setting.permits, '', '')).toEqual([]);
    expect(permitsOf('anders thorell', setting.permits, '', 'systematik').map((one) => one.id)).toEqual(['M-2']);
    expect(permitsOf('Anders Thorell, Gunilla Sjöström', setting.permits, 'F-9', '').map((one) => one.id)).toEqual(['M-3', 'M-1']);
  });
});

describe('captions', () => {
  it('find their film by their name, and none where several would do', () => {
    const names = ['flersprakighet-2026-11-10.mp4', 'lek.mp4', 'lek-ute.mp4'];
    expect(filmFor('flersprakighet.sv.vtt', names)).toBe(names[0]);
    expect(filmFor('lek.vtt', names)).toBe('lek.mp4');
    expect(filmFor('samling.vtt', names)).toBeUndefined();
    expect(filmFor('dagbok.vtt', ['dagbok-1.mp4', 'dagbok-2.mp4'])).toBeUndefined();
  });
});

describe('captions that are chosen', () => {
  const one = '00:00:01,000 --> 00:00:02,000\nDet är kväll på ön\n';
  const chosen = async (name: string, ...parts: BlobPart[]) => {
    const { file: sent, cues, faults } = await captionsOf(new File(parts, name));
    return { name: sent.name, text: await sent.text(), cues, fault: faults[0]?.sv ?? '' };
  };
  const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

  it('are sent by what they hold and as UTF-8, whatever the name and the program', async () => {
    expect(await chosen('film.vtt', one)).toMatchObject({ name: 'film.srt', text: one, cues: 1, fault: '' });
    expect(await chosen('film.srt', latin(one))).toMatchObject({ name: 'film.srt', text: one, cues: 1 });
    const macintosh = one.replace(/[äåö]/g, (sign) => ({ ä: '\x8a', å: '\x8c', ö: '\x9a' })[sign] ?? '');
    expect(await chosen('film.srt', latin(macintosh))).toMatchObject({ text: one });
    const wide = Uint8Array.from([0xff, 0xfe, ...[...one].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8])]);
    expect(await chosen('film.srt', wide)).toMatchObject({ text: one, cues: 1 });
  });

  it('are refused with words where nobody would see any', async () => {
    expect(await chosen('film.vtt', `WEBVTT\n\n${one}`)).toMatchObject({ cues: 0, fault: expect.stringContaining('kan visas') });
    expect(await chosen('film.srt', '[Script Info]\n')).toMatchObject({ cues: 0, fault: expect.stringContaining('SubStation') });
  });

  it('keep their name and say nothing of length where they are refused, and tell of a copy where they are not UTF-8', async () => {
    const read = (text: BlobPart, name: string) => captionsOf(new File([text], name));
    const empty = await read('', 'tom.vtt');
    expect(empty.file.name).toBe('tom.vtt');
    expect(captionsMisfit(empty, 600)).toBeUndefined();
    expect(captionsMisfit(await read(one, 'film.srt'), 600)?.sv).toContain('före filmen');
    expect(captionsMisfit(await read(one, 'film.srt'), null)).toBeUndefined();
    expect(await read(latin(one), 'film.srt')).toMatchObject({ isCopy: true, faults: [] });
    expect(await read(one, 'film.srt')).not.toHaveProperty('isCopy');
    const gone = Object.assign(new File([one], 'film.srt'), { slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) });
    expect(await captionsOf(gone)).toMatchObject({ cues: 0, faults: [{ sv: expect.stringContaining('gick inte att läsa') }] });
  });
});

const file = (name: string, text: string) => new File([text], name);

/** A server and a Drive that do as they are told; `outside` may be changed by a test. */
function world(noted: Noted[] = []) {
  const asked: UploadDo[] = [];
  const drive = new Map<string, string>();
  const notes = new Map(noted.map((one) => [one.recording, one]));
  let rows = 3;
  let sessions = 0;
  const arrived: number[] = [];
  const outside: Outside = {
    async act(action: UploadDo) {
      asked.push(action);
      switch (action.kind) {
        case 'beginUpload': {
          const recording = action.recording === '' ? `F-${rows++}` : action.recording;
          return { recording, file: `fil-${recording}`, session: `session-${++sessions}` } as never;
        }
        case 'beginCaptions':
          return { recording: action.recording, file: `text-${action.recording}`, session: `session-${++sessions}` } as never;
        case 'endUpload':
          return { ended: drive.get(action.md5) === undefined ? 'mismatch' : 'ok' } as never;
        default:
          return { done: true } as never;
      }
    },
    ports: (_address, ask) => ({
      async send(_range, piece, told) {
        const sum = piece === undefined ? '' : await md5Of(piece as unknown as Blob);
        if (piece) drive.set(sum, sum);
        told(piece?.size ?? 0);
        return { status: 200, header: () => undefined, body: `{"md5Checksum":"${sum}"}` };
      },
      ask,
      now: () => 0,
      random: () => 0,
      pause: async () => {},
    }),
    hash: (one, told, signal) => md5Of(one, told, signal),
    fingerprint: fingerprintOf,
    journal: {
      noted: () => [...notes.values()],
      note: (one) => void notes.set(one.recording, one),
      forget: (recording) => void notes.delete(recording),
    },
    pause: async () => {},
    origin: 'https://sida.example',
    arrived: () => void arrived.push(1),
    words: { refused: (status) => both(`nej ${status}`), missing: both('saknas'), unreadable: both('oläslig') },
  };
  return { asked, drive, notes, arrived, outside };
}

const cells = { title: 'Lek', children: 'nej' };
const settle = async (uploads: ReturnType<typeof createUploads>, kind: string) => {
  for (let tries = 0; tries < 200; tries++) {
    if (uploads.films().every((film) => film.stage.kind === kind)) return;
    await new Promise((wake) => setTimeout(wake, 5));
  }
  throw new Error(
    uploads
      .films()
      .map((film) => film.stage.kind)
      .join(),
  );
};

describe('the films of the dialog', () => {
  it('are not sent before it is said whether children are seen or heard', () => {
    const { outside, asked } = world();
    const uploads = createUploads(outside);
    const key = uploads.add(file('lek.mp4', 'film'), { recording: '', cells: { title: 'Lek', children: '' } });
    expect(lacking(uploads.films()[0] as never)).toEqual(['children']);
    uploads.start([key]);
    expect(uploads.films()[0]?.stage.kind).toBe('form');
    expect(asked).toEqual([]);
  });

  it('go row, session, bytes, checksum – captions last – and leave nothing in the browser', async () => {
    const { outside, asked, notes, arrived } = world();
    const uploads = createUploads(outside);
    const key = uploads.add(file('lek.mp4', 'film'), { recording: '', cells });
    uploads.setCaptions(key, { file: file('lek.vtt', 'WEBVTT'), seconds: 1, cues: 1, faults: [] });
    uploads.start([key]);
    await settle(uploads, 'done');
    expect(asked.map((one) => one.kind)).toEqual(['beginUpload', 'endUpload', 'beginCaptions', 'endUpload']);
    expect(asked[0]).toMatchObject({ recording: '', cells, bytes: 4, mimeType: 'video/mp4', origin: 'https://sida.example' });
    expect(asked[1]).toMatchObject({ part: 'film', recording: 'F-3', md5: await md5Of(file('x', 'film')) });
    expect(asked[3]).toMatchObject({ part: 'captions', recording: 'F-3', file: 'text-F-3' });
    expect(notes.size).toBe(0);
    expect(arrived).toHaveLength(1);
  });

  it('are sent two at a time', async () => {
    const { outside } = world();
    let most = 0;
    let now = 0;
    const { ports } = outside;
    outside.ports = (address, ask) => {
      const real = ports(address, ask);
      return {
        ...real,
        send: async (...given) => {
          most = Math.max(most, ++now);
          await new Promise((wake) => setTimeout(wake, 10));
          now--;
          return real.send(...given);
        },
      };
    };
    const uploads = createUploads(outside);
    uploads.start(['a', 'b', 'c', 'd'].map((name) => uploads.add(file(`${name}.mp4`, name), { recording: '', cells })));
    await settle(uploads, 'done');
    expect(most).toBe(2);
  });

  it('that come broken are kept out, said to be, and begun anew on asking, in the same row', async () => {
    const { outside, asked } = world();
    const { hash } = outside;
    outside.hash = async () => '0'.repeat(32);
    const uploads = createUploads(outside);
    uploads.start([uploads.add(file('lek.mp4', 'film'), { recording: '', cells })]);
    await settle(uploads, 'mismatch');
    outside.hash = hash;
    uploads.goOn(uploads.films()[0]?.key ?? -1);
    await settle(uploads, 'done');
    expect(asked.map((one) => ('recording' in one ? `${one.kind} ${one.recording}` : one.kind))).toEqual([
      'beginUpload ',
      'endUpload F-3',
      'beginUpload F-3',
      'endUpload F-3',
    ]);
  });

  it('get another session when theirs is gone', async () => {
    const { outside, asked } = world();
    const { ports } = outside;
    let first = true;
    outside.ports = (address, ask) => {
      const real = ports(address, ask);
      const isGone = first;
      first = false;
      return isGone ? { ...real, send: async () => ({ status: 404, header: () => undefined, body: '' }) } : real;
    };
    const uploads = createUploads(outside);
    uploads.start([uploads.add(file('lek.mp4', 'film'), { recording: '', cells })]);
    await settle(uploads, 'done');
    expect(asked.map((one) => one.kind)).toEqual(['beginUpload', 'beginUpload', 'endUpload']);
  });

  it('from before a reload go on with the same file, and with no other', async () => {
    const there = file('lek.mp4', 'film');
    const note: Noted = {
      ...{ recording: 'F-7', file: 'fil-F-7', session: 'session-0', name: 'lek.mp4', title: 'Lek', size: 4 },
      ...{ print: await fingerprintOf(there), wasNew: true, kept: 2 },
    };
    const { outside, asked, drive } = world([note]);
    drive.set(await md5Of(there), 'kept from before');
    const uploads = createUploads(outside);
    const [film] = uploads.films();
    expect(film).toMatchObject({ name: 'lek.mp4', stage: { kind: 'again', kept: 2 } });
    expect(await uploads.choose(film?.key ?? -1, file('lek.mp4', 'flim'))).toBe(false);
    expect(uploads.films()[0]?.stage).toEqual({ kind: 'again', kept: 2, wrong: true });
    expect(await uploads.choose(film?.key ?? -1, there)).toBe(true);
    await settle(uploads, 'done');
    // Nothing is begun again: it is only asked where Drive stands, and what came is checked.
    expect(asked.map((one) => one.kind)).toEqual(['endUpload']);
  });

  it('are taken back when they are given up, also while their row is being made', async () => {
    const { outside, asked, notes } = world();
    const { act } = outside;
    let begun = (): void => {};
    const waiting = new Promise<void>((resolve) => {
      begun = resolve;
    });
    outside.act = async (action) => {
      if (action.kind === 'beginUpload') await waiting;
      return act(action);
    };
    const uploads = createUploads(outside);
    const key = uploads.add(file('lek.mp4', 'film'), { recording: '', cells });
    uploads.start([key]);
    await new Promise((wake) => setTimeout(wake, 20));
    const removed = uploads.remove(key);
    begun();
    await removed;
    expect(asked.map((one) => one.kind)).toEqual(['beginUpload', 'cancelUpload']);
    expect(asked[1]).toEqual({ kind: 'cancelUpload', recording: 'F-3', file: 'fil-F-3', wasNew: true });
    expect([uploads.films().length, notes.size]).toEqual([0, 0]);
  });

  it('say what the server said when it would not have them, and can be mended and sent', async () => {
    const { outside } = world();
    const { act } = outside;
    outside.act = async () => ({ problem: both('Datum: fel') });
    const uploads = createUploads(outside);
    const key = uploads.add(file('lek.mp4', 'film'), { recording: '', cells });
    uploads.start([key]);
    await settle(uploads, 'problem');
    expect(uploads.films()[0]?.stage).toEqual({ kind: 'problem', problem: both('Datum: fel') });
    outside.act = act;
    uploads.change(key, { date: '2026-11-10' });
    uploads.start([key]);
    await settle(uploads, 'done');
  });
});

describe('who would see the films', () => {
  it('is asked once for films with equal answers, one question at a time', async () => {
    let [now, most] = [0, 0];
    const asked: string[] = [];
    const previews = createPreviews(async ({ recording, cells: of }) => {
      most = Math.max(most, ++now);
      asked.push(`${recording} ${of.rooms}`);
      await new Promise((wake) => setTimeout(wake, 2));
      now--;
      return { problem: both('x') };
    }, 0);
    const key = (rooms: string) => JSON.stringify(['', { rooms }]);
    previews.want([key('a'), key('b')]);
    await new Promise((wake) => setTimeout(wake, 30));
    previews.want([key('b'), key('a'), key('c')]);
    await new Promise((wake) => setTimeout(wake, 30));
    expect(asked).toEqual([' a', ' b', ' c']);
    expect(most).toBe(1);
  });
});

describe('figures', () => {
  it('are sizes, speeds and times as people read them', () => {
    expect([
      sizeText(2_100_000_000, 'sv'),
      sizeText(2_100_000_000, 'en'),
      sizeText(840_000_000, 'sv'),
      sizeText(999_900_000, 'sv'),
    ]).toEqual(['2,1 GB', '2.1 GB', '840 MB', '1 GB']);
    expect([speedText(11_000_000, 'sv'), speedText(0, 'sv')]).toEqual(['11 MB/s', '']);
    expect([leftText(75_000_000, 1_000_000), leftText(7_500_000_000, 1_000_000), leftText(9, 1), leftText(9, 0)]).toEqual([
      '1 min 15 s',
      '2 h 5 min',
      '9 s',
      '',
    ]);
    expect([lengthText(48 * 60 + 7), lengthText(40), lengthText(3900)]).toEqual(['48 min', '40 s', '1 h 5 min']);
  });

  it('never say 100 % before all is there', () => {
    expect([percentOf(0, 0), percentOf(999, 1000), percentOf(1000, 1000)]).toEqual([0, 99, 100]);
  });
});

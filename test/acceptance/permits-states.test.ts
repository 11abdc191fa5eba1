/**
 * Permits govern access: every state of a permit × every kind of person, asked as people ask (each film's bytes, its facts,
 * its captions, searches, folders, shortcuts), before the first apply, after every call of each, after it, and the day after.
 */
import { filmsFor } from '../../src/domain/recordings/catalogue.ts';
import type { TableName } from '../../src/domain/workbook/tables.ts';
import { METHODS, type MethodId } from '../../src/google/methods.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import type { Cells } from '../../src/workflows/edit/write.ts';
import { readersAt } from '../oracle/readers.ts';
import { times } from '../volume.ts';
import { addFilm, apply, plan, set, summary, write } from '../workflows/town.ts';
import { file, mark } from '../workflows/withdrawal.ts';
import { begin } from '../workflows/workspace.ts';
import {
  ANONYMOUS,
  COORDINATOR,
  filmOf,
  idOf,
  OPERATOR,
  PEOPLE,
  ROWS,
  type Rooms,
  STAFF,
  STATES,
  TODAY,
  TOMORROW,
  TWIN,
} from './permit-states.ts';

describe.each(['education-plus', 'education-fundamentals'] as const)('In %s', (edition) => {
  const endsInDrive = edition === 'education-plus';
  const clock = { now: TODAY };
  const where = begin({ now: () => clock.now, edition });
  const { emulator } = where;
  for (const [table, rows] of Object.entries(ROWS)) write(where, table as TableName, rows as Cells[]);
  set(where, 'permits', TWIN, 'id', 'M-dubbel');
  const films = new Map(STATES.map((state) => [idOf(state), addFilm(where, idOf(state))]));
  const captions = new Map(
    [...films.keys()].map((id) => [
      id,
      file(where, {
        name: `${id}.vtt`,
        parents: [where.ref.waitingRoom],
        copyRequiresWriterPermission: true,
        appProperties: mark(where, 'captions', id),
      }),
    ]),
  );
  afterAll(() => emulator.close());

  const everyone = [...Object.keys(PEOPLE), ...STAFF];
  /** Film → its rooms' letters. */
  type Shown = ReadonlyMap<string, Rooms>;
  const shownBy = (n: 0 | 1 | 2): Shown => new Map(STATES.map((state) => [idOf(state), state.seen[n]]));
  const NONE: Shown = new Map();

  const may = (email: string, film: string, shown: Shown, when: 'today' | 'tomorrow', staff: readonly string[] = STAFF): boolean =>
    staff.includes(email) || [...(PEOPLE[email]?.[when] ?? '')].some((room) => shown.get(film)?.includes(room));

  const headersOf = (email: string): Record<string, string> => (email === ANONYMOUS ? {} : { authorization: `Bearer local:${email}` });
  const ask = (email: string, url: string) => emulator.handle({ method: 'GET', url, headers: headersOf(email) });
  const bodyOf = (answer: { body?: unknown }): string => {
    const body = answer.body as { text?: string } | string | undefined;
    return typeof body === 'string' ? body : (body?.text ?? '');
  };
  /** What someone gets who may not: the anonymous are told to sign in, others that there is no such file. */
  const refusal = (email: string): number => (email === ANONYMOUS ? 401 : 404);
  /** Films and captions are watched in Drive's viewer; only the owner downloads them. */
  const download = (email: string): number => (email === OPERATOR ? 200 : 403);

  /**
   * Pairs where Drive answers otherwise than the table says: bytes, facts and captions of each film, and everyone's own searches.
   * Each pair is asked for one of the three, by turns, and for all of them in the long run.
   */
  function wrong(shown: Shown, when: 'today' | 'tomorrow', staff: readonly string[] = STAFF): string[] {
    const found: string[] = [];
    for (const [row, email] of everyone.entries()) {
      for (const [column, [film, id]] of [...films].entries()) {
        const sees = may(email, film, shown, when, staff);
        const state = STATES.find((one) => idOf(one) === film)?.state;
        const all = [
          ['bytes', `/drive/v3/files/${id}?alt=media`],
          ['facts', `/drive/v3/files/${id}?fields=id,name,webViewLink`],
          ['captions', `/drive/v3/files/${captions.get(film)}?alt=media`],
        ] as const;
        const turn = (row + column) % all.length;
        for (const [what, url] of [...all.slice(turn), ...all].slice(0, times(1, all.length))) {
          const { status } = ask(email, url);
          const want = !sees ? refusal(email) : what === 'facts' ? 200 : download(email);
          if (status !== want) found.push(`${film} (${state}) ${email || 'anonymous'}: ${what} ${status}, not ${want}`);
        }
      }
      if (email === ANONYMOUS) continue;
      const q = encodeURIComponent("mimeType = 'video/mp4' and trashed = false");
      const listed = bodyOf(ask(email, `/drive/v3/files?q=${q}&pageSize=1000&fields=files(id)`));
      const seen = [...films].filter(([, id]) => listed.includes(id)).map(([film]) => film);
      const should = [...films.keys()].filter((film) => may(email, film, shown, when, staff));
      if (seen.join() !== should.join()) found.push(`${email} finds ${seen.join()}, not ${should.join()}`);
    }
    return found;
  }

  /** Applies, and after every call that writes looks who gained a film or captions whom the table does not let see it. */
  function applyWatched(
    shown: Shown,
    when: 'today' | 'tomorrow',
    allowRemovals?: number,
  ): { kind: string; calls: number; breaches: string[] } {
    const files = [...films, ...captions];
    const people = everyone.filter((email) => email !== ANONYMOUS);
    const now = (): Set<string> => {
      const readers = readersAt(emulator.store, clock.now);
      return new Set(
        files.flatMap(([film, id]) => [
          ...[...readers.among(id, people)].map((email) => `${film} ${email}`),
          ...(readers.canRead('nobody@nowhere.example', id) ? [`${film} anyone`] : []),
        ]),
      );
    };
    const before = now();
    const allowed = new Set(
      files.flatMap(([film]) => people.filter((email) => may(email, film, shown, when)).map((email) => `${film} ${email}`)),
    );
    const breaches: string[] = [];
    let calls = 0;
    emulator.onRequest = ({ method }) => {
      if (!METHODS[method as MethodId]?.writes || method.startsWith('sheets.')) return;
      calls++;
      if (calls % times(4, 1) !== 0) return; // Whoever was let in at a call between is still seen at the next.
      for (const one of now()) if (!before.has(one) && !allowed.has(one)) breaches.push(`after ${calls} ${method}: ${one}`);
    };
    try {
      const { kind } = apply(where, allowRemovals === undefined ? {} : { allowRemovals }, clock.now);
      return { kind, calls, breaches };
    } finally {
      emulator.onRequest = undefined;
    }
  }

  describe('Every state of a permit × every kind of person', () => {
    it('is a table of some fifty states and twenty kinds, in which some see and most do not', () => {
      expect(STATES.length).toBeGreaterThan(45);
      expect(everyone.length).toBeGreaterThan(20);
      expect(new Set(STATES.map(({ state }) => state)).size).toBe(STATES.length);
      const seers = STATES.flatMap((state) => everyone.filter((email) => may(email, idOf(state), shownBy(0), 'today')));
      expect(seers.length).toBeGreaterThan(150);
      expect(seers.length).toBeLessThan((STATES.length * everyone.length) / 2);
    });

    it('before the first apply: nobody but the operating account sees anything', () => {
      expect(wrong(NONE, 'today', [OPERATOR])).toEqual([]);
    });

    it('during the first apply, after each single call, nobody sees what the table does not let them', () => {
      set(where, 'settings', 'coordinators', 'value', `${OPERATOR}, ${COORDINATOR}`);
      if (!endsInDrive) {
        set(where, 'settings', 'driveExpiry', 'value', 'nej');
        apply(where, { unattended: true }, clock.now);
      }
      // The first apply sees rum-vid as it stood when the lecturers answered, and a row that is not faulty yet.
      const early = new Map([...shownBy(0), [filmOf('its room was widened'), 'n']]);
      const { kind, calls, breaches } = applyWatched(early, 'today');
      expect({ kind, breaches }).toEqual({ kind: 'done', breaches: [] });
      expect(calls).toBeGreaterThan(100);
      expect(wrong(early, 'today')).toEqual([]);
    });

    it('and when a room is then widened and a row becomes faulty, during that apply and after it', () => {
      set(where, 'rooms', 'rum-vid', 'areas', 'Norr, Söder');
      set(where, 'people', 'blev.felaktig@delaby.example', 'roles', 'trollkarl');
      // The lecturers did not say no to it themselves: closing a film to all in a room goes by the guard, and somebody approves it.
      const { guard } = plan(where, clock.now).planned.plan;
      expect(applyWatched(shownBy(0), 'today')).toMatchObject({ kind: 'guard', breaches: [] });
      const { kind, breaches } = applyWatched(shownBy(0), 'today', guard.removals);
      expect({ kind, breaches }).toEqual({ kind: 'done', breaches: [] });
      expect(wrong(shownBy(0), 'today')).toEqual([]);
      expect(summary(plan(where, clock.now))).toEqual([]);
    });

    it('over HTTP: bytes, facts, captions, folders and the targets of shortcuts', async () => {
      const server = await serve(emulator, { port: 0 });
      const root = `http://127.0.0.1:${server.port}`;
      const get = (email: string, url: string): Promise<Response> => fetch(`${root}${url}`, { headers: headersOf(email) });
      try {
        const asked = everyone.flatMap((email) => [...films].map(([film, id], n) => ({ email, film, id, n })));
        expect(asked.length).toBeGreaterThan(1000);
        const found: string[] = [];
        for (let from = 0; from < asked.length; from += 20) {
          await Promise.all(
            asked.slice(from, from + 20).map(async ({ email, film, id, n }) => {
              const url =
                [`/drive/v3/files/${id}?alt=media`, `/drive/v3/files/${id}`, `/drive/v3/files/${captions.get(film)}?alt=media`][n % 3] ??
                '';
              const answer = await get(email, url);
              const text = await answer.text();
              const sees = may(email, film, shownBy(0), 'today');
              const right = answer.status === (!sees ? refusal(email) : n % 3 === 1 ? 200 : download(email)) && text.length > 0;
              if (!right) found.push(`${film} ${email} ${url}: ${answer.status}`);
            }),
          );
        }
        expect(found).toEqual([]);
        const state = plan(where, clock.now).state;
        const folders = [...state.items.values()].filter(
          (item) => item.kind === 'room' || item.kind === 'audience' || item.kind === 'waiting',
        );
        for (const email of everyone.filter((one) => one !== ANONYMOUS)) {
          for (const folder of folders) {
            const q = encodeURIComponent(`'${folder.id}' in parents`);
            const answer = await get(email, `/drive/v3/files?q=${q}&pageSize=1000&fields=files(id,shortcutDetails(targetId))`);
            const listed = ((await answer.json()) as { files?: { id: string; shortcutDetails?: { targetId: string } }[] }).files ?? [];
            for (const one of listed) {
              const target = one.shortcutDetails?.targetId ?? one.id;
              const film = [...films, ...captions].find(([, id]) => id === target)?.[0] ?? '';
              if (!may(email, film, shownBy(0), 'today')) found.push(`${email} finds ${film} in ${folder.name}`);
              else if ((await get(email, `/drive/v3/files/${target}`)).status !== 200) found.push(`${email} can’t open ${film}`);
            }
          }
        }
        expect(found).toEqual([]);
      } finally {
        await server.close();
      }
    }, 60_000);

    it('the catalogue offers each person exactly the films that Drive opens for them', () => {
      const { planned } = plan(where, clock.now);
      for (const email of everyone.filter((one) => !STAFF.includes(one))) {
        const offered = filmsFor(planned, email).films.map((film) => film.id);
        expect([email, ...offered.sort()]).toEqual([
          email,
          ...[...films.keys()].filter((film) => may(email, film, shownBy(0), 'today')).sort(),
        ]);
      }
    });

    it('the day after: what ended is closed before any person has applied, and the catalogue knows', () => {
      clock.now = TOMORROW;
      const ended = ['yes until today', 'two permits, one until today', 'children, consent until today'].map(filmOf);
      const { planned } = plan(where, clock.now);
      if (endsInDrive) expect(wrong(shownBy(1), 'today')).toEqual([]);
      else {
        // Here the hourly run is what closes them. It also lets in who begins that day, and out who has left.
        const open = wrong(shownBy(1), 'today').map((line) => line.split(' ')[0]);
        expect(ended.filter((film) => !open.includes(film))).toEqual([]);
        apply(where, { unattended: true }, clock.now);
        const left = wrong(shownBy(1), 'tomorrow').filter((line) => ended.some((film) => line.startsWith(`${film} `)));
        expect(left).toEqual([]);
      }
      for (const email of Object.keys(PEOPLE)) expect(filmsFor(planned, email).films.filter((film) => ended.includes(film.id))).toEqual([]);
    });

    it('and by that day’s apply what begins is opened, and people come and go, nobody too early', () => {
      const { kind, breaches } = applyWatched(shownBy(2), 'tomorrow');
      expect({ kind, breaches }).toEqual({ kind: 'done', breaches: [] });
      expect(wrong(shownBy(2), 'tomorrow')).toEqual([]);
    });

    it('a permit that changes while its film is shared closes it, or the rooms it no longer names', () => {
      const permit = (state: string, part = 'a'): string => `M-${filmOf(state)}${part}`;
      set(where, 'permits', permit('yes'), 'answer', 'nej');
      set(where, 'permits', permit('yes from tomorrow'), 'answer', 'väntar');
      set(where, 'permits', permit('external people too'), 'external', 'nej');
      set(where, 'permits', permit('all staff and external'), 'audience', 'rum-alla');
      set(where, 'permits', permit('has seen it and approves'), 'approved', '');
      set(where, 'permits', permit('two lecturers, two permits', 'b'), 'recordings', 'F-1');
      set(where, 'permits', permit('two permits, for other rooms', 'b'), 'withdrawn', 'i dag');
      set(where, 'recordings', filmOf('for its series'), 'series', 'Natur');
      set(where, 'permits', permit('for all that name it'), 'to', '2026-11-16');
      set(where, 'permits', permit('for all staff'), 'audience', 'rum-soder');
      set(where, 'permits', permit('a room that shares one by one'), 'answer', 'kanske');
      set(where, 'recordings', filmOf('children, consent in force'), 'childrenUntil', '');
      set(where, 'recordings', filmOf('no children, an old date'), 'children', 'ja');
      set(where, 'recordings', filmOf('one of its rooms was widened'), 'permit', '');
      const shown: Shown = new Map([
        [filmOf('all staff and external'), 'ns'],
        [filmOf('all staff, not external'), 'ns'],
        [filmOf('for all staff'), 's'],
      ]);
      // What no permit row states, a faulty or missing permit, counts as removals; more of those than the guard takes.
      const { removals } = plan(where, clock.now).planned.plan.guard;
      const { kind, breaches } = applyWatched(shown, 'tomorrow', removals);
      expect({ kind, breaches }).toEqual({ kind: 'done', breaches: [] });
      expect(wrong(shown, 'tomorrow')).toEqual([]);
      expect(summary(plan(where, clock.now))).toEqual([]);
    });
  });
});

/** Where recordings lie and which rooms show them: sharing is one move, and so is withdrawing. */
import type { Change, Phase, Place, Step, Words } from '../change.ts';
import { type Audience, audienceKey } from '../ids.ts';
import { type Closed, type RecordingStatus, STATED, statusOf, type Verdict } from '../permits.ts';
import { idKey, type Item, readersOf } from '../state.ts';
import type { Row } from '../tables.ts';
import { listParts } from '../text.ts';
import { audienceOf, placeOf } from './folders.ts';
import { closedWords } from './reasons.ts';
import { folderOf, futureOf, type Wanted } from './wanted.ts';

/** One recording: what should be, and where its file is now. */
export interface FilmFacts {
  readonly id: string;
  readonly title: string;
  /** undefined where the row can't be read, or is gone. */
  readonly row: Row<'recordings'> | undefined;
  readonly verdict: Verdict | undefined;
  readonly file: Item | undefined;
  readonly fileLost: boolean;
  /** Where it should lie: an audience, or undefined for the waiting room. */
  readonly audience: Audience | undefined;
  /** Where it lies: an audience, or undefined for anywhere else. */
  readonly lies: Audience | undefined;
  readonly status: RecordingStatus | undefined;
  /** Readers who lose it by no word of a permit: what the guard counts. Room → people. */
  readonly unstatedLoss: ReadonlyMap<string, ReadonlySet<string>>;
}

export function filmFacts(wanted: Wanted): FilmFacts[] {
  const { config } = wanted;
  const rows = new Map(config.tables.recordings.rows.map((row) => [row.id, row]));
  const fileOf = new Map<string, Item>();
  for (const item of wanted.state.items.values()) if (item.kind === 'recording') fileOf.set(item.row, item);
  const ids = new Set([...rows.keys(), ...config.tables.recordings.faulty.keys(), ...fileOf.keys()]);
  return [...ids].map((id) => factsOf(wanted, id, rows.get(id), fileOf.get(id)));
}

function factsOf(wanted: Wanted, id: string, row: Row<'recordings'> | undefined, file: Item | undefined): FilmFacts {
  const { state, config, today } = wanted;
  const verdict = wanted.verdicts.get(id);
  const sound = file !== undefined && !file.trashed && !state.halted.has(`recordings/${id}`) ? file : undefined;
  const folder = sound?.parent === undefined ? undefined : state.items.get(sound.parent);
  const lies = folder?.kind === 'audience' ? audienceOf(folder) : undefined;
  const audience = sound === undefined ? undefined : row && verdict ? audienceFor(wanted, verdict, lies) : heldAudience(wanted, id, lies);
  const known = state.ids.has(idKey('recordings', id, 'file'));
  const fileLost = sound === undefined && (file !== undefined || known);
  return {
    id,
    title: row?.title ?? config.tables.recordings.faulty.get(id)?.cells.title ?? file?.name ?? id,
    row,
    verdict,
    file: sound,
    fileLost,
    audience,
    lies,
    status: row && verdict ? statusOf(row, verdict, sound !== undefined, fileLost, today) : undefined,
    unstatedLoss: unstatedLoss(wanted, verdict, row, lies, audience),
  };
}

function audienceFor(wanted: Wanted, verdict: Verdict, lies: Audience | undefined): Audience | undefined {
  // A room that can't be read neither gains nor loses a recording that its permits still allow.
  const now = lies?.rooms ?? [];
  const kept = now.filter((room) => verdict.closed.get(room) === 'roomFaulty' && wanted.config.tables.rooms.faulty.has(room));
  const open = verdict.rooms.filter((room) => now.includes(room) || !wanted.state.halted.has(`rooms/${room}`));
  const rooms = [...new Set([...open, ...kept])].sort();
  return verdict.why !== undefined || rooms.length === 0 ? undefined : { rooms, until: verdict.until };
}

/** A recording whose row can't be read stays where it is only while permits that can be read still let it. A row that is gone lets nothing. */
function heldAudience(wanted: Wanted, id: string, lies: Audience | undefined): Audience | undefined {
  const faulty = wanted.config.tables.recordings.faulty.get(id);
  if (!faulty || !lies) return undefined;
  const named = listParts(faulty.cells.permit ?? '');
  const permits = named.map((permit) => wanted.config.tables.permits.rows.find((row) => row.id === permit));
  const { today } = wanted;
  const allow = permits.every((permit) => permit && permit.answer === 'ja' && permit.withdrawn === '' && (permit.to === undefined || permit.to >= today));
  return named.length > 0 && allow ? lies : undefined;
}

/** What a permit row does not state (a missing or faulty permit, a lost row) may be a bad list: its readers count as losing. */
function unstatedLoss(
  wanted: Wanted,
  verdict: Verdict | undefined,
  row: Row<'recordings'> | undefined,
  lies: Audience | undefined,
  audience: Audience | undefined,
): ReadonlyMap<string, ReadonlySet<string>> {
  const loss = new Map<string, ReadonlySet<string>>();
  for (const room of lies?.rooms ?? []) {
    if (audience?.rooms.includes(room) || wanted.state.halted.has(`rooms/${room}`)) continue;
    const why = verdict?.why ?? verdict?.closed.get(room);
    const chosen = row !== undefined && !row.rooms.includes(room); // The coordinator took the room off the row.
    if (why !== undefined ? !COUNTED.has(why) : chosen) continue;
    const folder = folderOf(wanted.state, 'room', 'rooms', room);
    if (folder) loss.set(room, readersOf(wanted.state, folder.grants, wanted.now));
  }
  return loss;
}
const COUNTED: ReadonlySet<Closed> = new Set(['noPermit', 'faultyPermit', 'permitDisagrees', 'fewerPermitsThanLecturers', 'waiting', 'roomNotNamed', 'childrenWithoutConsent']);

/** The audiences that recordings are to lie in, each once. */
export function audiencesNeeded(films: readonly FilmFacts[]): Audience[] {
  const needed = new Map<string, Audience>();
  for (const { audience } of films) if (audience) needed.set(audienceKey(audience), audience);
  return [...needed.values()];
}

export function filmChanges(wanted: Wanted, films: readonly FilmFacts[]): Change[] {
  const shortcuts = shortcutsByFilm(wanted);
  const changes = films.flatMap((film) => {
    const change = filmChange(wanted, film, shortcuts.get(film.id) ?? []);
    return change ? [change] : [];
  });
  return [...changes, ...strayChanges(wanted)];
}

function shortcutsByFilm(wanted: Wanted): ReadonlyMap<string, Item[]> {
  const byFilm = new Map<string, Item[]>();
  for (const item of wanted.state.items.values()) {
    if (item.kind !== 'shortcut' || item.trashed) continue;
    const mine = byFilm.get(item.row);
    if (mine) mine.push(item);
    else byFilm.set(item.row, [item]);
  }
  return byFilm;
}

function filmChange(wanted: Wanted, film: FilmFacts, shortcuts: readonly Item[]): Change | undefined {
  const { state } = wanted;
  const { file, audience, lies } = film;
  const shown = film.audience?.rooms ?? [];
  const steps: (Step & { phase: Phase })[] = [];
  const waiting: Place = { id: state.waitingRoom };
  const to = audience ? placeOf(wanted, 'audience', 'audiences', audienceKey(audience)) : waiting;
  const moves = file !== undefined && !('id' in to && to.id === file.parent);
  // Nobody whom no permit covers may read it for a moment: unless the present place only lets in whom the new one does, close first.
  const open = file !== undefined && file.parent !== state.waitingRoom;
  const narrowing = open && !(lies !== undefined && audience !== undefined && lies.rooms.every((room) => audience.rooms.includes(room)));
  if (file && moves) {
    if (narrowing) steps.push({ phase: 'withdraw', kind: 'file', file: file.id, to: waiting });
    if (audience || !narrowing) steps.push({ phase: 'publish', kind: 'file', file: file.id, to });
  }
  const linked = new Set<string>();
  for (const shortcut of shortcuts) {
    const room = shown.find((id) => folderOf(state, 'room', 'rooms', id)?.id === shortcut.parent && shortcut.target === file?.id);
    if (room !== undefined && !linked.has(room)) linked.add(room);
    else steps.push({ phase: 'withdraw', kind: 'unlink', shortcut: shortcut.id, row: film.id, room: state.items.get(shortcut.parent ?? '')?.row ?? '' });
  }
  for (const room of shown) {
    if (linked.has(room) || !file || state.halted.has(`rooms/${room}`)) continue;
    const into = placeOf(wanted, 'room', 'rooms', room);
    steps.push({ phase: 'publish', kind: 'link', row: film.id, name: film.title, target: file.id, room, into });
  }
  if (steps.length === 0) return undefined;
  const before = readersNow(wanted, film);
  const after = new Set(shown.flatMap((room) => [...futureOf(wanted, room)]));
  const closing = audience === undefined && moves;
  return {
    id: `recording:${film.id}`,
    action: closing ? 'close' : !moves ? 'link' : lies === undefined ? 'share' : 'move',
    target: `recordings/${film.id}`,
    name: film.title,
    reason: reasonFor(wanted, film),
    before: { rooms: lies?.rooms ?? [], until: lies?.until ?? null, shortcuts: linked.size },
    after: { rooms: shown, until: audience?.until ?? null, shortcuts: shown.length },
    gains: [...after].filter((email) => !before.has(email)),
    loses: [...before].filter((email) => !after.has(email)),
    always: closing && film.verdict?.why !== undefined && STATED.has(film.verdict.why),
    review: lies !== undefined && shown.some((room) => !lies.rooms.includes(room)),
    steps,
  };
}

function readersNow(wanted: Wanted, film: FilmFacts): Set<string> {
  const folder = film.file?.parent === undefined ? undefined : wanted.state.items.get(film.file.parent);
  return folder?.kind === 'audience' ? readersOf(wanted.state, folder.grants, wanted.now) : new Set();
}

function reasonFor(wanted: Wanted, film: FilmFacts): Words {
  if (!film.row) {
    return film.audience === undefined
      ? { sv: 'Inspelningens rad saknas eller går inte att läsa.', en: 'The recording’s row is gone or can’t be read.' }
      : { sv: 'Genvägarna följer filmen.', en: 'The shortcuts follow the film.' };
  }
  const why = film.verdict?.why ?? (film.audience ? undefined : [...(film.verdict?.closed.values() ?? [])][0]);
  if (why) return closedWords(why, film.verdict?.whose);
  if (!film.audience) return { sv: 'Inget rum är valt.', en: 'No room is chosen.' };
  const until = film.audience.until;
  return until === undefined
    ? { sv: 'Medgivandet tillåter det.', en: 'The permit allows it.' }
    : { sv: `Medgivandet tillåter det till och med ${until}.`, en: `The permit allows it until ${until}.` };
}

/** Files that nobody entered, lying where others may read them, go to the waiting room until someone takes them in. */
function strayChanges(wanted: Wanted): Change[] {
  const { state } = wanted;
  return [...state.items.values()].flatMap((item): Change[] => {
    const folder = state.items.get(item.parent ?? '');
    if (item.kind !== 'stray' || item.trashed || (folder?.kind !== 'audience' && folder?.kind !== 'room')) return [];
    return [
      {
        id: `file:${item.id}`,
        action: 'close',
        target: `files/${item.id}`,
        name: item.name,
        reason: { sv: 'Filen står inte i kalkylarket. Den väntar i Väntrummet.', en: 'The file is not in the workbook. It waits in the waiting room.' },
        before: { folder: folder.name },
        after: { folder: null },
        gains: [],
        loses: [...readersOf(state, folder.grants, wanted.now)],
        always: false,
        review: false,
        steps: [{ phase: 'withdraw', kind: 'file', file: item.id, to: { id: state.waitingRoom } }],
      },
    ];
  });
}

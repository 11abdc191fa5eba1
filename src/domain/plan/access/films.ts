/** Where recordings lie and which rooms show them: sharing is one move, and so is withdrawing. */

import { FILE_NAME_CHARACTERS } from '../../../quotas/google.ts';
import { type Audience, audienceKey } from '../../ids.ts';
import { shortened } from '../../limits.ts';
import { type RecordingStatus, STATED, statusOf, type Verdict, verdictOn } from '../../permits/verdict.ts';
import { listParts, readCell } from '../../text.ts';
import { dateOfSerial, isDate } from '../../time/dates.ts';
import { type Row, tables } from '../../workbook/tables.ts';
import type { Change, Phase, Place, Step, Words } from '../change.ts';
import { closedWords } from '../reasons.ts';
import { type Item, idKey, readersOf } from '../state.ts';
import { folderOf, type Wanted } from '../wanted.ts';
import { isOver } from './ends.ts';
import { audienceOf, placeOf } from './folders.ts';
import { type AudienceNeeded, viewersAfter, viewersNow } from './viewers.ts';

/** One recording: what should be, and where its file is now. */
export interface FilmFacts {
  readonly id: string;
  readonly title: string;
  /** undefined where the row can't be read, or is gone. */
  readonly row: Row<'recordings'> | undefined;
  /** Of a row that can't be read: what its permits still say of the rooms it is in. */
  readonly verdict: Verdict | undefined;
  readonly file: Item | undefined;
  /** Its file in the bin with a folder that it is about to be taken out of. */
  readonly returning: Item | undefined;
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
  const sound = file !== undefined && !file.trashed && !state.halted.has(`recordings/${id}`) ? file : undefined;
  const folder = sound?.parent === undefined ? undefined : state.items.get(sound.parent);
  const lies = folder?.kind === 'audience' ? audienceOf(folder) : undefined;
  const verdict = row ? wanted.verdicts.get(id) : heldVerdict(wanted, id, lies);
  const due = row ? audienceFor(wanted, verdict, lies) : heldAudience(wanted, verdict, lies);
  const audience = sound === undefined ? undefined : clearOfHalted(wanted, due, lies);
  const binned = file?.binnedWithFolder ? binnedOf(wanted, { id, row, verdict }) : undefined;
  const returning = binned && !binned.stays ? file : undefined;
  const fileLost =
    sound === undefined && returning === undefined && (file !== undefined || hadFilm(state.ids.get(idKey('recordings', id, 'file')), row));
  return {
    id,
    title: row?.title ?? config.tables.recordings.faulty.get(id)?.cells.title ?? file?.name ?? id,
    row,
    verdict,
    file: sound,
    returning,
    fileLost,
    audience,
    lies,
    status: row && verdict ? statusOf(row, verdict, (sound ?? returning) !== undefined, fileLost, today) : undefined,
    unstatedLoss: unstatedLoss(wanted, verdict, row, lies, audience),
  };
}

/** An id is noted before a film is sent, and '' where that was given up: only what the row tells of it says that there was one. */
const hadFilm = (noted: string | undefined, row: Row<'recordings'> | undefined): boolean =>
  noted !== undefined && row !== undefined && (row.file !== '' || (noted !== '' && row.duration !== undefined));

function audienceFor(wanted: Wanted, verdict: Verdict | undefined, lies: Audience | undefined): Audience | undefined {
  if (!verdict || verdict.why !== undefined) return undefined;
  // A room that can't be read neither gains nor loses a recording that its permits still allow.
  const now = lies?.rooms ?? [];
  const kept = now.filter((room) => verdict.closed.get(room) === 'roomFaulty' && wanted.config.tables.rooms.faulty.has(room));
  const open = verdict.rooms.filter((room) => now.includes(room) || !wanted.state.halted.has(`rooms/${room}`));
  const rooms = [...new Set([...open, ...kept])].sort();
  return rooms.length === 0 ? undefined : { rooms, until: verdict.until };
}

/**
 * What permits say of a recording whose row can't be read, in the rooms where it is. Of several rows with its key every
 * permit must allow. A cell that can't be read closes nothing. undefined: the row is gone, or it lies where nobody reads it.
 */
function heldVerdict(wanted: Wanted, id: string, lies: Audience | undefined): Verdict | undefined {
  const every = wanted.config.tables.recordings.faulty.get(id)?.every;
  if (!every || !lies) return undefined;
  const [series = '', ...others] = new Set(every.map((cells) => cells.series ?? ''));
  const consents = every.flatMap((cells) => {
    const children = readCell(tables.recordings.fields.children, cells.children);
    const until = dayOf(cells.childrenUntil ?? '');
    return 'value' in children && children.value === true && until !== undefined ? [until] : [];
  });
  const asking = {
    id,
    series: others.length === 0 ? series : '',
    lecturer: [],
    rooms: lies.rooms,
    permit: [...new Set(every.flatMap((cells) => listParts(cells.permit ?? '')))],
    children: consents.length > 0,
    childrenUntil: consents.sort()[0],
  };
  return verdictOn(asking, wanted.config, wanted.rooms, wanted.today);
}

const dayOf = (text: string): string | undefined => (isDate(text) ? text : /^\d+$/.test(text) ? dateOfSerial(Number(text)) : undefined);

/** A recording whose row can't be read stays where it is, as far as its permits still let it; it gains nothing. */
function heldAudience(wanted: Wanted, verdict: Verdict | undefined, lies: Audience | undefined): Audience | undefined {
  if (!verdict || verdict.why !== undefined || !lies) return undefined;
  const stays = (room: string) => {
    const why = verdict.closed.get(room);
    return why === undefined || (why === 'roomFaulty' && wanted.config.tables.rooms.faulty.has(room));
  };
  const rooms = lies.rooms.filter(stays);
  const until = [lies.until, verdict.until].filter((day) => day !== undefined).sort()[0];
  return rooms.length === 0 ? undefined : { rooms, until };
}

/** A folder that is out of order takes in nothing, and gives out only what may no longer be seen there. */
function clearOfHalted({ state }: Wanted, due: Audience | undefined, lies: Audience | undefined): Audience | undefined {
  if (!due) return undefined;
  const isHalted = (audience: Audience | undefined) => audience !== undefined && state.halted.has(`audiences/${audienceKey(audience)}`);
  if (!isHalted(due) && !isHalted(lies)) return due;
  const within =
    lies?.rooms.every((room) => due.rooms.includes(room)) &&
    (due.until === undefined || (lies.until !== undefined && lies.until <= due.until));
  return within ? lies : isHalted(due) ? undefined : due;
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
  // What lies beyond its last day is read by nobody's leave: a permit said so when it was shown.
  if (isOver(lies, wanted.today)) return loss;
  for (const room of lies?.rooms ?? []) {
    if (audience?.rooms.includes(room) || wanted.state.halted.has(`rooms/${room}`)) continue;
    const why = verdict?.why ?? verdict?.closed.get(room);
    const chosen = row !== undefined && !row.rooms.includes(room); // The coordinator took the room off the row.
    if (why !== undefined ? STATED.has(why) : chosen) continue;
    const folder = folderOf(wanted.state, 'room', 'rooms', room);
    if (folder) loss.set(room, readersOf(wanted.state, folder.grants, wanted.now));
  }
  return loss;
}

/** The audiences that recordings are to lie in, each once. A film that is left in the bin is read where it lies, so its folder counts too. */
export function audiencesNeeded(wanted: Wanted, films: readonly FilmFacts[]): AudienceNeeded[] {
  const needed = new Map<string, { audience: Audience; files: Item[] }>();
  for (const film of films) {
    const binned = film.file ? undefined : binnedOf(wanted, film);
    const file = film.file ?? binned?.file;
    const meanwhile = widens(film) ? meanwhileOf(film, wanted.today) : undefined;
    for (const audience of [film.audience ?? (binned?.stays ? binned.lies : undefined), meanwhile]) {
      if (!audience || !file) continue;
      const one = needed.get(audienceKey(audience)) ?? { audience, files: [] };
      one.files.push(file);
      needed.set(audienceKey(audience), one);
    }
  }
  return [...needed.values()];
}

export function filmChanges(wanted: Wanted, films: readonly FilmFacts[]): Change[] {
  const shortcuts = byFilm(wanted, (item) => item.kind === 'shortcut' && !item.trashed);
  const captions = byFilm(wanted, (item) => item.kind === 'captions');
  return films.flatMap((film) => {
    const mine = { shortcuts: shortcuts.get(film.id) ?? [], captions: captions.get(film.id) ?? [] };
    const change = (film.file ? undefined : binnedChange(wanted, film, mine)) ?? filmChange(wanted, film, mine);
    return change ? [withReview(wanted, film, mine, change)] : [];
  });
}

/** A new room (a first sharing too), or a later last day: a person sees it first. What of it closes the film is not kept waiting. */
function withReview(wanted: Wanted, film: FilmFacts, mine: Belonging, change: Change): Change {
  if (!widens(film)) return change;
  const unseen = film.lies && filmChange(wanted, { ...film, audience: meanwhileOf(film, wanted.today) }, mine);
  return { ...change, review: true, ...(unseen ? { unseen } : {}) };
}

/** In a room where it is not, or for longer: a day that closes it was moved, or a cell that closed it was emptied. */
function widens({ audience, lies }: FilmFacts): boolean {
  if (!audience) return false;
  const isLonger = lies?.until !== undefined && (audience.until === undefined || audience.until > lies.until);
  return isLonger || audience.rooms.some((room) => !lies?.rooms.includes(room));
}

/** What may be shown of a film, until somebody has looked: where it lies and is to lie, until the first of both days. */
function meanwhileOf({ audience, lies }: FilmFacts, today: string): Audience | undefined {
  const rooms = lies?.rooms.filter((room) => audience?.rooms.includes(room)) ?? [];
  const until = [lies?.until, audience?.until].filter((day) => day !== undefined).sort()[0];
  return rooms.length === 0 || (until !== undefined && until < today) ? undefined : { rooms, until };
}

/** What belongs to one film. */
interface Belonging {
  readonly shortcuts: readonly Item[];
  /** Also those in the bin: Drive lets those who could read them go on doing so by their link. */
  readonly captions: readonly Item[];
}

function byFilm(wanted: Wanted, which: (item: Item) => boolean): ReadonlyMap<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of wanted.state.items.values()) {
    if (!which(item)) continue;
    const mine = found.get(item.row);
    if (mine) mine.push(item);
    else found.set(item.row, [item]);
  }
  return found;
}

function filmChange(wanted: Wanted, film: FilmFacts, { shortcuts, captions }: Belonging): Change | undefined {
  const { state } = wanted;
  const { file, audience, lies } = film;
  const shown = film.audience?.rooms ?? [];
  const steps: (Step & { phase: Phase })[] = [];
  const waiting: Place = { id: state.waitingRoom };
  const stays = file?.parent !== undefined && audience && lies && audienceKey(audience) === audienceKey(lies);
  const to = stays ? { id: file.parent } : audience ? placeOf(wanted, 'audience', 'audiences', audienceKey(audience)) : waiting;
  const moves = file !== undefined && !('id' in to && to.id === file.parent);
  // Nobody whom no permit covers may read it for a moment: unless the present place only lets in whom the new one does, close first.
  const open = file !== undefined && file.parent !== state.waitingRoom;
  const narrowing = open && !(lies !== undefined && audience !== undefined && lies.rooms.every((room) => audience.rooms.includes(room)));
  if (file && moves) {
    const beside = lies === undefined ? [] : captions.filter((one) => one.parent === file.parent);
    if (narrowing) for (const one of [...beside, file]) steps.push({ phase: 'withdraw', kind: 'file', file: one.id, to: waiting });
    if (audience || !narrowing) steps.push({ phase: 'publish', kind: 'file', file: file.id, to });
    // What of them lies in the bin is shown to nobody new.
    for (const one of narrowing ? [] : beside) if (one.trashed) steps.push({ phase: 'publish', kind: 'file', file: one.id, to: waiting });
  }
  // Captions lie beside their film, and follow it there. Those that lie apart from it are closed first, as strays are.
  const at = 'id' in to ? to.id : undefined;
  for (const one of audience && file ? captions : [])
    if (!one.trashed && one.parent !== at) steps.push({ phase: 'publish', kind: 'file', file: one.id, to });
  const linked = new Set<string>();
  for (const shortcut of shortcuts) {
    const lying = state.items.get(shortcut.parent ?? '');
    const room = shown.find((id) => lying?.kind === 'room' && lying.row === id && shortcut.target === file?.id);
    if (room !== undefined && !linked.has(room)) linked.add(room);
    else steps.push({ phase: 'withdraw', kind: 'unlink', shortcut: shortcut.id, row: film.id, room: lying?.row ?? '' });
  }
  for (const room of shown) {
    if (linked.has(room) || !file || state.halted.has(`rooms/${room}`)) continue;
    const into = placeOf(wanted, 'room', 'rooms', room);
    steps.push({
      phase: 'publish',
      kind: 'link',
      row: film.id,
      name: shortened(film.title, FILE_NAME_CHARACTERS),
      target: file.id,
      room,
      into,
    });
  }
  if (steps.length === 0) return undefined;
  const before = viewersNow(wanted, file);
  const after = viewersAfter(wanted, audience);
  const closing = audience === undefined && moves;
  return {
    id: `recording:${film.id}`,
    action: closing ? 'close' : !moves ? 'link' : lies === undefined ? 'share' : 'move',
    target: `recordings/${film.id}`,
    name: film.title,
    reason: !moves && steps.every((step) => step.kind === 'file') ? CAPTIONS_FOLLOW : reasonFor(film),
    before: { rooms: lies?.rooms ?? [], until: lies?.until ?? null, shortcuts: linked.size },
    after: { rooms: shown, until: audience?.until ?? null, shortcuts: shown.length },
    gains: [...after].filter((email) => !before.has(email)),
    loses: [...before].filter((email) => !after.has(email)),
    always: closing && (isOver(lies, wanted.today) || (film.verdict?.why !== undefined && STATED.has(film.verdict.why))),
    review: false,
    steps,
  };
}

/**
 * A film in the bin is left alone while its permits hold; once they do not it is closed like any other, since Drive lets
 * those who could read it go on doing so by its link.
 */
function binnedChange(wanted: Wanted, film: FilmFacts, mine: Belonging): Change | undefined {
  const binned = binnedOf(wanted, film);
  return binned && !binned.stays
    ? filmChange(wanted, { ...film, file: binned.file, lies: binned.lies, audience: undefined }, mine)
    : undefined;
}

/** The film's file where it lies in the bin and others read it, and whether its permits let it stay there. */
export function binnedOf(
  wanted: Wanted,
  film: Pick<FilmFacts, 'id' | 'row' | 'verdict'>,
): { file: Item; lies: Audience; stays: boolean } | undefined {
  const file = [...wanted.state.items.values()].find((item) => item.kind === 'recording' && item.row === film.id && item.trashed);
  const folder = wanted.state.items.get(file?.parent ?? '');
  if (!file || folder?.kind !== 'audience') return undefined;
  const lies = audienceOf(folder);
  const verdict = film.row ? film.verdict : heldVerdict(wanted, film.id, lies);
  const allowed = film.row ? audienceFor(wanted, verdict, lies) : heldAudience(wanted, verdict, lies);
  // Out of a folder that is out of order nobody is taken: who may see the film there is no longer held to.
  const isHalted = wanted.state.halted.has(`audiences/${audienceKey(lies)}`);
  const goesOn = allowed !== undefined && !isHalted && !isOver(lies, wanted.today);
  return { file, lies, stays: goesOn && lies.rooms.every((room) => allowed.rooms.includes(room)) };
}

export const CAPTIONS_FOLLOW: Words = { sv: 'Undertexterna följer filmen.', en: 'The captions follow the film.' };

function reasonFor(film: FilmFacts): Words {
  if (!film.row && film.verdict?.why === undefined) {
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

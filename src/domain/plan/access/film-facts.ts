/** One recording: what should be, and where its file is now. */

import { type Audience, audienceKey, idKey } from '../../ids.ts';
import { type RecordingStatus, STATED, statusOf, type Verdict, verdictOn } from '../../permits/verdict.ts';
import { listParts } from '../../text.ts';
import { dateOfSerial, isDate } from '../../time/dates.ts';
import { readCell } from '../../workbook/read-cell.ts';
import { type Row, tables } from '../../workbook/tables.ts';
import { isOver } from '../ends.ts';
import { audienceOf, type Item, readersOf } from '../state.ts';
import { folderOf, type Wanted } from '../wanted.ts';

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
export function audienceFor(wanted: Wanted, verdict: Verdict | undefined, lies: Audience | undefined): Audience | undefined {
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
export function heldVerdict(wanted: Wanted, id: string, lies: Audience | undefined): Verdict | undefined {
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
export function heldAudience(wanted: Wanted, verdict: Verdict | undefined, lies: Audience | undefined): Audience | undefined {
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

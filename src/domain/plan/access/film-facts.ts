/** One recording: what should be, and where its file is now. */

import { type Audience, audienceKey, idKey } from '../../ids.ts';
import { isUndecided } from '../../permits/states.ts';
import { NOT_ASKED, type RecordingStatus, STATED, statusOf, type Verdict, verdictOn } from '../../permits/verdict.ts';
import { listParts } from '../../text.ts';
import { dateOfSerial, isDate } from '../../time/dates.ts';
import type { Config } from '../../workbook/config.ts';
import { readCell } from '../../workbook/read-cell.ts';
import { type Row, tables } from '../../workbook/tables.ts';
import { type Desired, folderOf } from '../desired.ts';
import { isOver } from '../ends.ts';
import { audienceOf, type Item, readersOf, type State } from '../state.ts';

/** One recording: what should be, and where its file is now. */
export interface FilmFacts {
  readonly id: string;
  readonly title: string;
  /** undefined where the row can't be read, or is gone. */
  readonly row: Row<'recordings'> | undefined;
  /** Of a row that can't be read: what its permits still say of the rooms it is in. */
  readonly verdict: Verdict | undefined;
  readonly file: Item | undefined;
  /** Its file, in the bin together with a folder that it is about to leave. */
  readonly returning: Item | undefined;
  readonly fileLost: boolean;
  /** Where it should lie: an audience, or undefined for the waiting room. */
  readonly audience: Audience | undefined;
  /** Where it lies: an audience, or undefined for anywhere else. */
  readonly currentAudience: Audience | undefined;
  readonly status: RecordingStatus | undefined;
  /** Readers who lose it though no permit says so: the guard counts them. Room → people. */
  readonly unstatedLoss: ReadonlyMap<string, ReadonlySet<string>>;
}

export function filmFacts(desired: Desired): FilmFacts[] {
  const { config } = desired;
  const rows = new Map(config.tables.recordings.rows.map((row) => [row.id, row]));
  const fileOf = new Map<string, Item>();
  for (const item of desired.state.items.values()) if (item.kind === 'recording') fileOf.set(item.row, item);
  const ids = new Set([...rows.keys(), ...config.tables.recordings.faulty.keys(), ...fileOf.keys()]);
  return [...ids].map((id) => factsOf(desired, id, rows.get(id), fileOf.get(id)));
}

/** A recording's film as it stands: not in the bin, and nothing in conflict. Asked so, it costs no plan. */
export function filmOf(state: State, id: string): Item | undefined {
  let found: Item | undefined;
  for (const item of state.items.values()) if (item.kind === 'recording' && item.row === id) found = item;
  return soundOne(state, id, found);
}

const soundOne = (state: State, id: string, file: Item | undefined): Item | undefined =>
  file !== undefined && !file.trashed && !state.conflicts.has(`recordings/${id}`) ? file : undefined;

function factsOf(desired: Desired, id: string, row: Row<'recordings'> | undefined, file: Item | undefined): FilmFacts {
  const { state, config, today } = desired;
  const sound = soundOne(state, id, file);
  const folder = sound?.parent === undefined ? undefined : state.items.get(sound.parent);
  const currentAudience = folder?.kind === 'audience' ? audienceOf(folder) : undefined;
  const verdict = row ? desired.verdicts.get(id) : heldVerdict(desired, id, currentAudience);
  const desiredAudience = row ? audienceFor(desired, verdict, currentAudience) : heldAudience(desired, verdict, currentAudience);
  const audience = sound === undefined ? undefined : clearOfHalted(desired, desiredAudience, currentAudience);
  const trashed = file?.binnedWithFolder ? binnedOf(desired, { id, row, verdict }) : undefined;
  const returning = trashed && !trashed.stays ? file : undefined;
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
    currentAudience: currentAudience,
    status: row && verdict ? statusIn(config, row, statusOf(row, verdict, (sound ?? returning) !== undefined, fileLost, today)) : undefined,
    unstatedLoss: unstatedLoss(desired, verdict, row, currentAudience, audience),
  };
}

/** Of a colleague’s example nobody is asked: what it waits for is a decision. */
const statusIn = (config: Config, row: Row<'recordings'>, status: RecordingStatus): RecordingStatus =>
  status === NOT_ASKED && isUndecided(config, row) ? 'väntar på svar' : status;

/** An id is noted before a film is sent, and '' once the upload was given up. Only the row tells whether there was a film. */
const hadFilm = (noted: string | undefined, row: Row<'recordings'> | undefined): boolean =>
  noted !== undefined && row !== undefined && (row.file !== '' || (noted !== '' && row.duration !== undefined));
function audienceFor(desired: Desired, verdict: Verdict | undefined, currentAudience: Audience | undefined): Audience | undefined {
  if (!verdict || verdict.why !== undefined) return undefined;
  // A room that can't be read gains no film, and keeps those that its permits still allow.
  const now = currentAudience?.rooms ?? [];
  const kept = now.filter((room) => verdict.closed.get(room) === 'roomFaulty' && desired.config.tables.rooms.faulty.has(room));
  const open = verdict.rooms.filter((room) => now.includes(room) || !desired.state.conflicts.has(`rooms/${room}`));
  const rooms = [...new Set([...open, ...kept])].sort();
  return rooms.length === 0 ? undefined : { rooms, until: verdict.until };
}

/**
 * What permits say of a recording whose row can't be read, in the rooms where it is. Of several rows with its key every
 * permit must allow. A cell that can't be read closes nothing. undefined: the row is gone, or it lies where nobody reads it.
 */
function heldVerdict(desired: Desired, id: string, currentAudience: Audience | undefined): Verdict | undefined {
  const every = desired.config.tables.recordings.faulty.get(id)?.every;
  if (!every || !currentAudience) return undefined;
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
    rooms: currentAudience.rooms,
    permit: [...new Set(every.flatMap((cells) => listParts(cells.permit ?? '')))],
    children: consents.length > 0,
    childrenUntil: consents.sort()[0],
  };
  return verdictOn(asking, desired.config, desired.rooms, desired.today);
}

const dayOf = (text: string): string | undefined => (isDate(text) ? text : /^\d+$/.test(text) ? dateOfSerial(Number(text)) : undefined);

/** A recording whose row can't be read stays where it is, as far as its permits still let it; it gains nothing. */
function heldAudience(desired: Desired, verdict: Verdict | undefined, currentAudience: Audience | undefined): Audience | undefined {
  if (!verdict || verdict.why !== undefined || !currentAudience) return undefined;
  const stays = (room: string) => {
    const why = verdict.closed.get(room);
    return why === undefined || (why === 'roomFaulty' && desired.config.tables.rooms.faulty.has(room));
  };
  const rooms = currentAudience.rooms.filter(stays);
  const until = [currentAudience.until, verdict.until].filter((day) => day !== undefined).sort()[0];
  return rooms.length === 0 ? undefined : { rooms, until };
}

/** A folder in conflict takes in nothing, and gives out only what may no longer be seen there. */
function clearOfHalted(
  { state }: Desired,
  desiredAudience: Audience | undefined,
  currentAudience: Audience | undefined,
): Audience | undefined {
  if (!desiredAudience) return undefined;
  const isHalted = (audience: Audience | undefined) => audience !== undefined && state.conflicts.has(`audiences/${audienceKey(audience)}`);
  if (!isHalted(desiredAudience) && !isHalted(currentAudience)) return desiredAudience;
  const within =
    currentAudience?.rooms.every((room) => desiredAudience.rooms.includes(room)) &&
    (desiredAudience.until === undefined || (currentAudience.until !== undefined && currentAudience.until <= desiredAudience.until));
  return within ? currentAudience : isHalted(desiredAudience) ? undefined : desiredAudience;
}

/** A missing or faulty permit or a lost row may be a bad list, unlike what a permit row states: its readers count as losing. */
function unstatedLoss(
  desired: Desired,
  verdict: Verdict | undefined,
  row: Row<'recordings'> | undefined,
  currentAudience: Audience | undefined,
  audience: Audience | undefined,
): ReadonlyMap<string, ReadonlySet<string>> {
  const loss = new Map<string, ReadonlySet<string>>();
  // After its last day nobody is allowed to read it: a permit said so when it was shown.
  if (isOver(currentAudience, desired.today)) return loss;
  for (const room of currentAudience?.rooms ?? []) {
    if (audience?.rooms.includes(room) || desired.state.conflicts.has(`rooms/${room}`)) continue;
    const why = verdict?.why ?? verdict?.closed.get(room);
    const chosen = row !== undefined && !row.rooms.includes(room); // The coordinator took the room off the row.
    if (why !== undefined ? STATED.has(why) : chosen) continue;
    const folder = folderOf(desired.state, 'room', 'rooms', room);
    if (folder) loss.set(room, readersOf(desired.state, folder.grants, desired.now));
  }
  return loss;
}

/** The film's file where it lies in the bin and others read it, and whether its permits let it stay there. */
export function binnedOf(
  desired: Desired,
  film: Pick<FilmFacts, 'id' | 'row' | 'verdict'>,
): { file: Item; currentAudience: Audience; stays: boolean } | undefined {
  const file = [...desired.state.items.values()].find((item) => item.kind === 'recording' && item.row === film.id && item.trashed);
  const folder = desired.state.items.get(file?.parent ?? '');
  if (!file || folder?.kind !== 'audience') return undefined;
  const currentAudience = audienceOf(folder);
  const verdict = film.row ? film.verdict : heldVerdict(desired, film.id, currentAudience);
  const allowed = film.row ? audienceFor(desired, verdict, currentAudience) : heldAudience(desired, verdict, currentAudience);
  // Nothing is taken out of a folder in conflict: nobody can say who may see the film there.
  const isHalted = desired.state.conflicts.has(`audiences/${audienceKey(currentAudience)}`);
  const goesOn = allowed !== undefined && !isHalted && !isOver(currentAudience, desired.today);
  return { file, currentAudience: currentAudience, stays: goesOn && currentAudience.rooms.every((room) => allowed.rooms.includes(room)) };
}

/** Where recordings are and which rooms show them: sharing is one move, and so is withdrawing. */

import { FILE_NAME_CHARACTERS } from '../../../quotas/google.ts';
import { type Audience, audienceKey } from '../../ids.ts';
import { shortName } from '../../limits.ts';
import type { Message } from '../../message.ts';
import { STATED } from '../../permits/verdict.ts';
import type { Change, Phase, Place, Step } from '../change.ts';
import type { Desired } from '../desired.ts';
import { isOver } from '../ends.ts';
import { planMessage } from '../messages.ts';
import { closedMessage } from '../reasons.ts';
import type { Item } from '../state.ts';
import { binnedOf, type FilmFacts } from './film-facts.ts';
import { placeOf } from './folder-change.ts';
import { type AudienceNeeded, viewersAfter, viewersInWaiting, viewersNow } from './viewers.ts';

/** The audiences that recordings need, each once. A film left in the bin is still readable, so its folder counts too. */
export function audiencesNeeded(desired: Desired, films: readonly FilmFacts[]): AudienceNeeded[] {
  const needed = new Map<string, { audience: Audience; files: Item[] }>();
  for (const film of films) {
    const trashed = film.file ? undefined : binnedOf(desired, film);
    const file = film.file ?? trashed?.file;
    const meanwhile = widens(film) ? meanwhileOf(film, desired.today) : undefined;
    for (const audience of [film.audience ?? (trashed?.stays ? trashed.currentAudience : undefined), meanwhile]) {
      if (!audience || !file) continue;
      const one = needed.get(audienceKey(audience)) ?? { audience, files: [] };
      one.files.push(file);
      needed.set(audienceKey(audience), one);
    }
  }
  return [...needed.values()];
}

export function filmChanges(desired: Desired, films: readonly FilmFacts[]): Change[] {
  const shortcuts = byFilm(desired, (item) => item.kind === 'shortcut' && !item.trashed);
  const captions = byFilm(desired, (item) => item.kind === 'captions');
  return films.flatMap((film) => {
    const mine = { shortcuts: shortcuts.get(film.id) ?? [], captions: captions.get(film.id) ?? [] };
    const change = (film.file ? undefined : binnedChange(desired, film, mine)) ?? filmChange(desired, film, mine);
    return change ? [withReview(desired, film, mine, change)] : [];
  });
}

/** A new room (also at the first sharing) or a later last day waits for a person. The part that closes the film does not wait. */
function withReview(desired: Desired, film: FilmFacts, mine: Belonging, change: Change): Change {
  if (!widens(film)) return change;
  const unseen = film.currentAudience && filmChange(desired, { ...film, audience: meanwhileOf(film, desired.today) }, mine);
  return { ...change, review: true, ...(unseen ? { unseen } : {}) };
}

/** Whether the film would be shown in a new room or for longer: the day that closes it was moved, or a cell that closed it was emptied. */
function widens({ audience, currentAudience }: FilmFacts): boolean {
  if (!audience) return false;
  const isLonger = currentAudience?.until !== undefined && (audience.until === undefined || audience.until > currentAudience.until);
  return isLonger || audience.rooms.some((room) => !currentAudience?.rooms.includes(room));
}

/** Where a film may be shown until somebody has looked: in rooms that it is in and is to be in, until the earlier of both days. */
function meanwhileOf({ audience, currentAudience }: FilmFacts, today: string): Audience | undefined {
  const rooms = currentAudience?.rooms.filter((room) => audience?.rooms.includes(room)) ?? [];
  const until = [currentAudience?.until, audience?.until].filter((day) => day !== undefined).sort()[0];
  return rooms.length === 0 || (until !== undefined && until < today) ? undefined : { rooms, until };
}

/** What belongs to one film. */
interface Belonging {
  readonly shortcuts: readonly Item[];
  /** Also those in the bin: Drive lets their readers open them by link. */
  readonly captions: readonly Item[];
}

function byFilm(desired: Desired, which: (item: Item) => boolean): ReadonlyMap<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of desired.state.items.values()) {
    if (!which(item)) continue;
    const mine = found.get(item.row);
    if (mine) mine.push(item);
    else found.set(item.row, [item]);
  }
  return found;
}

function filmChange(desired: Desired, film: FilmFacts, { shortcuts, captions }: Belonging): Change | undefined {
  const { state } = desired;
  const { file, audience, currentAudience } = film;
  const shown = film.audience?.rooms ?? [];
  const steps: (Step & { phase: Phase })[] = [];
  const waiting: Place = { id: state.waitingRoom };
  const stays = file?.parent !== undefined && audience && currentAudience && audienceKey(audience) === audienceKey(currentAudience);
  const to = stays ? { id: file.parent } : audience ? placeOf(desired, 'audience', 'audiences', audienceKey(audience)) : waiting;
  const moves = file !== undefined && !('id' in to && to.id === file.parent);
  // No reader without a permit, not even for a moment: unless the current folder's people are all let in by the new one, close first.
  const open = file !== undefined && file.parent !== state.waitingRoom;
  const narrowing =
    open &&
    !(currentAudience !== undefined && audience !== undefined && currentAudience.rooms.every((room) => audience.rooms.includes(room)));
  if (file && moves) {
    const beside = currentAudience === undefined ? [] : captions.filter((one) => one.parent === file.parent);
    if (narrowing) for (const one of [...beside, file]) steps.push({ phase: 'withdraw', kind: 'file', file: one.id, to: waiting });
    if (audience || !narrowing) steps.push({ phase: 'publish', kind: 'file', file: file.id, to });
    // What is in the bin is shown to nobody new.
    for (const one of narrowing ? [] : beside) if (one.trashed) steps.push({ phase: 'publish', kind: 'file', file: one.id, to: waiting });
  }
  // Captions follow their film. Those in another folder are closed first, as strays are.
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
    if (linked.has(room) || !file || state.conflicts.has(`rooms/${room}`)) continue;
    const into = placeOf(desired, 'room', 'rooms', room);
    steps.push({
      phase: 'publish',
      kind: 'link',
      row: film.id,
      name: shortName(film.title, FILE_NAME_CHARACTERS),
      target: file.id,
      room,
      into,
    });
  }
  if (steps.length === 0) return undefined;
  const before = viewersNow(desired, file);
  const after = viewersAfter(desired, audience);
  const always = viewersInWaiting(desired);
  const closing = audience === undefined && moves;
  return {
    id: `recording:${film.id}`,
    action: closing ? 'close' : !moves ? 'link' : currentAudience === undefined ? 'share' : 'move',
    target: `recordings/${film.id}`,
    name: film.title,
    reason: !moves && steps.every((step) => step.kind === 'file') ? planMessage('film.captionsFollow') : reasonFor(film),
    before: { rooms: currentAudience?.rooms ?? [], until: currentAudience?.until ?? null, shortcuts: linked.size },
    after: { rooms: shown, until: audience?.until ?? null, shortcuts: shown.length },
    gains: [...after].filter((email) => !before.has(email)),
    loses: [...before].filter((email) => !after.has(email) && !always.has(email)),
    always: closing && (isOver(currentAudience, desired.today) || (film.verdict?.why !== undefined && STATED.has(film.verdict.why))),
    review: false,
    steps,
  };
}

/**
 * A film in the bin is left alone while its permits hold. Afterwards it is closed like any other, since Drive lets its readers
 * open it by link.
 */
function binnedChange(desired: Desired, film: FilmFacts, mine: Belonging): Change | undefined {
  const trashed = binnedOf(desired, film);
  return trashed && !trashed.stays
    ? filmChange(desired, { ...film, file: trashed.file, currentAudience: trashed.currentAudience, audience: undefined }, mine)
    : undefined;
}

function reasonFor(film: FilmFacts): Message {
  if (!film.row && film.verdict?.why === undefined) {
    return film.audience === undefined ? planMessage('film.rowGone') : planMessage('film.linksFollow');
  }
  const why = film.verdict?.why ?? (film.audience ? undefined : [...(film.verdict?.closed.values() ?? [])][0]);
  if (why) return closedMessage(why, film.verdict?.whose);
  if (!film.audience) return planMessage('film.noRoom');
  const until = film.audience.until;
  return until === undefined ? planMessage('film.allowed') : planMessage('film.allowedUntil', { until });
}

/** Folders and who may read them: waiting room, rooms and audiences. The root is the coordinators’ (coordinators.ts). */

import { FILE_NAME_CHARACTERS } from '../../../quotas/google.ts';
import { audienceKey } from '../../ids.ts';
import { shortName } from '../../limits.ts';
import type { Change } from '../change.ts';
import { type Desired, folderOf, roomName } from '../desired.ts';
import { isOver } from '../ends.ts';
import { planMessage } from '../messages.ts';
import { audienceOf, readersOf } from '../state.ts';
import { asideName, isAside, spokenName } from './aside.ts';
import type { FilmFacts } from './film-facts.ts';
import { makeFolder, placeOf, rename, type Target, ungrant } from './folder-change.ts';
import { grantChanges } from './grants.ts';
import { strayGrantChanges } from './stray-grants.ts';
import { type AudienceNeeded, viewersOfAll } from './viewers.ts';

export function folderChanges(desired: Desired, audiences: readonly AudienceNeeded[], films: ReadonlyMap<string, FilmFacts>): Change[] {
  return [...roomChanges(desired), ...audienceChanges(desired, audiences), ...overChanges(desired), ...strayGrantChanges(desired, films)];
}

function roomChanges(desired: Desired): Change[] {
  const { state, config } = desired;
  const changes: Change[] = [];
  for (const row of config.tables.rooms.rows) {
    const folder = folderOf(state, 'room', 'rooms', row.id);
    const target = { id: `folder:rooms/${row.id}`, target: `rooms/${row.id}`, name: row.name };
    if (state.conflicts.has(`rooms/${row.id}`)) {
      changes.push(...takenAway(desired, `rooms/${row.id}`, target, [row.id], undefined));
      continue;
    }
    const name = shortName(row.name, FILE_NAME_CHARACTERS);
    if (!folder) changes.push(makeFolder(target, 'rooms', row.id, name, planMessage('room.new'), true));
    else if (folder.name !== name) changes.push(rename(target, folder, name, planMessage('room.named')));
    changes.push(...grantChanges(desired, folder, placeOf(desired, 'room', 'rooms', row.id), target, [row.id], undefined));
  }
  for (const folder of state.items.values()) {
    if (folder.kind !== 'room' || folder.trashed || config.tables.rooms.faulty.has(folder.row) || desired.rooms.has(folder.row)) continue;
    const target = { id: `folder:rooms/${folder.row}`, target: `rooms/${folder.row}`, name: folder.name };
    const gone = planMessage('room.gone');
    changes.push(
      ...folder.grants.map((grant) => ungrant(desired, folder.id, grant, target, gone, [...readersOf(state, [grant], desired.now)])),
    );
  }
  return changes;
}

function audienceChanges(desired: Desired, audiences: readonly AudienceNeeded[]): Change[] {
  const changes: Change[] = [];
  for (const { audience, files } of audiences) {
    const key = audienceKey(audience);
    const folder = folderOf(desired.state, 'audience', 'audiences', key);
    const rooms = audience.rooms.map((id) => roomName(desired, id)).join(' + ');
    const until = audience.until === undefined ? '' : ` till ${audience.until}`;
    const stored = asideName(`Filmer: ${rooms}`, until);
    const target = { id: `folder:audiences/${key}`, target: `audiences/${key}`, name: spokenName(stored) };
    if (desired.state.conflicts.has(`audiences/${key}`)) {
      changes.push(...takenAway(desired, `audiences/${key}`, target, audience.rooms, audience.until));
      continue;
    }
    if (!folder) changes.push(makeFolder(target, 'audiences', key, stored, planMessage('audience.apart'), false));
    // Its rooms' names are those of the day it was made: a row that can't be read renames nothing.
    else if (!isAside(folder.name)) changes.push(rename(target, folder, asideName(folder.name), planMessage('audience.aside')));
    const place = placeOf(desired, 'audience', 'audiences', key);
    changes.push(...grantChanges(desired, folder, place, target, audience.rooms, audience.until, () => viewersOfAll(desired, files)));
  }
  return changes;
}

/** A folder in conflict (moved by hand, or in the bin) gives nothing. Whoever is no longer let in is taken out of it all the same. */
function takenAway(desired: Desired, key: string, target: Target, rooms: readonly string[], until: string | undefined): readonly Change[] {
  const folder = desired.state.items.get(desired.state.ids.get(`${key}/folder`) ?? '');
  if (!folder) return [];
  return grantChanges(desired, folder, { id: folder.id }, target, rooms, until).filter(({ steps }) =>
    steps.every((step) => step.kind === 'ungrant'),
  );
}

/** A folder whose last day is over lets nobody in, wherever it was moved to. Where Drive ended the grants by itself they are gone already. */
function overChanges(desired: Desired): Change[] {
  const { state, now, today } = desired;
  const over = planMessage('lastDay.over');
  return [...state.items.values()].flatMap((folder) => {
    if (folder.kind !== 'audience' || !isOver(audienceOf(folder), today)) return [];
    const target = { id: `folder:audiences/${folder.row}`, target: `audiences/${folder.row}`, name: spokenName(folder.name) };
    return folder.grants
      .filter((grant) => grant.until === undefined || grant.until > now)
      .map((grant) => ({ ...ungrant(desired, folder.id, grant, target, over, [], 'withdraw'), always: true }));
  });
}

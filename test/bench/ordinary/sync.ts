/**
 * Sharing, the ordinary way: a script put together of what Google's samples and guides show. Everything is looked up by
 * its name, everyone is given access by a permission of their own in a loop, as Drive's guide to sharing does, one call
 * after the other, and each run goes through it all again, since a script keeps no plan. Who is no longer to see a folder
 * or a file is found by listing its permissions. It is generous to the ordinary side: tabs are read and written a whole
 * one at a time, never cell by cell, and a real folder would not take 4,000 people one by one.
 */
import type { Json, Wire } from './wire.ts';

export interface Place {
  spreadsheetId: string;
  rootFolder: string;
  calendarId: string;
}

type Row = Record<string, string>;

const FOLDER = 'application/vnd.google-apps.folder';

/** `looksFirst`: a better script, which gives a permission only to those who lack it. */
export function syncEverything(ask: Wire, place: Place, looksFirst = false): void {
  const units = readTab(ask, place, 'Enheter');
  const people = readTab(ask, place, 'Personer');
  const networks = readTab(ask, place, 'Nätverk');
  const rooms = readTab(ask, place, 'Rum');
  const permits = readTab(ask, place, 'Medgivanden');
  const recordings = readTab(ask, place, 'Inspelningar');
  const meetings = readTab(ask, place, 'Träffar');

  const membersOf = (room: Row): string[] =>
    people
      .filter((person) => person.Roller !== 'samordnare' && (person.Till ?? '') === '')
      .filter((person) => {
        const unit = units.find((one) => one.Id === person.Enhet);
        const inNetwork = list(room.Nätverk).some((id) =>
          list(networks.find((network) => network.Id === id)?.Tillagda).includes(person['E-post'] as string),
        );
        return (
          room.Alla === 'ja' ||
          list(room.Områden).includes(unit?.Område ?? '') ||
          list(room.Skolformer).includes(unit?.Skolform ?? '') ||
          inNetwork
        );
      })
      .map((person) => person['E-post'] as string);

  const folders = new Map<string, string>();
  const members = new Map<string, string[]>();
  for (const room of rooms) {
    const folder = findOrMakeFolder(ask, room.Namn as string, place.rootFolder);
    const emails = membersOf(room);
    shareWithEach(ask, folder, emails, looksFirst);
    folders.set(room.Id as string, folder);
    members.set(room.Id as string, emails);
  }

  const statuses: string[][] = [];
  for (const recording of recordings) {
    const file = findByName(ask, `${recording.Id}.mp4`);
    const permit = permits.find((one) => one.Id === recording.Medgivande);
    const folder = folders.get(recording.Rum as string);
    if (!file || !folder || permit?.Svar !== 'ja') {
      statuses.push(['väntar på svar']);
      continue;
    }
    moveInto(ask, file, folder);
    withdrawFromOthers(ask, file, members.get(recording.Rum as string) ?? []);
    statuses.push(['delad']);
  }
  writeColumn(ask, place, 'Inspelningar', 'Status', statuses);

  for (const meeting of meetings) {
    const network = networks.find((one) => one.Id === meeting.Nätverk);
    invite(ask, place, meeting, list(network?.Tillagda));
  }
}

/** The first row holds the headers, as in every sample. */
function readTab(ask: Wire, { spreadsheetId }: Place, title: string): Row[] {
  const { values = [] }: { values?: string[][] } = ask('GET', `/v4/spreadsheets/${spreadsheetId}/values/${encodeURIComponent(title)}`);
  const [headers = [], ...rows] = values;
  return rows.map((row) => Object.fromEntries(headers.map((header, column) => [header.replace('°', '').trim(), row[column] ?? ''])));
}

const list = (text: string | undefined): string[] => (text ?? '').split(', ').filter((part) => part !== '');

function findByName(ask: Wire, name: string): string | undefined {
  const found = ask('GET', '/drive/v3/files', { q: `name = '${name}' and trashed = false`, fields: 'files(id, name)' });
  return found.files[0]?.id;
}

function findOrMakeFolder(ask: Wire, name: string, parent: string): string {
  const q = `name = '${name}' and mimeType = '${FOLDER}' and '${parent}' in parents and trashed = false`;
  const found = ask('GET', '/drive/v3/files', { q, fields: 'files(id, name)' });
  if (found.files.length > 0) return found.files[0].id;
  return ask('POST', '/drive/v3/files', { fields: 'id' }, { name, mimeType: FOLDER, parents: [parent] }).id;
}

/** Who can see an item: as many pages as it takes. */
function permissionsOf(ask: Wire, id: string): Json[] {
  const permissions: Json[] = [];
  let pageToken: string | undefined;
  do {
    const query = { pageSize: '100', fields: 'nextPageToken, permissions(id, emailAddress, role, permissionDetails)' };
    const page = ask('GET', `/drive/v3/files/${id}/permissions`, pageToken === undefined ? query : { ...query, pageToken });
    permissions.push(...page.permissions);
    pageToken = page.nextPageToken;
  } while (pageToken);
  return permissions;
}

function shareWithEach(ask: Wire, folder: string, emails: readonly string[], looksFirst: boolean): void {
  const present = permissionsOf(ask, folder);
  const known = new Set(present.map((permission) => permission.emailAddress));
  for (const emailAddress of emails) {
    if (looksFirst && known.has(emailAddress)) continue;
    const query = { sendNotificationEmail: 'false', fields: 'id' };
    ask('POST', `/drive/v3/files/${folder}/permissions`, query, { type: 'user', role: 'reader', emailAddress });
  }
  const wanted = new Set(emails);
  for (const permission of present) {
    if (permission.role === 'owner' || wanted.has(permission.emailAddress)) continue;
    ask('DELETE', `/drive/v3/files/${folder}/permissions/${permission.id}`);
  }
}

function moveInto(ask: Wire, file: string, folder: string): void {
  const { parents } = ask('GET', `/drive/v3/files/${file}`, { fields: 'parents' });
  if (parents[0] === folder) return;
  ask('PATCH', `/drive/v3/files/${file}`, { addParents: folder, removeParents: parents.join(','), fields: 'id, parents' }, {});
}

/** The check of each file: someone may have shared it by hand. */
function withdrawFromOthers(ask: Wire, file: string, emails: readonly string[]): void {
  const wanted = new Set(emails);
  for (const permission of permissionsOf(ask, file)) {
    const inherited = permission.permissionDetails?.every((detail: Json) => detail.inherited) ?? false;
    if (permission.role === 'owner' || wanted.has(permission.emailAddress) || inherited) continue;
    ask('DELETE', `/drive/v3/files/${file}/permissions/${permission.id}`);
  }
}

function writeColumn(ask: Wire, { spreadsheetId }: Place, title: string, header: string, values: string[][]): void {
  const top = ask('GET', `/v4/spreadsheets/${spreadsheetId}/values/${encodeURIComponent(`${title}!1:1`)}`);
  const column = (top.values[0] as string[]).findIndex((text) => text.replace('°', '').trim() === header);
  const letters = `${column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : ''}${String.fromCharCode(65 + (column % 26))}`;
  const range = `${title}!${letters}2:${letters}${values.length + 1}`;
  ask('PUT', `/v4/spreadsheets/${spreadsheetId}/values/${encodeURIComponent(range)}`, { valueInputOption: 'RAW' }, { range, values });
}

function invite(ask: Wire, { calendarId }: Place, meeting: Row, emails: readonly string[]): void {
  const events = `/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events`;
  const found = ask('GET', events, { q: meeting.Rubrik as string, singleEvents: 'true', maxResults: '10' });
  const event = (found.items as Json[]).find((item) => item.summary === meeting.Rubrik);
  const attendees = emails.map((email) => ({ email }));
  if (!event) {
    const at = (text: string | undefined) => ({ dateTime: `${(text ?? '').replace(' ', 'T')}:00`, timeZone: 'Europe/Stockholm' });
    const body = { summary: meeting.Rubrik, location: meeting.Plats, start: at(meeting.Start), end: at(meeting.Slut), attendees };
    ask('POST', events, { sendUpdates: 'all' }, body);
    return;
  }
  const invited = (event.attendees ?? []).map((guest: Json) => guest.email);
  if (emails.every((email) => invited.includes(email)) && invited.length === emails.length) return;
  ask('PATCH', `${events}/${event.id}`, { sendUpdates: 'all' }, { attendees });
}
